package org.nightwindow.driver.host.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the values of one type are written and read. There is a shape for the words of the driver API and for
/// nothing else: primitives, text, bytes, times, optional values, collections, and the records, enums and sealed
/// interfaces of our own packages.
interface Shape {

    void write(@Nullable Object value, DataOutputStream out) throws IOException, MalformedException;

    Object read(ByteBuffer in) throws MalformedException;

    /// @throws IllegalArgumentException for a type that does not belong to the driver API
    static Shape of(Type type) {
        Shape known = Cache.SHAPES.get(type);
        if (known == null) {
            known = make(type, Map.of());
            Cache.SHAPES.put(type, known);
        }
        return known;
    }

    /// @param bindings what the type variables in scope stand for
    static Shape make(Type type, Map<TypeVariable<?>, Type> bindings) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain, List.of());
            case ParameterizedType generic -> {
                List<Type> arguments = List.of(generic.getActualTypeArguments()).stream()
                        .map(argument -> resolve(argument, bindings))
                        .toList();
                yield ofClass((Class<?>) generic.getRawType(), arguments);
            }
            case TypeVariable<?> variable -> make(resolve(variable, bindings), Map.of());
            case WildcardType wildcard -> make(wildcard.getUpperBounds()[0], bindings);
            default -> throw foreign(type);
        };
    }

    private static Type resolve(Type type, Map<TypeVariable<?>, Type> bindings) {
        if (type instanceof TypeVariable<?> variable) {
            Type bound = bindings.get(variable);
            if (bound == null) {
                throw foreign(type);
            }
            return bound;
        }
        return type;
    }

    private static Shape ofClass(Class<?> type, List<Type> arguments) {
        if (type == boolean.class || type == Boolean.class) {
            return Plain.BOOLEAN;
        } else if (type == int.class || type == Integer.class) {
            return Plain.INT;
        } else if (type == long.class || type == Long.class) {
            return Plain.LONG;
        } else if (type == String.class) {
            return Plain.TEXT;
        } else if (type == byte[].class) {
            return Plain.BYTES;
        } else if (type == Duration.class) {
            return Plain.DURATION;
        } else if (type == Instant.class) {
            return Plain.INSTANT;
        } else if (type == LocalDate.class) {
            return Plain.DATE;
        } else if (type == OptionalInt.class) {
            return Plain.OPTIONAL_INT;
        } else if (type == Optional.class) {
            return new Collected.Maybe(make(arguments.getFirst(), Map.of()));
        } else if (type == List.class) {
            return new Collected.Many(make(arguments.getFirst(), Map.of()), List.class);
        } else if (type == Set.class) {
            return new Collected.Many(make(arguments.getFirst(), Map.of()), Set.class);
        } else if (type == Map.class) {
            return new Collected.Pairs(make(arguments.getFirst(), Map.of()), make(arguments.getLast(), Map.of()));
        } else if (!isOurs(type)) {
            throw foreign(type);
        } else if (type.isEnum()) {
            return new Structured.OneOf(type);
        } else if (type.isRecord()) {
            return Structured.Fields.of(type, bind(type, arguments));
        } else if (type.isSealed()) {
            return Structured.Choice.of(type, bind(type, arguments));
        }
        throw foreign(type);
    }

    private static Map<TypeVariable<?>, Type> bind(Class<?> type, List<Type> arguments) {
        TypeVariable<?>[] variables = type.getTypeParameters();
        if (variables.length != arguments.size()) {
            throw foreign(type);
        }
        Map<TypeVariable<?>, Type> bindings = new ConcurrentHashMap<>();
        for (int i = 0; i < variables.length; i++) {
            bindings.put(variables[i], arguments.get(i));
        }
        return bindings;
    }

    private static boolean isOurs(Class<?> type) {
        String name = type.getPackageName();
        return name.equals("org.nightwindow.driver") || name.equals(Shape.class.getPackageName());
    }

    private static IllegalArgumentException foreign(Type type) {
        return new IllegalArgumentException(type.getTypeName() + " is no word of the driver API");
    }

    /// Shapes are made once; there are about sixty.
    final class Cache {
        private static final Map<Type, Shape> SHAPES = new ConcurrentHashMap<>();

        private Cache() {}
    }
}
