package org.nightwindow.console.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.security.RouteRole;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Listener;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Json;

/// What a listener answers, as an OpenAPI 3.1 document. Made from what the listener says of itself when it is
/// asked, so there is no route it does not tell of and none that it only tells of.
final class RouteBook {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /// @param name `kiosk`, `staff` or `public`
    static byte[] of(String name, Listener listener, String version) {
        ObjectNode book = Json.MAPPER.createObjectNode().put("openapi", "3.1.0");
        book.putObject("info")
                .put("title", "Nightwindow console, " + name + " listener")
                .put("version", version);
        book.putArray("servers").addObject().put("url", listener.url());
        ObjectNode paths = book.putObject("paths");
        listener.roles().forEach((route, roles) -> {
            String[] parts = route.split(" ", 2);
            ObjectNode path = paths.has(parts[1]) ? (ObjectNode) paths.get(parts[1]) : paths.putObject(parts[1]);
            operation(path.putObject(parts[0].toLowerCase(Locale.ROOT)), name, route, roles);
        });
        ObjectNode schemes = book.putObject("components").putObject("securitySchemes");
        schemes.putObject("certificate").put("type", "mutualTLS");
        schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "nw-session");
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(book);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void operation(ObjectNode operation, String listener, String route, Set<RouteRole> roles) {
        String path = route.split(" ", 2)[1];
        operation.put("operationId", route.replaceAll("[^A-Za-z0-9]+", "-"));
        operation.putArray("tags").add(path.split("/", -1)[1].isEmpty() ? "front" : path.split("/", -1)[1]);
        Matcher parameters = PARAMETER.matcher(path);
        while (parameters.find()) {
            ArrayNode list = operation.has("parameters")
                    ? (ArrayNode) operation.get("parameters")
                    : operation.putArray("parameters");
            ObjectNode parameter = list.addObject()
                    .put("name", parameters.group(1))
                    .put("in", "path")
                    .put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        ObjectNode responses = operation.putObject("responses");
        responses.putObject("default").put("description", "the page, the answer, or a refusal");
        ArrayNode security = operation.putArray("security");
        boolean anybody = roles.contains(Access.ANYBODY) || listener.equals("public") || path.endsWith("/enrol");
        if (!anybody) {
            security.addObject().putArray(listener.equals("kiosk") ? "certificate" : "session");
            ArrayNode opens = operation.putArray("x-roles");
            roles.stream()
                    .filter(role -> !(role instanceof Within))
                    .map(Object::toString)
                    .sorted()
                    .forEach(opens::add);
        }
    }

    /// Listeners by name, in the order the console opens them.
    static Map<String, Integer> names() {
        return Map.of("kiosk", 0, "staff", 1, "public", 2);
    }

    private RouteBook() {}
}
