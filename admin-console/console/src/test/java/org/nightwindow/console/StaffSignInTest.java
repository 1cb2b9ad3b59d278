package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.staff.Accounts;

/// Who gets onto the staff pages, over real HTTP.
class StaffSignInTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.fromNow();
    private Console console;

    @BeforeEach
    void start() {
        console = Console.start(FreshData.in(folder), clock);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void theSetUpLinkWorksOnce_andOnlyForADay() {
        String old = URI.create(console.firstSetUpLink().orElseThrow()).getPath();
        clock.turn(Accounts.SET_UP_LIFE.plusSeconds(1));
        try (StaffBrowser browser = new StaffBrowser(console.staffUrl())) {
            assertThat(browser.get(old).body()).doesNotContain("name=\"again\"");
            String link = URI.create(console.firstSetUpLink().orElseThrow()).getPath();
            Map<String, String> tooShort = Map.of("password", "short", "again", "short");
            assertThat(browser.submit(link, link, tooShort).statusCode()).isEqualTo(422);
            Map<String, String> different = Map.of("password", PASSWORD, "again", PASSWORD + "!");
            assertThat(browser.submit(link, link, different).statusCode()).isEqualTo(422);
            Map<String, String> good = Map.of("password", PASSWORD, "again", PASSWORD);
            assertThat(browser.submit(link, link, good).statusCode()).isEqualTo(303);
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            assertThat(browser.get(link).body()).doesNotContain("name=\"again\"");
            assertThat(console.firstSetUpLink()).isEmpty();
        }
    }

    @Test
    void fiveWrongPasswordsLockTheAccount_eachFurtherOneTwiceAsLong_alsoForNamesNobodyHas() {
        StaffBrowser.signedIn(console, PASSWORD).close();
        for (String name : new String[] {"admin", "nobody"}) {
            try (StaffBrowser stranger = new StaffBrowser(console.staffUrl())) {
                for (int i = 1; i < 5; i++) {
                    assertThat(stranger.signIn(name, "wrong").statusCode()).isEqualTo(403);
                }
                assertThat(stranger.signIn(name, "wrong").statusCode()).isEqualTo(429);
                assertThat(stranger.signIn(name, PASSWORD).statusCode())
                        .as("locked also for the right one")
                        .isEqualTo(429);
                clock.turn(Duration.ofSeconds(121));
                assertThat(stranger.signIn(name, "wrong").statusCode()).isEqualTo(429);
                clock.turn(Duration.ofSeconds(121));
                assertThat(stranger.signIn(name, PASSWORD).statusCode())
                        .as("the second lock is four minutes")
                        .isEqualTo(429);
                clock.turn(Duration.ofSeconds(121));
                assertThat(stranger.signIn(name, PASSWORD).statusCode()).isEqualTo(name.equals("admin") ? 303 : 429);
            }
        }
    }

    @Test
    void aSessionEndsAfterHalfAnHourOfNothing_andAfterTwelveHoursOfAnything() {
        try (StaffBrowser browser = StaffBrowser.signedIn(console, PASSWORD)) {
            clock.turn(Duration.ofMinutes(29));
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            clock.turn(Duration.ofMinutes(29));
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            clock.turn(Duration.ofMinutes(31));
            assertThat(browser.get("/").statusCode()).isEqualTo(303);

            browser.signIn("admin", PASSWORD);
            for (int i = 0; i < 12 * 60 / 20 - 1; i++) {
                clock.turn(Duration.ofMinutes(20));
                assertThat(browser.get("/").statusCode()).isEqualTo(200);
            }
            clock.turn(Duration.ofMinutes(21));
            assertThat(browser.get("/").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aFormThatOurPageDidNotGiveOutChangesNothing() {
        try (StaffBrowser browser = StaffBrowser.signedIn(console, PASSWORD)) {
            Map<String, String> fields = Map.of("id", "K-1", "zh", "厅", "en", "Hall");
            assertThat(browser.post("/enrol", StaffBrowser.form(fields)).statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/enrol", "csrf=guessed&" + StaffBrowser.form(fields))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/sign-in", "name=admin&password=" + PASSWORD)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.submit("/enrol", "/enrol", fields).statusCode()).isEqualTo(200);
            assertThat(browser.submit("/enrol", "/enrol", Map.of("id", "no id!", "zh", "厅", "en", "Hall"))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void signingOutEndsTheSessionItself_notOnlyTheCookie() {
        try (StaffBrowser browser = StaffBrowser.signedIn(console, PASSWORD)) {
            String cookie = browser.signIn("admin", PASSWORD).headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith("nw-session=") && !set.startsWith("nw-session=;"))
                    .findFirst()
                    .orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
            assertThat(browser.submit("/", "/sign-out", Map.of()).statusCode()).isEqualTo(303);
            try (StaffBrowser thief = new StaffBrowser(console.staffUrl())) {
                HttpResponse<String> answer = thief.send(HttpRequest.newBuilder(URI.create(console.staffUrl() + "/"))
                        .header("Cookie", cookie.split(";", 2)[0]));
                assertThat(answer.statusCode()).isEqualTo(303);
            }
        }
    }

    @Test
    void everyPageCarriesTheSecurityHeaders_andNothingIsCached() {
        try (StaffBrowser browser = new StaffBrowser(console.staffUrl())) {
            HttpResponse<String> page = browser.get("/sign-in");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Server")).isEmpty();
            assertThat(page.body()).doesNotContain("style=\"", "onclick", "<script>");
        }
    }

    @Test
    void thePreferenceLinkLeadsNowhereElse() {
        try (StaffBrowser browser = new StaffBrowser(console.staffUrl())) {
            for (String back : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", ""}) {
                String query = StaffBrowser.form(Map.of("language", "en", "back", back));
                assertThat(browser.get("/look?" + query).headers().firstValue("Location"))
                        .contains("/");
            }
            assertThat(browser.get("/sign-in").body()).contains("Sign in");
        }
    }
}
