package org.nightwindow.console.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Listener;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;

/// What a listener answers, as an OpenAPI 3.1 document. Made from what the listener says of itself when it is
/// asked, so there is no route it does not tell of and none that it only tells of.
final class RouteBook {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "text/html";

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /// @param name `kiosk`, `staff` or `public`
    static byte[] of(String name, Listener listener, String version) {
        ObjectNode book = Json.MAPPER.createObjectNode().put("openapi", "3.1.0");
        book.putObject("info")
                .put("title", "Nightwindow console, " + name + " listener")
                .put("version", version);
        book.putArray("servers").addObject().put("url", listener.url());
        ObjectNode paths = book.putObject("paths");
        ObjectNode components = book.putObject("components");
        Schemas schemas = new Schemas(components.putObject("schemas"));
        if (name.equals("kiosk")) {
            schemas.of(KioskEvent.class); // what the body of an event in a batch is
        }
        listener.roles().forEach((route, roles) -> {
            String[] parts = route.split(" ", 2);
            ObjectNode path = paths.has(parts[1]) ? (ObjectNode) paths.get(parts[1]) : paths.putObject(parts[1]);
            operation(path.putObject(parts[0].toLowerCase(Locale.ROOT)), name, route, roles, schemas);
        });
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("certificate").put("type", "mutualTLS");
        schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "nw-session");
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(book);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void operation(
            ObjectNode operation, String listener, String route, Set<RouteRole> roles, Schemas schemas) {
        String path = route.split(" ", 2)[1];
        operation.put("operationId", route.replaceAll("[^A-Za-z0-9]+", "-"));
        operation.putArray("tags").add(path.split("/", -1)[1].isEmpty() ? "front" : path.split("/", -1)[1]);
        Matcher parameters = PARAMETER.matcher(path);
        while (parameters.find()) {
            parameter(operation, parameters.group(1), "path", true);
        }
        Speaks speaks = roles.stream()
                .filter(Speaks.class::isInstance)
                .map(Speaks.class::cast)
                .findFirst()
                .orElse(route.startsWith("GET ") ? Speaks.query() : Speaks.form());
        tell(operation, listener, speaks, schemas);
        ArrayNode security = operation.putArray("security");
        boolean anybody = roles.contains(Access.ANYBODY) || listener.equals("public") || path.endsWith("/enrol");
        if (!anybody) {
            security.addObject().putArray(listener.equals("kiosk") ? "certificate" : "session");
            ArrayNode opens = operation.putArray("x-roles");
            roles.stream()
                    .filter(role -> role instanceof Role || role instanceof Access)
                    .map(Object::toString)
                    .sorted()
                    .forEach(opens::add);
        }
    }

    private static void tell(ObjectNode operation, String listener, Speaks speaks, Schemas schemas) {
        ObjectNode responses = operation.putObject("responses");
        switch (speaks) {
            case Speaks.Json(Class<?> takes, Class<?> gives) -> {
                content(operation.putObject("requestBody").put("required", true), JSON, schemas.of(takes));
                content(responses.putObject("200").put("description", "done"), JSON, schemas.of(gives));
                content(responses.putObject("default").put("description", "refused"), JSON, schemas.of(Refusal.class));
            }
            case Speaks.Form(List<String> fields) -> {
                content(operation.putObject("requestBody"), FORM, fields(fields, listener.equals("staff")));
                content(responses.putObject("200").put("description", "a page"), PAGE, text());
                responses.putObject("303").put("description", "done; the page that shows it");
                content(responses.putObject("default").put("description", "not done; the page says why"), PAGE, text());
            }
            case Speaks.Query(List<String> parameters) -> {
                for (String name : parameters) {
                    parameter(operation, name, "query", false);
                }
                content(responses.putObject("200").put("description", "a page"), PAGE, text());
                content(responses.putObject("default").put("description", "refused"), PAGE, text());
            }
            case Speaks.Bytes(String media) -> {
                content(responses.putObject("200").put("description", "as it is"), media, text());
                responses.putObject("default").put("description", "refused");
            }
        }
    }

    private static ObjectNode fields(List<String> fields, boolean token) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        if (token) {
            properties.putObject("csrf").put("type", "string");
            schema.putArray("required").add("csrf");
        }
        for (String field : fields) {
            if (field.endsWith("*")) {
                ObjectNode named = schema.has("patternProperties")
                        ? (ObjectNode) schema.get("patternProperties")
                        : schema.putObject("patternProperties");
                named.putObject("^" + field.substring(0, field.length() - 1)).put("type", "string");
            } else {
                properties.putObject(field).put("type", "string");
            }
        }
        return schema;
    }

    private static ObjectNode text() {
        return Json.MAPPER.createObjectNode().put("type", "string");
    }

    private static void content(ObjectNode body, String media, ObjectNode schema) {
        body.putObject("content").putObject(media).set("schema", schema);
    }

    private static void parameter(ObjectNode operation, String name, String in, boolean required) {
        ArrayNode list = operation.has("parameters")
                ? (ArrayNode) operation.get("parameters")
                : operation.putArray("parameters");
        list.addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .putObject("schema")
                .put("type", "string");
    }

    /// Listeners by name, in the order the console opens them.
    static Map<String, Integer> names() {
        return Map.of("kiosk", 0, "staff", 1, "public", 2);
    }

    private RouteBook() {}
}
