package org.nightwindow.driver.host.child;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of the driver API as bytes and back. Directed by the expected type: no class name ever travels, so
/// nothing can be made that the driver API does not name. Any thread.
///
/// Bytes that are not exactly one value of the type are a [MalformedException], never anything else, and cost no
/// more memory than they are long.
final class Codec {
    private Codec() {}

    static byte[] encode(Type type, @Nullable Object value) throws MalformedException {
        return encode(List.of(type), Collections.singletonList(value));
    }

    /// @param types the type of each value, in order
    static byte[] encode(List<Type> types, List<? extends @Nullable Object> values) throws MalformedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            for (int i = 0; i < types.size(); i++) {
                Shape.of(types.get(i)).write(values.get(i), out);
            }
        } catch (IOException impossible) {
            throw new AssertionError("an array takes every byte", impossible);
        }
        if (bytes.size() > Link.MAX_FRAME) {
            throw new MalformedException(bytes.size() + " bytes are more than a frame holds");
        }
        return bytes.toByteArray();
    }

    static Object decode(Type type, byte[] bytes) throws MalformedException {
        return decode(List.of(type), bytes).getFirst();
    }

    /// @param types the type of each value, in order
    static List<Object> decode(List<Type> types, byte[] bytes) throws MalformedException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Shape.of(types.get(i)).read(in);
        }
        if (in.hasRemaining()) {
            throw new MalformedException(in.remaining() + " bytes too many");
        }
        return List.of(values);
    }
}
