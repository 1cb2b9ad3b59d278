package org.nightwindow.driver.host.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The shapes without parts. Numbers are big-endian.
enum Plain implements Shape {
    BOOLEAN {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        Object take(ByteBuffer in) throws MalformedException {
            return bit(in);
        }
    },
    INT {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            out.writeInt((Integer) value);
        }

        @Override
        Object take(ByteBuffer in) {
            return in.getInt();
        }
    },
    LONG {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            out.writeLong((Long) value);
        }

        @Override
        Object take(ByteBuffer in) {
            return in.getLong();
        }
    },
    /// As UTF-16: a name from a card may hold code units that no UTF-8 can carry, and is never "cleaned".
    TEXT {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            String text = (String) value;
            out.writeInt(text.length());
            out.writeChars(text);
        }

        @Override
        Object take(ByteBuffer in) throws MalformedException {
            char[] units = new char[count(in, Character.BYTES)];
            for (int i = 0; i < units.length; i++) {
                units[i] = in.getChar();
            }
            return new String(units);
        }
    },
    BYTES {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            byte[] bytes = (byte[]) value;
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        Object take(ByteBuffer in) throws MalformedException {
            byte[] bytes = new byte[count(in, 1)];
            in.get(bytes);
            return bytes;
        }
    },
    DURATION {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            Duration duration = (Duration) value;
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        }

        @Override
        Object take(ByteBuffer in) throws MalformedException {
            return Duration.ofSeconds(in.getLong(), nano(in));
        }
    },
    INSTANT {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            Instant instant = (Instant) value;
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }

        @Override
        Object take(ByteBuffer in) throws MalformedException {
            return Instant.ofEpochSecond(in.getLong(), nano(in));
        }
    },
    DATE {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            out.writeLong(((LocalDate) value).toEpochDay());
        }

        @Override
        Object take(ByteBuffer in) {
            return LocalDate.ofEpochDay(in.getLong());
        }
    },
    OPTIONAL_INT {
        @Override
        void put(Object value, DataOutputStream out) throws IOException {
            OptionalInt number = (OptionalInt) value;
            out.writeBoolean(number.isPresent());
            if (number.isPresent()) {
                out.writeInt(number.getAsInt());
            }
        }

        @Override
        Object take(ByteBuffer in) throws MalformedException {
            return bit(in) ? OptionalInt.of(in.getInt()) : OptionalInt.empty();
        }
    };

    abstract void put(Object value, DataOutputStream out) throws IOException;

    abstract Object take(ByteBuffer in) throws MalformedException;

    @Override
    public void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException {
        if (value == null) {
            throw new MalformedException("null for " + name());
        }
        try {
            put(value, out);
        } catch (ClassCastException wrong) {
            throw new MalformedException("no " + name());
        }
    }

    @Override
    public Object read(ByteBuffer in) throws MalformedException {
        try {
            return take(in);
        } catch (BufferUnderflowException | DateTimeException | ArithmeticException wrong) {
            throw new MalformedException("no " + name());
        }
    }

    static boolean bit(ByteBuffer in) throws MalformedException {
        byte bit = in.get();
        if (bit != 0 && bit != 1) {
            throw new MalformedException("no bit: " + bit);
        }
        return bit == 1;
    }

    private static int nano(ByteBuffer in) throws MalformedException {
        int nano = in.getInt();
        if (nano < 0 || nano > 999_999_999) {
            throw new MalformedException("no nanoseconds: " + nano);
        }
        return nano;
    }

    /// A count of things of at least `size` bytes each: never more than can follow, so that a lie costs no memory.
    static int count(ByteBuffer in, int size) throws MalformedException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / size) {
            throw new MalformedException("no count: " + count);
        }
        return count;
    }
}
