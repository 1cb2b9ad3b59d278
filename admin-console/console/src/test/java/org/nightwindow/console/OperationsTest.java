package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Json;

/// What machines that watch this console are told, and what they are not.
class OperationsTest {
    @TempDir
    static Path folder;

    private static Console console;
    private static StaffBrowser stranger;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder));
        stranger = new StaffBrowser(console.staffUrl());
    }

    @AfterAll
    static void stop() {
        stranger.close();
        console.close();
    }

    private static HttpResponse<String> get(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.staffUrl() + path));
        return stranger.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private static String bearer() throws IOException {
        return "Bearer " + Files.readString(folder.resolve("keys/operations")).strip();
    }

    @Test
    void healthAndReadinessAreForAnybody_andSayNothingElse() {
        assertThat(get("/health", "").body()).isEqualTo("ok");
        assertThat(get("/ready", "").body()).isEqualTo("ready");
    }

    @Test
    void figuresAreForWhoHasTheToken_othersAreRefusedAndAudited() throws IOException {
        long before = recorded();
        for (String wrong : List.of("", "Bearer ", "Bearer x", "Basic " + bearer().substring(7))) {
            assertThat(get("/metrics", wrong).statusCode()).isEqualTo(401);
            assertThat(get("/openapi/staff", wrong).statusCode()).isEqualTo(401);
        }
        assertThat(recorded()).isEqualTo(before + 8);
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K07")) {
            kiosk.beat(Beats.jammed(Instant.now()));
            HttpResponse<String> figures = get("/metrics", bearer());
            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(figures.body())
                    .contains("nightwindow_kiosks{state=\"OUT\"} 1.0")
                    .contains("nightwindow_intake_waiting 0.0")
                    .contains("nightwindow_requests_seconds_count{listener=\"kiosk\",status=\"2xx\"}")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("990101-K07");
        }
    }

    @Test
    void theBookOfRoutesTellsEveryRouteOfEachListener_andNoOther() throws IOException {
        for (String name : List.of("kiosk", "staff", "public")) {
            HttpResponse<String> answer = get("/openapi/" + name, bearer());
            JsonNode book = Json.MAPPER.readTree(answer.body());
            assertThat(book.path("openapi").asText()).isEqualTo("3.1.0");
            Set<String> told = new TreeSet<>();
            book.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(
                                    method -> told.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            int place = List.of("kiosk", "staff", "public").indexOf(name);
            assertThat(told)
                    .isEqualTo(new TreeSet<>(console.listeners().get(place).routes()));
        }
        JsonNode staff =
                Json.MAPPER.readTree(get("/openapi/staff", bearer()).body()).path("paths");
        assertThat(staff.at("/~1kiosks~1{id}~1commands/post/x-roles").toString())
                .isEqualTo("[\"TECHNICIAN\"]");
        assertThat(staff.at("/~1kiosks~1{id}~1commands/post/parameters/0/name").asText())
                .isEqualTo("id");
        assertThat(get("/openapi/other", bearer()).statusCode()).isEqualTo(404);
    }

    private static long recorded() {
        console.audit().link();
        return console.audit().head().seq();
    }
}
