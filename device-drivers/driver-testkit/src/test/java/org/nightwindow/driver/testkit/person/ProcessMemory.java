package org.nightwindow.driver.testkit.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// All memory of this process that it can write, as Linux shows it: `/proc/self/maps` and `/proc/self/mem`.
final class ProcessMemory {
    /// No run of so many bytes is there by chance.
    private static final int RUN = 48;

    private static final int CHUNK = 4 << 20;

    /// One byte of what is looked for.
    interface Wanted {
        byte at(int place);
    }

    /// How often a run of bytes lies there. Looking leaves no copy: what is looked for is kept inverted, and what is
    /// read lies outside the Java heap and is overwritten.
    static int count(Wanted wanted) {
        byte[] inverted = new byte[RUN];
        for (int i = 0; i < RUN; i++) {
            inverted[i] = (byte) ~wanted.at(i);
        }
        int found = 0;
        try (Arena arena = Arena.ofConfined();
                FileChannel memory = FileChannel.open(Path.of("/proc/self/mem"))) {
            MemorySegment chunk = arena.allocate(CHUNK);
            for (String map : Files.readAllLines(Path.of("/proc/self/maps"))) {
                String[] parts = map.split("[- ]", 4);
                if (parts[2].startsWith("rw") && !map.contains("[v")) {
                    long from = Long.parseUnsignedLong(parts[0], 16);
                    long to = Long.parseUnsignedLong(parts[1], 16);
                    found += count(memory, from, to, inverted, chunk);
                }
            }
            chunk.fill((byte) 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static int count(FileChannel memory, long from, long to, byte[] inverted, MemorySegment chunk) {
        int found = 0;
        ByteBuffer buffer = chunk.asByteBuffer();
        for (long at = from; at < to; at += CHUNK - RUN) {
            int length;
            try {
                buffer.clear().limit((int) Math.min(CHUNK, to - at));
                length = memory.read(buffer, at);
            } catch (IOException gone) {
                return found; // unmapped meanwhile
            }
            for (int i = 0; i + RUN <= length; i++) {
                if (matches(chunk, i, inverted)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static boolean matches(MemorySegment chunk, int at, byte[] inverted) {
        for (int i = 0; i < RUN; i++) {
            if (chunk.get(ValueLayout.JAVA_BYTE, at + i) != (byte) ~inverted[i]) {
                return false;
            }
        }
        return true;
    }

    private ProcessMemory() {}
}
