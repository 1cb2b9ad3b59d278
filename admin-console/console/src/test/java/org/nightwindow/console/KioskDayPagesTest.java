package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// The last 24 hours of a kiosk as they were, drawn from what its heartbeats and events left; in a real
/// Chromium.
class KioskDayPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String KIOSK = "990101-K07";
    private static final Pattern NUMBER = Pattern.compile("nr-[0-9]+");

    @TempDir
    Path folder;

    /// Hours ago: partly closed from 20 to 18, silent from 14 to 12, everything closed from 3 to 1.
    @Test
    void whatCouldBeDone_whoCame_andWhatHappened_eachInItsLane() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant begin = now.minus(Duration.ofHours(24));
        ConsoleConfig config = FreshData.in(folder);
        fill(new DataFolder(folder), now);
        try (Console console = Console.start(config, TurnedClock.at(now));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK);
                StaffBrowser _ = StaffBrowser.signedIn(console, PASSWORD)) {
            console.newTicket(KIOSK, new HallName("松北-07", "Songbei-07"));
            kiosk.beat(Beats.doing(now, Beats.can("TAX-01"), Beats.can("HRS-04")));
            int seq = 1;
            for (int visit = 0; visit < 30; visit++) {
                kiosk.reportOf(
                        begin.plus(Duration.ofMinutes(40 + 46L * visit)),
                        "E-1",
                        seq++,
                        new KioskEvent.VisitEnded(visit % 10 == 9 ? "left" : "done", "TAX-01", 6, 40));
            }
            kiosk.reportOf(
                    now.minus(Duration.ofHours(3)),
                    "E-1",
                    seq++,
                    new KioskEvent.DeviceChanged(
                            "document-printer", "FAILED", "MEDIA_JAMMED", "", LogEvent.DEVICE_JAMMED.id(), null, 1));
            kiosk.reportOf(
                    now.minus(Duration.ofHours(8)),
                    "E-1",
                    seq++,
                    new KioskEvent.Noticed(LogEvent.STAFF_ENTERED.id(), "li.na"));

            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.driver.get(console.staffUrl() + "/kiosks/" + KIOSK);
            browser.size(1440, 1400);
            browser.seeText("#kiosk-day", "30 人来过，27 人办成");
            browser.seeText("#kiosk-day", "什么都能办的时间 7"); // 18 of 24 hours, of which 2 nobody knows
            assertThat(bars(browser, "rect.nw-out[y='11']"))
                    .as("nothing: 3 hours ago, for 2")
                    .containsExactly("875+83");
            assertThat(bars(browser, "rect.nw-out[y='18']"))
                    .as("a part: 20 hours ago, for 2")
                    .containsExactly("167+83");
            assertThat(browser.driver.findElements(By.cssSelector(".nw-strip .nw-gone")))
                    .as("not known")
                    .hasSize(1);
            assertThat(browser.driver.findElements(By.cssSelector(".nw-came"))).hasSize(27);
            assertThat(browser.driver.findElements(By.cssSelector(".nw-strip rect[width='7']")))
                    .hasSize(3);
            assertThat(browser.driver.findElements(By.cssSelector(".nw-strip .nw-what")))
                    .extracting(WebElement::getText)
                    .anyMatch(words -> words.contains("证明打印机 · 故障"))
                    .anyMatch(words -> words.contains("有人用检修码打开了现场检修"));
            browser.seeText("#kiosk-supplies", "记录还不满一周");
            Screens.look(browser, "kiosk-24h");
            everyEventIsReached(browser, kiosk, seq);
            Screens.assertNoErrors(browser);
        }
    }

    /// Page by page, while others come.
    private static void everyEventIsReached(Browser browser, TestKiosk kiosk, int seq) {
        KioskEvent[] many = IntStream.range(0, 130)
                .mapToObj(i -> new KioskEvent.Noticed(LogEvent.STAFF_ENTERED.id(), "nr-" + i))
                .toArray(KioskEvent[]::new);
        kiosk.report("E-1", seq, many);
        browser.press("#kiosk-events .nw-more a");
        List<String> read = new ArrayList<>(numbers(browser));
        assertThat(read).hasSize(100).startsWith("nr-129", "nr-128");
        Screens.look(browser, "kiosk-events");
        kiosk.report("E-1", seq + many.length, new KioskEvent.Noticed(LogEvent.STAFF_ENTERED.id(), "nr-130"));
        browser.press(".nw-more a[href*='before=']");
        browser.seeText("main", "回到最新");
        read.addAll(numbers(browser));
        assertThat(read)
                .containsExactlyElementsOf(
                        IntStream.range(0, 130).mapToObj(i -> "nr-" + (129 - i)).toList());
        assertThat(browser.driver.findElements(By.cssSelector(".nw-events li"))).hasSize(30 + 32);
        browser.press(".nw-more a:not([href*='before='])");
        assertThat(numbers(browser)).startsWith("nr-130", "nr-129");
    }

    private static List<String> numbers(Browser browser) {
        return browser.driver.findElements(By.cssSelector(".nw-events li")).stream()
                .flatMap(line -> NUMBER.matcher(line.getText()).results().map(MatchResult::group))
                .toList();
    }

    /// What heartbeats of a whole day leave behind.
    private static void fill(DataFolder data, Instant now) {
        try (Database database = data.openDatabase(data.keys(new SecureRandom()))) {
            database.jdbi().useTransaction(transaction -> {
                transaction.execute(
                        "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '松北-07', 'Songbei-07', 1)",
                        KIOSK);
                item(transaction, now, "TAX-01", 25, 20, 18, 3, 1);
                item(transaction, now, "HRS-04", 25, 3, 1);
                transaction.execute(
                        "insert into silence (kiosk_id, from_at, until_at) values (?, ?, ?)",
                        KIOSK,
                        ago(now, 14),
                        ago(now, 12));
            });
        }
    }

    /// @param hours ago at which it began to work, ceased to, began again…
    private static void item(Handle transaction, Instant now, String item, int... hours) {
        for (int i = 0; i < hours.length; i++) {
            transaction.execute(
                    "insert into item_change (kiosk_id, item, changed_at, until_at, state) values (?, ?, ?, ?, ?)",
                    KIOSK,
                    item,
                    ago(now, hours[i]),
                    i + 1 < hours.length ? ago(now, hours[i + 1]) : Long.MAX_VALUE,
                    i % 2 == 0 ? "UP" : "OFF");
        }
    }

    private static long ago(Instant now, int hours) {
        return now.minus(Duration.ofHours(hours)).toEpochMilli();
    }

    /// Where each begins and how wide it is, in thousandths of the day.
    private static List<String> bars(Browser browser, String selector) {
        return browser.driver.findElements(By.cssSelector(".nw-strip " + selector)).stream()
                .map(bar -> units(bar, "x") + "+" + units(bar, "width"))
                .toList();
    }

    private static long units(WebElement bar, String attribute) {
        return Math.round(Double.parseDouble(Objects.requireNonNull(bar.getDomAttribute(attribute))));
    }
}
