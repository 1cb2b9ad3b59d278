package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.KioskEvent;

/// Ten past three: a kiosk jams, two residents leave without their paper, a technician takes it from her phone; in a
/// real Chromium, live.
class NightBoardPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    @TempDir
    Path folder;

    @Test
    void theBoardSaysWhatIsWrong_whoWasTurnedAway_whereToGo_andWhoHasIt_untilItIsOver() {
        try (Console console = Console.start(FreshData.in(folder));
                Browser browser = Browser.open("zh-CN");
                TestKiosk jammed = TestKiosk.enrolled(console, "990101-K07");
                TestKiosk sound = TestKiosk.enrolled(console, "990101-K03");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            console.newTicket("990101-K07", new HallName("松北-07", "Songbei-07"));
            console.newTicket("990101-K03", new HallName("松北-03", "Songbei-03"));
            browser.size(390, 900);
            setUp(browser, console.setUpLink("li.na", Set.of(Role.TECHNICIAN)));
            sound.beat(Beats.healthy(Instant.now()));
            jammed.beat(Beats.jammed(Instant.now()));
            jammed.reportOf(
                    Instant.now(),
                    "E-1",
                    1,
                    new KioskEvent.VisitEnded("left", "TAX-01", 3, 20),
                    new KioskEvent.VisitEnded("done", "TAX-01", 9, 70),
                    new KioskEvent.VisitEnded("timed-out", null, 1, 60));
            console.alerts().look();
            browser.seeText("#board-sentence", "1 台自助机要处理，2 位群众没有办成"); // by itself
            browser.seeText("#board-alerts", "松北-07：证明打印机卡纸");
            browser.seeText("#board-alerts", "2 位群众没办成；还能办的：松北-03");
            Screens.look(browser, "night-board");
            browser.size(390, 900);
            browser.press(".nw-alert .btn-primary");
            browser.seeText("#story", "接手 li.na");
            String alert = URI.create(browser.driver.getCurrentUrl()).getPath();
            browser.see("#note").sendKeys("换了搓纸轮 <b>=1+1</b>");
            browser.press("#add-note");
            browser.seeText("#story", "换了搓纸轮 <b>=1+1</b>");
            Screens.look(browser, "alert", "换了搓纸轮");

            assertThat(chief.submit("/alerts", alert + "/give", Map.of("whom", "nobody"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(chief.submit("/alerts", alert + "/take", Map.of("from", ""))
                            .body())
                    .as("from a page that is a second old")
                    .contains("li.na 刚刚接手了，没有做", "改由我来处理");
            assertThat(chief.submit("/alerts", alert + "/give", Map.of("whom", "admin"))
                            .statusCode())
                    .as("from such a page, too")
                    .isEqualTo(409);
            assertThat(chief.submit("/alerts", alert + "/give", Map.of("whom", "admin", "from", "li.na"))
                            .statusCode())
                    .isEqualTo(303);
            browser.press("#take");
            browser.seeText("#story", "从 admin 手里");
            browser.press("#release");
            browser.seeText("#story", "放下了 li.na");
            assertThat(chief.submit("/alerts", alert + "/take", Map.of()).statusCode())
                    .isEqualTo(303);
            browser.driver.get(console.staffUrl() + "/");
            browser.seeText("#board-alerts", "admin 接手了");
            browser.driver.get(console.staffUrl() + "/fleet");
            browser.seeText("#board-list tbody tr:first-child .nw-away", "2");
            browser.seeText("#board-list tbody tr:first-child .nw-taker", "admin");
            browser.driver.get(console.staffUrl() + "/");
            sound.beat(Beats.healthy(Instant.now()));
            jammed.beat(Beats.healthy(Instant.now()));
            console.alerts().look();
            browser.seeText("#board-sentence", "现在没有要处理的");
            browser.driver.get(console.staffUrl() + "/alerts");
            browser.seeText("main", "已经好了的");
            browser.seeText("main", "松北-07：证明打印机卡纸");
            Screens.look(browser, "alerts", "换了搓纸轮", "换搓纸轮");
            assertThat(chief.submit("/alerts", alert + "/take", Map.of()).statusCode())
                    .as("it is over")
                    .isEqualTo(409);
            assertThat(chief.submit("/alerts", "/alerts/9999/take", Map.of()).statusCode())
                    .isEqualTo(404);

            browser.driver.get(console.staffUrl() + "/kiosks/990101-K07");
            browser.press("#plan-work"); // heartbeats replace it
            browser.see("#reason").sendKeys("换搓纸轮 <b>=1+1</b>");
            browser.press("#plan");
            browser.seeText("#planned-list", "松北-07");
            browser.seeText("#planned-list", "换搓纸轮 <b>=1+1</b>");
            assertThat(browser.see("#where").getDomProperty("value"))
                    .as("nothing is planned for the first of the list by mistake")
                    .isEmpty();
            Screens.look(browser, "planned", "换搓纸轮");
            jammed.beat(Beats.jammed(Instant.now()));
            console.alerts().look();
            browser.driver.get(console.staffUrl() + "/");
            browser.seeText(".nw-alert.nw-held", "现在不叫人");
            browser.seeText("#board-sentence", "现在没有要处理的");
            browser.seeText("tr.nw-held", "计划检修到");
            Screens.look(browser, "night-board-planned", "换搓纸轮");
            browser.driver.get(console.staffUrl() + "/kiosks/990101-K07");
            browser.seeText("#kiosk-planned", "自助机照常办事");
            Screens.look(browser, "kiosk-planned", "换搓纸轮");
            browser.driver.get(console.staffUrl() + "/planned");
            browser.press("#planned-list button");
            browser.seeText("#planned-list", "li.na 提前结束");
            browser.driver.get(console.staffUrl() + "/");
            browser.seeText("#board-sentence", "1 台自助机要处理");
            browser.press(".nw-alert .btn-primary");
            browser.seeText("#story", "接手 li.na");
            alert = URI.create(browser.driver.getCurrentUrl()).getPath();
            Screens.assertNoErrors(browser);

            assertThat(chief.submit("/staff", "/staff/li.na/dismiss", Map.of()).statusCode())
                    .isEqualTo(303);
            console.alerts().look();
            assertThat(chief.get(alert).body())
                    .as("what she had is nobody's again")
                    .contains("重新叫人", "li.na 不能再来", "id=\"take\"");
        }
    }

    private static void setUp(Browser browser, String link) {
        browser.driver.get(URI.create(link).toString());
        browser.see("#password").sendKeys(PASSWORD);
        browser.see("#again").sendKeys(PASSWORD);
        browser.press("button[type=submit]");
        browser.see("#board-sentence");
    }
}
