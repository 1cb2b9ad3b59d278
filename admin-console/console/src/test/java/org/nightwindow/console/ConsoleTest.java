package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    @TempDir
    Path folder;

    @Test
    void startsStopsAndStartsAgainOnTheSameData() throws Exception {
        try (Console console = Console.start(ConsoleConfig.inFolder(folder))) {
            assertThat(get(console.staffUrl() + "/nothing-here").statusCode()).isEqualTo(404);
        }
        try (Console console = Console.start(ConsoleConfig.inFolder(folder))) {
            assertThat(get(console.publicUrl() + "/nothing-here").headers().firstValue("Content-Security-Policy"))
                    .isPresent();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
