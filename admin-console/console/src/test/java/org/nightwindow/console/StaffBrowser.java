package org.nightwindow.console;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightwindow.hall.Json;

/// The part of a browser that tests of the staff listener need: cookies and forms, no pictures.
final class StaffBrowser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    private final List<String> heard = new CopyOnWriteArrayList<>();

    StaffBrowser(String url) {
        this.url = url;
    }

    /// With the first account set up and signed in.
    static StaffBrowser signedIn(Console console, String password) {
        return setUp(console, console.firstSetUpLink().orElseThrow(), password);
    }

    /// With the account of a link set up and signed in.
    static StaffBrowser setUp(Console console, String link, String password) {
        StaffBrowser browser = new StaffBrowser(console.staffUrl());
        String path = URI.create(link).getPath();
        HttpResponse<String> answer = browser.submit(path, path, Map.of("password", password, "again", password));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + answer.body());
        }
        return browser;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /// Fills in the form that stands on `page` and sends it to `path`.
    HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        return post(path, "csrf=" + encoded(csrf(page)) + "&" + form(fields));
    }

    /// The token that the forms of a page carry.
    String csrf(String page) {
        Matcher csrf = CSRF.matcher(get(page).body());
        if (!csrf.find()) {
            throw new AssertionError(page + " has no form");
        }
        return csrf.group(1);
    }

    /// The book of the routes of staff.
    ///
    /// @param data folder of the console
    JsonNode book(Path data) throws IOException {
        String token =
                "Bearer " + Files.readString(data.resolve("keys/operations")).strip();
        return Json.MAPPER.readTree(
                send(HttpRequest.newBuilder(URI.create(url + "/openapi/staff")).header("Authorization", token))
                        .body());
    }

    String url() {
        return url;
    }

    /// Reads a live page to its end.
    List<String> lines(String path) {
        try {
            http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .forEach(heard::add);
            return List.copyOf(heard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What the live page has said so far.
    List<String> heard() {
        return List.copyOf(heard);
    }

    HttpResponse<String> signIn(String name, String password) {
        return submit("/sign-in", "/sign-in", Map.of("name", name, "password", password));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
