package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;

/// The OpenAPI documents: sound in themselves, and true of what really goes over the wire and stands in the pages.
class RouteBookTest {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static Console console;
    private static final Map<String, JsonNode> BOOKS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        console = Console.start(FreshData.in(folder));
        try (StaffBrowser machine = new StaffBrowser(console.staffUrl())) {
            String token = "Bearer "
                    + Files.readString(folder.resolve("keys/operations")).strip();
            for (String name : List.of("kiosk", "staff", "public")) {
                String book = machine.send(HttpRequest.newBuilder(URI.create(machine.url() + "/openapi/" + name))
                                .header("Authorization", token))
                        .body();
                BOOKS.put(name, Json.MAPPER.readTree(book));
            }
        }
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    private static void eachOperation(Each each) {
        BOOKS.forEach((name, book) -> book.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> each.look(
                                name + " " + method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue()))));
    }

    private interface Each {
        void look(String route, JsonNode operation);
    }

    @Test
    void everyOperationTellsItsParameters_whatItTakes_andWhatItGives_andEachNameOnce() {
        List<String> names = new ArrayList<>();
        eachOperation((route, operation) -> {
            names.add(route.split(" ", 2)[0] + operation.path("operationId").asText());
            TreeSet<String> inPath = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    inPath.add("{" + parameter.path("name").asText() + "}");
                }
            });
            assertThat(Pattern.compile("\\{[^}]+}").matcher(route).results().map(found -> found.group()))
                    .as(route)
                    .containsExactlyInAnyOrderElementsOf(inPath);
            assertThat(operation.has("requestBody")).as(route).isEqualTo(route.contains(" POST "));
            if (operation.has("requestBody")) {
                assertThat(schemas(operation.path("requestBody"))).as(route).isNotEmpty();
            }
            assertThat(operation.path("responses").has("default")).as(route).isTrue();
            assertThat(schemas(operation.path("responses").path("200")))
                    .as(route)
                    .isNotEmpty();
        });
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    private static List<JsonNode> schemas(JsonNode body) {
        List<JsonNode> schemas = new ArrayList<>();
        body.path("content").forEach(content -> schemas.add(content.path("schema")));
        return schemas;
    }

    @Test
    void everyReferenceLeadsToASchema() {
        BOOKS.values()
                .forEach(book -> book.findValuesAsText("$ref")
                        .forEach(reference -> assertThat(
                                        book.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue()));
        assertThat(BOOKS.get("kiosk").findValuesAsText("$ref")).hasSizeGreaterThan(20);
    }

    @Test
    void whatAKioskReallySendsAndHears_isWhatTheDocumentSays() throws IOException {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K07")) {
            String sent = Json.MAPPER.writeValueAsString(Beats.jammed(Instant.now()));
            String heard = kiosk.post(KioskApi.HEARTBEAT, sent.getBytes(StandardCharsets.UTF_8))
                    .body();
            JsonNode operation =
                    BOOKS.get("kiosk").path("paths").path(KioskApi.HEARTBEAT).path("post");
            assertThat(faults(schemas(operation.path("requestBody")).getFirst(), Json.MAPPER.readTree(sent), "sent"))
                    .isEmpty();
            JsonNode answer = schemas(operation.path("responses").path("200")).getFirst();
            assertThat(faults(answer, Json.MAPPER.readTree(heard), "heard")).isEmpty();
            assertThat(faults(answer, Json.MAPPER.readTree("{\"nextInSeconds\":\"soon\",\"more\":1}"), "wrong"))
                    .as("a wrong one is seen")
                    .contains(
                            "wrong.nextInSeconds is no integer",
                            "wrong.more is not told of",
                            "wrong has no consoleTime");
            String refusal = kiosk.post(KioskApi.HEARTBEAT, new byte[] {'{'}).body();
            assertThat(faults(
                            schemas(operation.path("responses").path("default")).getFirst(),
                            Json.MAPPER.readTree(refusal),
                            "refused"))
                    .isEmpty();
        }
    }

    /// What of a value its schema does not allow; as much of JSON Schema as the book uses.
    private static List<String> faults(JsonNode schema, JsonNode value, String where) {
        List<String> faults = new ArrayList<>();
        if (schema.has("$ref")) {
            return faults(BOOKS.get("kiosk").at(schema.path("$ref").asText().substring(1)), value, where);
        }
        if (schema.has("anyOf")) {
            return schema.path("anyOf")
                            .valueStream()
                            .anyMatch(one -> faults(one, value, where).isEmpty())
                    ? List.of()
                    : List.of(where + " is none of its kinds");
        }
        String type = schema.path("type").asText();
        boolean fits = switch (type) {
            case "" -> true;
            case "null" -> value.isNull();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
        if (!fits) {
            return List.of(where + " is no " + type);
        }
        if (value.isArray()) {
            value.forEach(one -> faults.addAll(faults(schema.path("items"), one, where + "[]")));
        }
        if (schema.has("properties")) {
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    faults.add(where + " has no " + name.asText());
                }
            });
            value.properties().forEach(field -> {
                JsonNode told = schema.path("properties").path(field.getKey());
                faults.addAll(
                        told.isMissingNode()
                                ? List.of(where + "." + field.getKey() + " is not told of")
                                : faults(told, field.getValue(), where + "." + field.getKey()));
            });
        }
        return faults;
    }

    @Test
    void everyFieldOfEveryFormOnAPage_standsInTheBook() throws IOException {
        int looked = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".jte")).toList()) {
                Matcher forms = FORM.matcher(Files.readString(page));
                while (forms.find()) {
                    String action = forms.group(1).replaceFirst("\\?.*", "").replaceAll("\\$\\{[^}]*}", "x");
                    JsonNode schema =
                            schemas(operation(action).path("requestBody")).getFirst();
                    Matcher fields = FIELD.matcher(forms.group(2));
                    while (fields.find()) {
                        String field = fields.group(1).replaceAll("\\$\\{[^}]*}", "x");
                        boolean told = schema.path("properties").has(field)
                                || schema.path("patternProperties").properties().stream()
                                        .anyMatch(each -> Pattern.compile(each.getKey())
                                                .matcher(field)
                                                .find());
                        assertThat(told)
                                .as(page + ": " + field + " of " + action)
                                .isTrue();
                        looked++;
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(40);
    }

    private static JsonNode operation(String action) {
        List<JsonNode> found = new ArrayList<>();
        eachOperation((route, operation) -> {
            String[] parts = route.split(" ", 3);
            if (!parts[0].equals("kiosk")
                    && parts[1].equals("POST")
                    && action.matches(parts[2].replaceAll("\\{[^}]+}", "[^/]+"))) {
                found.add(operation);
            }
        });
        assertThat(found).as(action).isNotEmpty();
        return found.getFirst();
    }
}
