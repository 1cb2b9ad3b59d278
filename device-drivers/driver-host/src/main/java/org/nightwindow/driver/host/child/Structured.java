package org.nightwindow.driver.host.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shapes of our own types. Records are made by their canonical constructor, so that what a record refuses
/// never comes into being.
sealed interface Structured extends Shape {

    /// An enum: one byte, its place.
    record OneOf(Class<?> type) implements Structured {
        @Override
        @SuppressWarnings("EnumOrdinal") // both sides run the same build; a place never outlives the process
        public void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException {
            if (!type.isInstance(value)) {
                throw new MalformedException("no " + type.getSimpleName());
            }
            out.writeByte(((Enum<?>) value).ordinal());
        }

        @Override
        public Object read(ByteBuffer in) throws MalformedException {
            return at(List.of(type.getEnumConstants()), in, type);
        }
    }

    /// A record: its components in order.
    record Fields(Class<?> type, List<RecordComponent> components, List<Shape> shapes, Constructor<?> constructor)
            implements Structured {
        static Fields of(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            components.forEach(each -> each.getAccessor().setAccessible(true));
            Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                List<Shape> shapes = components.stream()
                        .map(each -> Shape.make(each.getGenericType(), bindings))
                        .toList();
                return new Fields(type, components, shapes, constructor);
            } catch (NoSuchMethodException impossible) {
                throw new LinkageError("every record has its canonical constructor", impossible);
            }
        }

        @Override
        public void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException {
            if (!type.isInstance(value)) {
                throw new MalformedException("no " + type.getSimpleName());
            }
            for (int i = 0; i < shapes.size(); i++) {
                Object component;
                try {
                    component = components.get(i).getAccessor().invoke(value);
                } catch (IllegalAccessException | InvocationTargetException bug) {
                    throw new MalformedException("unreadable " + type.getSimpleName());
                }
                if (component == null) {
                    throw new MalformedException("null in " + type.getSimpleName() + "."
                            + components.get(i).getName());
                }
                shapes.get(i).write(component, out);
            }
        }

        @Override
        public Object read(ByteBuffer in) throws MalformedException {
            Object[] values = new Object[shapes.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = shapes.get(i).read(in);
            }
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                throw new MalformedException(type.getSimpleName() + " refuses its content");
            } catch (InstantiationException | IllegalAccessException impossible) {
                throw new LinkageError("a record can be made", impossible);
            }
        }
    }

    /// A sealed interface: one byte, which record, and then the record.
    record Choice(Class<?> type, List<Class<?>> cases, List<Shape> shapes) implements Structured {
        static Choice of(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
            List<Class<?>> cases = List.of(type.getPermittedSubclasses());
            List<Shape> shapes = cases.stream()
                    .<Shape>map(each -> Fields.of(each, rebind(type, each, bindings)))
                    .toList();
            return new Choice(type, cases, shapes);
        }

        /// `Done<T> implements Outcome<T>`: what Outcome's T stands for, Done's T does as well.
        private static Map<TypeVariable<?>, Type> rebind(
                Class<?> type, Class<?> implementation, Map<TypeVariable<?>, Type> bindings) {
            Map<TypeVariable<?>, Type> its = new HashMap<>();
            for (Type each : implementation.getGenericInterfaces()) {
                if (each instanceof ParameterizedType generic && generic.getRawType() == type) {
                    List<Type> arguments = Arrays.asList(generic.getActualTypeArguments());
                    for (int i = 0; i < arguments.size(); i++) {
                        if (arguments.get(i) instanceof TypeVariable<?> variable) {
                            its.put(variable, bindings.get(type.getTypeParameters()[i]));
                        }
                    }
                }
            }
            return its;
        }

        @Override
        public void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException {
            int which = value == null ? -1 : cases.indexOf(value.getClass());
            if (which < 0) {
                throw new MalformedException("no " + type.getSimpleName());
            }
            out.writeByte(which);
            shapes.get(which).write(value, out);
        }

        @Override
        public Object read(ByteBuffer in) throws MalformedException {
            return at(shapes, in, type).read(in);
        }
    }

    private static <T> T at(List<T> all, ByteBuffer in, Class<?> type) throws MalformedException {
        int which = in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : -1;
        if (which < 0 || which >= all.size()) {
            throw new MalformedException("no " + type.getSimpleName());
        }
        return all.get(which);
    }
}
