package org.nightwindow.driver.host.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shapes of values that hold others. Every element takes at least one byte, so a count can be checked against
/// what follows.
sealed interface Collected extends Shape {

    record Maybe(Shape element) implements Collected {
        @Override
        public void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException {
            Optional<?> optional = of(Optional.class, value);
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                element.write(optional.get(), out);
            }
        }

        @Override
        public Object read(ByteBuffer in) throws MalformedException {
            return flag(in) ? Optional.of(element.read(in)) : Optional.empty();
        }
    }

    /// @param as [List] or [java.util.Set]
    record Many(Shape element, Class<?> as) implements Collected {
        @Override
        public void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException {
            Collection<?> all = of(Collection.class, value);
            out.writeInt(all.size());
            for (Object each : all) {
                element.write(each, out);
            }
        }

        @Override
        public Object read(ByteBuffer in) throws MalformedException {
            int count = size(in);
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(element.read(in));
            }
            if (as == List.class) {
                return List.copyOf(all);
            }
            LinkedHashSet<Object> set = new LinkedHashSet<>(all);
            if (set.size() < count) {
                throw new MalformedException("a set with the same thing twice");
            }
            return set;
        }
    }

    record Pairs(Shape key, Shape value) implements Collected {
        @Override
        public void write(@Nullable Object map, DataOutputStream out) throws IOException, MalformedException {
            Map<?, ?> pairs = of(Map.class, map);
            out.writeInt(pairs.size());
            for (Map.Entry<?, ?> pair : pairs.entrySet()) {
                key.write(pair.getKey(), out);
                value.write(pair.getValue(), out);
            }
        }

        @Override
        public Object read(ByteBuffer in) throws MalformedException {
            int count = size(in);
            Map<Object, Object> pairs = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                if (pairs.put(key.read(in), value.read(in)) != null) {
                    throw new MalformedException("a map with the same key twice");
                }
            }
            return pairs;
        }
    }

    private static <T> T of(Class<T> type, @Nullable Object value) throws MalformedException {
        if (!type.isInstance(value)) {
            throw new MalformedException("no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static boolean flag(ByteBuffer in) throws MalformedException {
        return (Boolean) Plain.BOOLEAN.read(in);
    }

    private static int size(ByteBuffer in) throws MalformedException {
        try {
            return Plain.count(in, 1);
        } catch (BufferUnderflowException tooShort) {
            throw new MalformedException("no size");
        }
    }
}
