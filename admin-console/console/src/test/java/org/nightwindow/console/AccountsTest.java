package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.staff.Codes;

/// Accounts made, changed, dismissed and secured by a second step, over real HTTP while the console runs.
class AccountsTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final Pattern LINK = Pattern.compile("<output id=\"link\">https?://[^/]+(/set-up/[^<]+)</output>");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
    private static final Pattern RECOVERY = Pattern.compile("<li>([A-Z2-9]{5}-[A-Z2-9]{5})</li>");

    @TempDir
    static Path folder;

    private static final TurnedClock CLOCK = TurnedClock.fromNow();
    private static Console console;
    private static StaffBrowser chief;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder), CLOCK);
        chief = StaffBrowser.signedIn(console, PASSWORD);
    }

    @AfterAll
    static void stop() {
        chief.close();
        console.close();
    }

    @Test
    void anAccountIsMadeWhileTheConsoleRuns_itsLinkWorksOnce_andItOpensWhatItsRolesOpen() {
        String link = create("wang.li", "TECHNICIAN");
        try (StaffBrowser wang = new StaffBrowser(console.staffUrl())) {
            assertThat(wang.submit(link, link, Map.of("password", PASSWORD, "again", PASSWORD))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(wang.get("/").statusCode()).isEqualTo(200);
            assertThat(wang.get("/staff").statusCode()).isEqualTo(403);
            assertThat(wang.get(link).body()).doesNotContain("name=\"again\"");

            assertThat(chief.submit("/staff", "/staff/wang.li/roles", Map.of("role", "AUDITOR"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(wang.get("/").headers().firstValue("Location")).contains("/audit");
            assertThat(wang.get("/audit").body()).contains("put-roles", "wang.li");
            assertThat(wang.get("/enrol").statusCode()).as("taken away at once").isEqualTo(403);
        }
        assertThat(chief.submit("/staff", "/staff", Map.of("name", "wang.li", "role", "AUDITOR"))
                        .statusCode())
                .as("there is one already")
                .isEqualTo(422);
        assertThat(chief.submit("/staff", "/staff", Map.of("name", "no role")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aDismissalEndsSessionsAndOpenPagesAtOnce_andTheLinkTheAccountHad() {
        String unused = create("li.na", "TECHNICIAN");
        try (StaffBrowser li = StaffBrowser.setUp(console, console.staffUrl() + unused, PASSWORD)) {
            assertThat(chief.submit("/staff", "/staff/li.na/link", Map.of()).statusCode())
                    .isEqualTo(200);
            CompletableFuture<List<String>> stream = CompletableFuture.supplyAsync(() -> li.lines("/live/board"));
            await().untilAsserted(() -> assertThat(li.heard()).contains("event: tick"));
            assertThat(chief.submit("/staff", "/staff/li.na/dismiss", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(stream).succeedsWithin(Duration.ofSeconds(2));
            assertThat(stream.join()).endsWith("event: signed-out", "data:", "");
            assertThat(li.get("/").statusCode()).isEqualTo(303);
            assertThat(li.signIn("li.na", PASSWORD).statusCode()).isEqualTo(403);

            assertThat(chief.submit("/staff", "/staff/li.na/take-back", Map.of())
                            .statusCode())
                    .isEqualTo(303);
            assertThat(li.signIn("li.na", PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void nobodyChangesHerOwnRoles_orDismissesHerself() {
        assertThat(chief.submit("/staff", "/staff/admin/roles", Map.of("role", "AUDITOR"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chief.submit("/staff", "/staff/admin/dismiss", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(chief.submit("/staff", "/staff/nobody/dismiss", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(chief.get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void theSecondStep_takesACodeOnce_orARecoveryCodeOnce_andLocksAsPasswordsDo() {
        StaffBrowser zheng = StaffBrowser.setUp(console, console.staffUrl() + create("zheng", "TECHNICIAN"), PASSWORD);
        String secret = find(SECRET, zheng.get("/me/second-step").body()).replace(" ", "");
        assertThat(zheng.submit("/me/second-step", "/me/second-step", Map.of("code", "000000"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> done =
                zheng.submit("/me/second-step", "/me/second-step", Map.of("code", Codes.of(secret, CLOCK.instant())));
        assertThat(done.statusCode()).isEqualTo(200);
        List<String> recovery = RECOVERY.matcher(done.body())
                .results()
                .map(code -> code.group(1))
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        zheng.close();

        CLOCK.turn(Duration.ofSeconds(60));
        try (StaffBrowser again = new StaffBrowser(console.staffUrl())) {
            assertThat(again.signIn("zheng", PASSWORD).headers().firstValue("Location"))
                    .contains("/sign-in/code");
            assertThat(again.get("/").headers().firstValue("Location")).contains("/sign-in/code");
            assertThat(again.get("/me/second-step").statusCode())
                    .as("a password alone must not replace the second step")
                    .isEqualTo(303);
            String code = Codes.of(secret, CLOCK.instant());
            assertThat(code(again, code).statusCode()).isEqualTo(303);
            assertThat(again.get("/").statusCode()).isEqualTo(200);

            again.signIn("zheng", PASSWORD);
            assertThat(code(again, code).statusCode()).as("used").isEqualTo(403);
            assertThat(code(again, recovery.getFirst().toLowerCase(Locale.ROOT)).statusCode())
                    .isEqualTo(303);
            again.signIn("zheng", PASSWORD);
            assertThat(code(again, recovery.getFirst()).statusCode()).as("used").isEqualTo(403);
            for (int i = 0; i < 3; i++) {
                assertThat(code(again, "12345" + i).statusCode()).isEqualTo(403);
            }
            assertThat(again.signIn("zheng", PASSWORD).statusCode())
                    .as("a right password does not make the codes' tries free again")
                    .isEqualTo(303);
            assertThat(code(again, "123459").statusCode()).isEqualTo(429);
            assertThat(code(again, recovery.get(1)).statusCode()).as("locked").isEqualTo(429);
            assertThat(again.signIn("zheng", PASSWORD).statusCode()).isEqualTo(429);
            CLOCK.turn(Duration.ofSeconds(121));
            again.signIn("zheng", PASSWORD);
            assertThat(code(again, recovery.get(1)).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aSessionLeftOpenDoesNotReplaceTheSecondStep_theOldCodeOrARecoveryCodeDoes() {
        try (StaffBrowser qian =
                StaffBrowser.setUp(console, console.staffUrl() + create("qian", "TECHNICIAN"), PASSWORD)) {
            String first = find(SECRET, qian.get("/me/second-step").body()).replace(" ", "");
            assertThat(replace(qian, Codes.of(first, CLOCK.instant()), "").statusCode())
                    .isEqualTo(200);
            CLOCK.turn(Duration.ofSeconds(60));
            String second = find(SECRET, qian.get("/me/second-step").body()).replace(" ", "");
            assertThat(second).isNotEqualTo(first);
            String fresh = Codes.of(second, CLOCK.instant());
            assertThat(replace(qian, fresh, "").statusCode())
                    .as("without the old")
                    .isEqualTo(403);
            assertThat(replace(qian, fresh, fresh).statusCode())
                    .as("with the new twice")
                    .isEqualTo(403);
            assertThat(replace(qian, "000000", Codes.of(first, CLOCK.instant())).statusCode())
                    .as("the old one alone, and it stays unused")
                    .isEqualTo(422);
            assertThat(replace(qian, fresh, Codes.of(first, CLOCK.instant())).statusCode())
                    .isEqualTo(200);
            CLOCK.turn(Duration.ofSeconds(60));
            qian.signIn("qian", PASSWORD);
            assertThat(code(qian, Codes.of(first, CLOCK.instant())).statusCode())
                    .isEqualTo(403);
            assertThat(code(qian, Codes.of(second, CLOCK.instant())).statusCode())
                    .isEqualTo(303);
        }
    }

    private static HttpResponse<String> replace(StaffBrowser who, String code, String old) {
        return who.submit("/me/second-step", "/me/second-step", Map.of("code", code, "old", old));
    }

    @Test
    void whoeverLosesHerPhone_isHelpedByTheSecurityOfficer_andNobodyElse() {
        String link = create("zhao", "TECHNICIAN");
        try (StaffBrowser zhao = StaffBrowser.setUp(console, console.staffUrl() + link, PASSWORD)) {
            String secret = find(SECRET, zhao.get("/me/second-step").body()).replace(" ", "");
            zhao.submit("/me/second-step", "/me/second-step", Map.of("code", Codes.of(secret, CLOCK.instant())));
            assertThat(zhao.signIn("zhao", PASSWORD).headers().firstValue("Location"))
                    .contains("/sign-in/code");
            chief.submit("/staff", "/staff/zhao/second-step", Map.of());
            assertThat(zhao.signIn("zhao", PASSWORD).headers().firstValue("Location"))
                    .contains("/");
        }
    }

    @Test
    void whereTheSecondStepIsDemanded_nothingOpensBeforeItIsSetUp(@TempDir Path other) {
        try (Console strict = Console.start(FreshData.in(other).withSecondStep(), CLOCK);
                StaffBrowser first = StaffBrowser.signedIn(strict, PASSWORD)) {
            demanded(first);
        }
    }

    private static void demanded(StaffBrowser chief) {
        assertThat(chief.get("/staff").headers().firstValue("Location")).contains("/me/second-step");
        String secret = find(SECRET, chief.get("/me/second-step").body()).replace(" ", "");
        chief.submit("/me/second-step", "/me/second-step", Map.of("code", Codes.of(secret, CLOCK.instant())));
        assertThat(chief.get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsTypedIsShownAsTextAndNothingElse() {
        for (String evil : List.of(
                "<script>alert(1)</script>",
                "'; drop table staff_account; --",
                "a\r\nSet-Cookie: x=1",
                "=1+1",
                "../x")) {
            HttpResponse<String> answer = chief.submit("/staff", "/staff", Map.of("name", evil, "role", "AUDITOR"));
            assertThat(answer.statusCode()).as(evil).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>alert").contains("name=\"name\"");
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
            assertThat(chief.signIn(evil, "x").body()).doesNotContain("<script>alert");
            HttpResponse<String> search = chief.get("/audit?" + StaffBrowser.form(Map.of("search", evil)));
            assertThat(search.statusCode()).isEqualTo(200);
            assertThat(search.body()).doesNotContain("<script>alert");
        }
        assertThat(chief.get("/staff").body()).contains("admin");
    }

    private static String create(String name, String role) {
        HttpResponse<String> answer = chief.submit("/staff", "/staff", Map.of("name", name, "role", role));
        assertThat(answer.statusCode()).isEqualTo(200);
        return find(LINK, answer.body());
    }

    private static HttpResponse<String> code(StaffBrowser browser, String code) {
        return browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", code));
    }

    private static String find(Pattern pattern, String html) {
        Matcher found = pattern.matcher(html);
        assertThat(found.find()).as("%s in %s", pattern, html).isTrue();
        return found.group(1);
    }
}
