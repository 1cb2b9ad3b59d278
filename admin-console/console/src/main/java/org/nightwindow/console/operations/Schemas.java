package org.nightwindow.console.operations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Json;

/// JSON schemas (2020-12, as OpenAPI 3.1 has them) of what the hall's records look like as JSON; made from the records,
/// so that no field is told that is not there.
final class Schemas {
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final Set<Class<?>> BROKEN = Set.of(double.class, Double.class, float.class, Float.class);

    private final ObjectNode components;

    /// @param components where the schemas of records are gathered, each once
    Schemas(ObjectNode components) {
        this.components = components;
    }

    /// What describes a value of this type.
    ///
    /// @throws IllegalArgumentException for a type nobody has told how to describe
    ObjectNode of(Type type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (raw == Optional.class) {
                return orNull(of(last));
            }
            if (Collection.class.isAssignableFrom(raw)) {
                schema.put("type", "array").set("items", of(last));
                return schema;
            }
            if (raw == Map.class) {
                schema.put("type", "object").set("additionalProperties", of(last));
                return schema;
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no schema is known for " + type);
        }
        if (plain == String.class) {
            return schema.put("type", "string");
        }
        if (WHOLE.contains(plain)) {
            return schema.put("type", "integer");
        }
        if (BROKEN.contains(plain)) {
            return schema.put("type", "number");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (plain == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (plain == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        }
        if (plain == OptionalInt.class || plain == OptionalLong.class) {
            return orNull(schema.put("type", "integer"));
        }
        if (plain == byte[].class) {
            return schema.put("type", "string").put("contentEncoding", "base64");
        }
        if (JsonNode.class.isAssignableFrom(plain)) {
            return schema; // anything
        }
        if (plain.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            Arrays.stream(plain.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
            return schema;
        }
        return schema.put("$ref", "#/components/schemas/" + named(plain));
    }

    private String named(Class<?> type) {
        String name = (type.getEnclosingClass() == null
                        ? ""
                        : type.getEnclosingClass().getSimpleName() + ".")
                + type.getSimpleName();
        if (!components.has(name)) {
            ObjectNode schema = components.putObject(name); // first, because a record may hold its own kind
            if (type.isRecord()) {
                describe(type, schema);
            } else if (type.isSealed()) {
                oneOf(type, schema);
            } else {
                throw new IllegalArgumentException("no schema is known for " + type);
            }
        }
        return name;
    }

    private void describe(Class<?> type, ObjectNode schema) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean may = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            ObjectNode value = of(component.getGenericType());
            properties.set(component.getName(), may ? orNull(value) : value);
            if (!may && !component.getType().getSimpleName().startsWith("Optional")) {
                required.add(component.getName());
            }
        }
    }

    private void oneOf(Class<?> type, ObjectNode schema) {
        ArrayNode kinds = schema.putArray("oneOf");
        for (Class<?> kind : type.getPermittedSubclasses()) {
            kinds.add(of(kind));
        }
        JsonTypeInfo said = type.getAnnotation(JsonTypeInfo.class);
        JsonSubTypes names = type.getAnnotation(JsonSubTypes.class);
        if (said != null && names != null) {
            ObjectNode told = schema.putObject("discriminator").put("propertyName", said.property());
            ObjectNode mapping = told.putObject("mapping");
            for (JsonSubTypes.Type each : names.value()) {
                mapping.put(each.name(), of(each.value()).path("$ref").asText());
            }
        }
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = Json.MAPPER.createObjectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
