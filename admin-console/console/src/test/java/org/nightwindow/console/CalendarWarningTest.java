package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk says which year's working days nobody has loaded, before anybody waits for a date (0023). 2026 is in the
/// box.
class CalendarWarningTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String ZH = "年的工作日历还没有装入";
    private static final String EN = "The working days of ";
    private static final ZoneId HALL = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(Instant.parse("2026-10-31T15:59:00Z")); // 23:59 at the hall

    @Test
    void fromNovemberOnTheDeskNamesTheNextYear_andAtAnyTimeThePresentOne() throws Exception {
        try (Console console = Console.start(FreshData.in(folder), clock);
                StaffBrowser browser = StaffBrowser.signedIn(console, PASSWORD)) {
            assertThat(desk(browser, "zh")).doesNotContain(ZH);

            clock.turn(Duration.ofMinutes(1));
            assertThat(desk(browser, "zh")).contains("2027 " + ZH, "不算，也不猜；装入后自己补上");
            assertThat(desk(browser, "en")).contains(EN + "2027 are not loaded", "neither computed nor guessed");

            turnTo("2027-10-31T20:00");
            browser.signIn("admin", PASSWORD);
            assertThat(desk(browser, "zh")).contains("2027 " + ZH);

            turnTo("2027-11-01T20:00");
            browser.signIn("admin", PASSWORD);
            assertThat(desk(browser, "zh")).contains("2027、2028 " + ZH);
            assertThat(desk(browser, "en")).contains(EN + "2027 and 2028 are not loaded");
        }
    }

    private static String desk(StaffBrowser browser, String language) {
        return browser.send(HttpRequest.newBuilder(URI.create(browser.url() + "/cases"))
                        .header("Accept-Language", language))
                .body();
    }

    private void turnTo(String there) {
        clock.turn(Duration.between(
                clock.instant(), LocalDateTime.parse(there).atZone(HALL).toInstant()));
    }
}
