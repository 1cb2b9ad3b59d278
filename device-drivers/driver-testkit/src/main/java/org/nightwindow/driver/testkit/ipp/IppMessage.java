package org.nightwindow.driver.testkit.ipp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One IPP message as bytes, RFC 8010 §3:
/// ```
/// version u8 u8 | operation or status u16 | request-id i32 | { group tag u8 | attribute… } | 0x03
/// attribute: value tag u8 | name length u16 | name | value length u16 | value; further values have name length 0
/// ```
/// Collections are read as the flat values they are on the wire; this printer needs none.
///
/// @param code operation of a request, status of a reply
/// @param groups in the order of the message
record IppMessage(int code, int requestId, List<Group> groups) {
    static final int OPERATION_GROUP = 0x01;
    static final int JOB_GROUP = 0x02;
    static final int END = 0x03;
    static final int PRINTER_GROUP = 0x04;
    /// Tags up to this one start a group; all others are values (RFC 8010 §3.5.1).
    private static final int LAST_GROUP_TAG = 0x0F;

    IppMessage {
        groups = List.copyOf(groups);
    }

    /// @param tag which group
    /// @param attributes by name, in the order written
    record Group(int tag, Map<String, List<Value>> attributes) {
        Group(int tag) {
            this(tag, new LinkedHashMap<>());
        }

        Group put(String name, Value... values) {
            attributes.put(name, List.of(values));
            return this;
        }

        /// Only the attributes asked for; all when nothing was asked for or a group name like `all` was.
        Group only(Set<String> requested) {
            if (requested.isEmpty()
                    || requested.stream().anyMatch(Set.of("all", "printer-description", "job-description")::contains)) {
                return this;
            }
            Map<String, List<Value>> some = new LinkedHashMap<>(attributes);
            some.keySet().retainAll(requested);
            return new Group(tag, some);
        }
    }

    /// @param tag the syntax, RFC 8010 §3.5.2
    record Value(int tag, byte[] bytes) {
        static Value integer(int number) {
            return new Value(0x21, ByteBuffer.allocate(4).putInt(number).array());
        }

        static Value bool(boolean yes) {
            return new Value(0x22, new byte[] {(byte) (yes ? 1 : 0)});
        }

        static Value enumeration(int number) {
            return new Value(0x23, ByteBuffer.allocate(4).putInt(number).array());
        }

        static Value octets(String text) {
            return text(0x30, text);
        }

        static Value text(String text) {
            return text(0x41, text);
        }

        static Value name(String text) {
            return text(0x42, text);
        }

        static Value keyword(String text) {
            return text(0x44, text);
        }

        static Value uri(String text) {
            return text(0x45, text);
        }

        static Value charset(String text) {
            return text(0x47, text);
        }

        static Value language(String text) {
            return text(0x48, text);
        }

        static Value mimeType(String text) {
            return text(0x49, text);
        }

        private static Value text(int tag, String text) {
            return new Value(tag, text.getBytes(StandardCharsets.UTF_8));
        }

        String asText() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        int asInteger() {
            return bytes.length == 4 ? ByteBuffer.wrap(bytes).getInt() : -1;
        }
    }

    /// Reads one message and leaves the stream at the first byte of the document.
    static IppMessage read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        data.readUnsignedShort(); // version: answered with 2.0 whatever it is
        int code = data.readUnsignedShort();
        int requestId = data.readInt();
        List<Group> groups = new ArrayList<>();
        List<Value> last = new ArrayList<>();
        for (int tag = data.readUnsignedByte(); tag != END; tag = data.readUnsignedByte()) {
            if (tag <= LAST_GROUP_TAG) {
                groups.add(new Group(tag));
                continue;
            }
            String name = new String(data.readNBytes(data.readUnsignedShort()), StandardCharsets.UTF_8);
            Value value = new Value(tag, data.readNBytes(data.readUnsignedShort()));
            if (!name.isEmpty() && !groups.isEmpty()) {
                last = new ArrayList<>();
                groups.getLast().attributes().put(name, last);
            }
            last.add(value);
        }
        return new IppMessage(code, requestId, groups);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(0x0200);
            out.writeShort(code);
            out.writeInt(requestId);
            for (Group group : groups) {
                out.writeByte(group.tag());
                for (Map.Entry<String, List<Value>> attribute :
                        group.attributes().entrySet()) {
                    String name = attribute.getKey();
                    for (Value value : attribute.getValue()) {
                        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
                        out.writeByte(value.tag());
                        out.writeShort(nameBytes.length);
                        out.write(nameBytes);
                        out.writeShort(value.bytes().length);
                        out.write(value.bytes());
                        name = "";
                    }
                }
            }
            out.writeByte(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The first value of an operation attribute.
    Optional<Value> asked(String name) {
        return askedAll(name).stream().findFirst();
    }

    List<Value> askedAll(String name) {
        return groups.stream()
                .filter(group -> group.tag() == OPERATION_GROUP)
                .map(group -> group.attributes().getOrDefault(name, List.of()))
                .findFirst()
                .orElse(List.of());
    }
}
