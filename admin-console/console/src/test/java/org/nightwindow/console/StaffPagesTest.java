package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;

/// The technicians' pages in a real Chromium, with a real kiosk at the other door. Pictures of every page are
/// left in `target/screens`.
class StaffPagesTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    @TempDir
    Path folder;

    @Test
    void aTechnicianSetsUpHerAccount_seesTheKioskLive_andHasItTestItself() {
        try (Console console = Console.start(FreshData.in(folder));
                Browser browser = Browser.open("zh-CN")) {
            browser.size(1440, 900);
            browser.driver.get(console.firstSetUpLink().orElseThrow());
            shoot(browser, "set-up");
            browser.see("#password").sendKeys(PASSWORD);
            browser.see("#again").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.seeText("#board-sentence", "还没有自助机");
            assertThat(console.firstSetUpLink()).isEmpty();
            shoot(browser, "board-empty");

            browser.driver.get(console.staffUrl() + "/enrol");
            browser.see("#id").sendKeys("990101-K09");
            browser.see("#zh").sendKeys("示范区政务中心西门");
            browser.see("#en").sendKeys("Shifan Centre, West Door");
            browser.press("main form button");
            assertThat(browser.see("#ticket").getText()).matches("(?s)[A-Z0-9]{4}-.*\\.\\s*[0-9a-f]{32}");
            shoot(browser, "ticket");

            signOutAndIn(browser, console);
            try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K03");
                    TestKiosk other = TestKiosk.enrolled(console, "990101-K04")) {
                console.newTicket("990101-K03", new HallName("示范区 24 小时厅", "Shifan 24-hour Hall"));
                console.newTicket("990101-K04", new HallName("松北政务中心东门", "Songbei Centre, East Door"));
                browser.driver.get(console.staffUrl() + "/");
                kiosk.beat(Beats.healthy(Instant.now()));
                browser.seeText("tbody tr:nth-child(1)", "正常");
                other.beat(Beats.jammed(Instant.now()));
                browser.seeText("#board-sentence", "台自助机要处理");
                browser.seeText("tbody tr:nth-child(2)", "卡纸");
                shoot(browser, "board");
                testItself(browser, console, kiosk);
                lookAtTheJam(browser, console, other);
            }
            assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
                    .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                    .filteredOn(
                            entry -> !entry.getMessage().contains("/sign-in - Failed to load")) // the wrong password
                    .as("errors in the browser's console, such as what the content policy forbids")
                    .isEmpty();
            loseContact(browser, console);
        }
    }

    private static void testItself(Browser browser, Console console, TestKiosk kiosk) {
        browser.driver.get(console.staffUrl() + "/kiosks/990101-K03");
        browser.press("#test-document-printer");
        browser.seeText("#kiosk-commands", "等自助机来取");
        HeartbeatReply asked = kiosk.beat(Beats.healthy(Instant.now()));
        assertThat(asked.nextInSeconds()).isEqualTo(5);
        assertThat(asked.commands()).hasSize(1);
        browser.seeText("#kiosk-commands", "自助机收到了");
        String result = "[{\"role\":\"document-printer\",\"passed\":true,\"checks\":"
                + "[{\"name\":\"tray 1\",\"passed\":true,\"detail\":\"62 %\"}]}]";
        HeartbeatReply settled = kiosk.beat(Beats.healthy(
                Instant.now(),
                new Heartbeat.CommandResult(asked.commands().getFirst().id(), "DONE", result, Instant.now())));
        assertThat(settled.acknowledgedResults()).hasSize(1);
        assertThat(settled.commands()).isEmpty();
        browser.seeText("#kiosk-commands", "做完了");
        kiosk.report(
                "E-1",
                1,
                new KioskEvent.Started("0.1.0", 0),
                new KioskEvent.ActChanged(
                        "P-1",
                        "PRINT",
                        KioskEvent.Outcome.DONE,
                        "TAX-01",
                        "990101-26-0000001",
                        1,
                        1,
                        "printer counted 1"),
                new KioskEvent.VisitEnded("done", "TAX-01", 9, 74));
        browser.seeText("#kiosk-events", "打印好了");
        shoot(browser, "kiosk");
        takeACode(browser, console);
    }

    private static void takeACode(Browser browser, Console console) {
        browser.press("#staff-code");
        browser.seeText(".nw-ticket", "对准自助机的扫码窗");
        shoot(browser, "staff-code");
        browser.driver.get(console.staffUrl() + "/look?language=en&back=/kiosks/990101-K03");
        browser.press("#staff-code");
        browser.seeText(".nw-ticket", "four corners");
        browser.size(390, 1400);
        assertThat(browser.scrollsSideways()).isFalse();
        browser.picture(SCREENS.resolve("staff-code-en-light-390.png"));
        browser.size(1440, 900);
        browser.driver.get(console.staffUrl() + "/look?language=zh&back=/kiosks/990101-K03");
    }

    private static void lookAtTheJam(Browser browser, Console console, TestKiosk other) {
        browser.driver.get(console.staffUrl() + "/kiosks/990101-K04");
        other.report(
                "E-7",
                1,
                new KioskEvent.Started("0.1.0", 0),
                new KioskEvent.DeviceChanged(
                        "document-printer",
                        "FAILED",
                        "MEDIA_JAMMED",
                        "media-jam-error",
                        LogEvent.DEVICE_JAMMED.id(),
                        LogEvent.DEVICE_WORKS.id(),
                        3),
                new KioskEvent.ActChanged(
                        "P-2",
                        "PRINT",
                        KioskEvent.Outcome.UNKNOWN,
                        "TAX-01",
                        "990101-26-0000002",
                        2,
                        1,
                        "the printer stopped answering after page 1"),
                new KioskEvent.VisitEnded("interrupted", "TAX-01", 11, 133));
        browser.seeText("#kiosk-looks", "需要人看一眼");
        browser.seeText("#kiosk-parts", "身份证读卡器");
        assertThat(browser.see("#kiosk-parts").getText())
                .as("from top to foot")
                .containsSubsequence("身份证读卡器", "扫码窗", "证明打印机");
        shoot(browser, "kiosk-jam");
    }

    private static void loseContact(Browser browser, Console console) {
        console.close();
        browser.see("#lost-bar:not([hidden])");
        browser.seeText("#lost-bar", "不要照着派人");
        browser.picture(SCREENS.resolve("lost-zh-light-1440.png"));
    }

    private static void signOutAndIn(Browser browser, Console console) {
        browser.press(".nw-who button");
        browser.see("#name").sendKeys("admin");
        browser.see("#password").sendKeys("wrong");
        browser.press("button[type=submit]");
        browser.seeText(".nw-note", "还能试 4 次");
        shoot(browser, "sign-in");
        browser.driver.get(console.staffUrl() + "/");
        browser.see("#name").sendKeys("admin");
        browser.see("#password").sendKeys(PASSWORD);
        browser.press("button[type=submit]");
        browser.see("#board-sentence");
    }

    /// The page as it is now in both languages, both themes and both widths; none may scroll sideways.
    private static void shoot(Browser browser, String name) {
        String url = browser.driver.getCurrentUrl();
        boolean posted = List.of("ticket", "sign-in", "staff-code").contains(name);
        for (String theme : List.of("light", "dark")) {
            browser.driver.executeScript("document.documentElement.dataset.bsTheme = arguments[0]", theme);
            for (int width : new int[] {1440, 390}) {
                browser.size(width, width == 390 ? 1400 : 900);
                assertThat(browser.scrollsSideways()).as(name + " at " + width).isFalse();
                browser.picture(SCREENS.resolve(name + "-zh-" + theme + "-" + width + ".png"));
            }
        }
        if (!posted) {
            String home = url.replaceFirst("(https?://[^/]+).*", "$1");
            String path = url.substring(home.length());
            browser.driver.get(home + "/look?language=en&back=" + path);
            for (int width : new int[] {1440, 390}) {
                browser.size(width, width == 390 ? 1400 : 900);
                assertThat(browser.scrollsSideways())
                        .as(name + " in English at " + width)
                        .isFalse();
                browser.picture(SCREENS.resolve(name + "-en-light-" + width + ".png"));
            }
            browser.driver.get(home + "/look?language=zh&back=" + path);
        }
        browser.size(1440, 900);
        browser.driver.executeScript("document.documentElement.dataset.bsTheme = 'light'");
        assertThat(browser.driver.findElements(By.cssSelector("[style]")))
                .as("inline style")
                .isEmpty();
    }
}
