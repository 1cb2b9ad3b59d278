package org.nightwindow.demo;

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
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.console.web.Role;

/// Somebody at the console's staff pages, with cookies and forms and no pictures. Her browser trusts the hall's own
/// certificate and no other; she signs in as the pages ask her to, with a password and her phone's six digits.
final class StaffMember implements AutoCloseable {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
    private static final Pattern NAME = Pattern.compile("name=\"username\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("<output id=\"link\">([^<]+)</output>");

    /// A kiosk is heard of every 5 to 30 s; its program takes a few to start.
    private static final Duration SOON = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final String url;
    private final HttpClient http;
    private final String name;
    private final Authenticator phone;
    private final InstantSource clock;

    /// Opens the link she was given: a password, then the authenticator. She is signed in.
    private StaffMember(DemoHall hall, String link) {
        url = hall.staffAddress();
        clock = hall.clock;
        HttpClient.Builder browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL));
        hall.staffDoor.ifPresent(door -> browser.sslContext(door.trust()));
        http = browser.build();
        String page = URI.create(link).getPath();
        name = read(page, NAME);
        submit(page, page, "password", PASSWORD, "again", PASSWORD);
        phone = Authenticator.of(read("/me/second-step", SECRET));
        submit("/me/second-step", "/me/second-step", "code", phone.code(clock.instant()));
    }

    /// Sets up the console's first account.
    static StaffMember first(DemoHall hall) {
        await("the console tells of no link", () -> hall.signInLink().isPresent());
        return new StaffMember(hall, hall.signInLink().orElseThrow());
    }

    /// Makes an account for a colleague, who opens the link at a browser of her own.
    StaffMember invite(DemoHall hall, String colleague, Role... roles) {
        String[] fields = new String[2 + 2 * roles.length];
        fields[0] = "name";
        fields[1] = colleague;
        for (int i = 0; i < roles.length; i++) {
            fields[2 + 2 * i] = "role";
            fields[3 + 2 * i] = roles[i].name();
        }
        Matcher link = LINK.matcher(submit("/staff", "/staff", fields));
        if (!link.find()) {
            throw new IllegalStateException("there is no link for " + colleague);
        }
        return new StaffMember(hall, link.group(1));
    }

    /// The account.
    String name() {
        return name;
    }

    /// At another time: a password, then six digits.
    void signIn() {
        submit("/sign-in", "/sign-in", "name", name, "password", PASSWORD);
        submit("/sign-in/code", "/sign-in/code", "code", phone.code(clock.instant()));
        if (!text("/me").contains(name)) {
            throw new IllegalStateException(name + " could not sign in");
        }
    }

    /// Keeps a page open that follows what happens; its kiosk is heard of more often then.
    void watch(String page) {
        var _ = http.sendAsync(
                HttpRequest.newBuilder(URI.create(url + "/live" + page)).build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /// Fills in the form that stands on `page` and sends it to `path`.
    ///
    /// @param fields name, value, name, value…
    /// @return the page that came back; empty when it leads to another
    String submit(String page, String path, String... fields) {
        HttpResponse<byte[]> answer = send(page, path, fields);
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + read(answer));
        }
        return read(answer);
    }

    /// The same with a form that must not be taken.
    ///
    /// @return the page that says so
    String submitInVain(String page, String path, String... fields) {
        HttpResponse<byte[]> answer = send(page, path, fields);
        if (answer.statusCode() != 403) {
            throw new IllegalStateException(path + " was not refused: " + answer.statusCode() + read(answer));
        }
        return read(answer);
    }

    private HttpResponse<byte[]> send(String page, String path, String... fields) {
        StringBuilder form = new StringBuilder("csrf=" + read(page, CSRF));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @param pattern with one group
    /// @return what the group found, once the page has it
    String awaitOn(String page, Pattern pattern) {
        await(
                page + " does not say " + pattern,
                () -> pattern.matcher(text(page)).find());
        return read(page, pattern);
    }

    /// @param pattern with one group
    String read(String page, Pattern pattern) {
        String text = text(page);
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(page + " does not say " + pattern + ": " + text);
        }
        return matcher.group(1);
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
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void await(String otherwise, BooleanSupplier there) {
        long until = System.nanoTime() + SOON.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
