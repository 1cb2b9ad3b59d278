package org.nightwindow.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at the console's staff pages, with cookies and forms and no pictures.
final class Technician implements AutoCloseable {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    /// A kiosk is heard of every 5 to 30 s; its program takes a few to start.
    private static final Duration SOON = Duration.ofSeconds(90);

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    private Technician(String url) {
        this.url = url;
    }

    /// Sets up the console's first account.
    static Technician first(DemoHall hall) {
        await().atMost(SOON).until(() -> hall.signInLink().isPresent());
        Technician technician = new Technician(hall.staffAddress());
        String path = URI.create(hall.signInLink().orElseThrow()).getPath();
        technician.submit(path, path, Map.of("password", PASSWORD, "again", PASSWORD));
        return technician;
    }

    /// Keeps a page open that follows what happens; its kiosk is heard of more often then.
    void watch(String page) {
        var _ = http.sendAsync(
                HttpRequest.newBuilder(URI.create(url + "/live" + page)).build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /// Fills in the form that stands on `page` and sends it to `path`.
    void submit(String page, String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(text(page));
        if (!csrf.find()) {
            throw new AssertionError(page + " has no form");
        }
        String form = "csrf=" + csrf.group(1)
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() >= 400) {
            throw new AssertionError(path + ": " + answer.statusCode() + read(answer));
        }
    }

    /// @param pattern with one group
    /// @return what the group found, once the page has it
    String awaitOn(String page, Pattern pattern) {
        return await(page + " says " + pattern).atMost(SOON).until(() -> found(page, pattern), it -> !it.isEmpty());
    }

    private String found(String page, Pattern pattern) {
        Matcher matcher = pattern.matcher(text(page));
        return matcher.find() ? matcher.group(1) : "";
    }

    String text(String page) {
        return read(get(page));
    }

    byte[] bytes(String page) {
        return get(page).body();
    }

    private HttpResponse<byte[]> get(String page) {
        return send(HttpRequest.newBuilder(URI.create(url + page)));
    }

    private static String read(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
