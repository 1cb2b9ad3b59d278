package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.audit.AuditVerifier;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;

/// Every field of every form × texts that mean something to SQL, HTML, a spreadsheet or a header: kept and shown as
/// text, or refused. The table is made from the book of routes, so a new field stands in it by itself.
class HostileTextTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    private static final List<String> TEXTS = List.of(
            "x'); delete from kiosk; -- \"><script>alert(1)</script>",
            "=HYPERLINK(\"http://x\",\"y\")${7*7}{{7*7}}\u0000\ud83d\u202e",
            "a\r\nSet-Cookie: nw-session=stolen\r\n\r\n<b>");

    @TempDir
    Path folder;

    @Test
    void aTextIsOnlyAText_inEveryFieldOfEveryForm() throws IOException {
        TurnedClock clock = TurnedClock.fromNow();
        ConsoleConfig config = FreshData.in(folder).withIssuers(CasePagesTest.ISSUERS);
        try (Console console = Console.start(TwoSites.places(config, folder), clock);
                TwoSites town = new TwoSites(console, clock);
                StaffBrowser all =
                        StaffBrowser.setUp(console, console.setUpLink("all", EnumSet.allOf(Role.class)), PASSWORD);
                StaffBrowser chief =
                        StaffBrowser.setUp(console, console.setUpLink("chief", EnumSet.of(Role.SECURITY)), PASSWORD)) {
            String csrf = all.csrf("/me");
            town.read(
                    all,
                    () -> chief.submit("/staff", "/staff/all/sites", Map.of("reach", "SOME", "site", TwoSites.NORTH)));
            chief.submit("/staff", "/staff/all/sites", Map.of("reach", "ALL"));
            int tried = 0;
            for (Map.Entry<String, List<String>> form : forms(all).entrySet()) {
                for (String field : form.getValue()) {
                    for (String text : TEXTS) {
                        String path = town.filled(form.getKey(), within(form.getKey()), TwoSites.NORTH);
                        HttpResponse<String> answer =
                                all.post(path, "csrf=" + csrf + "&" + StaffBrowser.form(filled(form, field, text)));
                        String what = path + " " + field + " " + text;
                        assertThat(answer.statusCode()).as(what).isLessThan(500);
                        assertThat(answer.body()).as(what).doesNotContain("<script>alert");
                        assertThat(answer.headers().allValues("Set-Cookie"))
                                .as(what)
                                .noneMatch(cookie -> cookie.contains("stolen"));
                        tried++;
                    }
                }
            }
            assertThat(tried).isGreaterThan(60);
            for (String page :
                    List.of("/", "/fleet", "/alerts", "/supplies", "/planned", "/cases", "/staff", "/audit")) {
                HttpResponse<String> shown = all.get(page);
                assertThat(shown.statusCode()).as(page).isEqualTo(200);
                assertThat(shown.body()).as(page).doesNotContain("<script>alert");
            }
            assertThat(all.get("/fleet").body())
                    .contains(TwoSites.kiosk(TwoSites.NORTH), TwoSites.kiosk(TwoSites.SOUTH));
            assertThat(all.get("/planned").body()).as("kept as it was written").contains("delete from kiosk; --");
            console.audit().link();
            assertThat(console.audit().check()).isInstanceOf(AuditVerifier.Finding.Sound.class);
        }
    }

    /// Fields that must be right for the text of another to be looked at.
    private static Map<String, String> filled(Map.Entry<String, List<String>> form, String field, String text) {
        Map<String, String> fields = new HashMap<>();
        form.getValue().forEach(other -> fields.put(other, "x"));
        if (form.getKey().equals("/planned")) {
            fields.putAll(Map.of("where", "site:" + TwoSites.NORTH, "from", inDays(0), "until", inDays(1)));
        }
        if (form.getKey().endsWith("/settings")) {
            fields.put("where", ""); // else there is no such place, and nothing else is looked at
        }
        fields.put(field, text);
        return fields;
    }

    private static String inDays(int days) {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(days).toString();
    }

    private static Within within(String path) {
        if (path.startsWith("/kiosks/")) {
            return Within.KIOSK;
        }
        if (path.startsWith("/alerts/")) {
            return Within.ALERT;
        }
        if (path.startsWith("/supplies/")) {
            return Within.SUPPLY;
        }
        return path.startsWith("/cases/") ? Within.CASE : Within.SEEN;
    }

    /// Path → its fields, of every form that is for who is signed in.
    private Map<String, List<String>> forms(StaffBrowser browser) throws IOException {
        Map<String, List<String>> forms = new TreeMap<>();
        browser.book(folder).path("paths").properties().forEach(path -> {
            List<String> fields = new ArrayList<>();
            path.getValue()
                    .at("/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties")
                    .fieldNames()
                    .forEachRemaining(fields::add);
            fields.remove("csrf");
            if (!fields.isEmpty()
                    && !path.getKey().startsWith("/set-up")
                    && !path.getKey().startsWith("/sign-in")) {
                forms.put(path.getKey(), fields);
            }
        });
        return forms;
    }
}
