package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;

/// Twenty past three: a second technician opens the page of a jammed kiosk and reads what the first one, the console
/// and
/// the kiosk itself have tried already; in a real Chromium, live.
class TriedPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String KIOSK = "990101-K07";
    private static final String SELF_TEST = """
            [{"role": "document-printer", "passed": false, "checks": [
                {"name": "connection", "passed": true, "detail": ""},
                {"name": "paper path", "passed": false, "detail": "sheet at sensor 3"}]}]""";

    @TempDir
    Path folder;

    @Test
    void afterAJam_whatWasTriedStandsBesideTheFault_inItsOrder_untilItIsOver() {
        try (Console console = Console.start(FreshData.in(folder));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK);
                TestKiosk sound = TestKiosk.enrolled(console, "990101-K03");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            console.newTicket(KIOSK, new HallName("松北-07", "Songbei-07"));
            console.newTicket("990101-K03", new HallName("松北-03", "Songbei-03"));
            browser.size(390, 900);
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.driver.get(console.staffUrl() + "/kiosks/" + KIOSK);
            browser.seeText("#kiosk-head", "松北-07");

            Instant begun = Instant.now();
            sound.beat(Beats.healthy(begun));
            kiosk.beat(Beats.jammed(begun));
            kiosk.reportOf(
                    begun.minusSeconds(3_600),
                    "E-1",
                    1,
                    new KioskEvent.Noticed(LogEvent.NIGHT_ROUND.id(), "of an hour ago"));
            kiosk.reportOf(
                    begun.minusSeconds(599),
                    "E-1",
                    2,
                    new KioskEvent.DeviceChanged(
                            "document-printer", "FAILED", "MEDIA_JAMMED", "", LogEvent.DEVICE_JAMMED.id(), null, 1),
                    new KioskEvent.VisitEnded("left", "TAX-01", 3, 20));
            kiosk.reportOf(
                    begun.minusSeconds(560),
                    "E-1",
                    4,
                    new KioskEvent.Noticed(
                            LogEvent.DRIVER_CRASHED.id(), "document-printer, standard.ipp: no answer in 20 s"));
            console.alerts().look();
            browser.seeText("#kiosk-tried", "1 位群众没办成；还能办的：松北-03"); // by itself
            String alert = browser.see("#kiosk-tried .nw-alert a").getDomAttribute("href");
            assertThat(chief.submit(alert, alert + "/take", Map.of()).statusCode())
                    .isEqualTo(303);
            browser.seeText("#kiosk-tried", "您接手了");
            browser.press("#test-document-printer");
            browser.seeText("#kiosk-tried", "证明打印机自检 等自助机来取");
            Command test = kiosk.beat(Beats.jammed(Instant.now())).commands().getFirst();
            kiosk.beat(Beats.jammed(Instant.now(), new CommandResult(test.id(), "NOT_DONE", SELF_TEST, Instant.now())));
            browser.seeText("#kiosk-tried", "没有全过");
            browser.press("#ask-RESTART");
            browser.seeText("#kiosk-tried", "重启程序 等自助机来取");
            Command restart = kiosk.beat(Beats.jammed(Instant.now())).commands().getFirst();
            kiosk.beat(Beats.jammed(
                    Instant.now(),
                    new CommandResult(restart.id(), "REFUSED", "somebody is being served", Instant.now())));
            browser.press(".nw-note-it");
            browser.see("#note").sendKeys("退纸两次，还卡在出口 <b>=1+1</b>");
            browser.press("#add-note");
            browser.seeText("#story", "退纸两次");

            browser.driver.get(console.staffUrl() + "/kiosks/" + KIOSK);
            browser.seeText("#kiosk-tried", "退纸两次，还卡在出口 <b>=1+1</b>");
            assertThat(browser.see("#kiosk-tried .nw-tried").getText())
                    .containsSubsequence(
                            "证明打印机 · 故障：卡纸",
                            "驱动出错，自助机自己重开了它",
                            "证明打印机, standard.ipp: no answer in 20 s",
                            "告警",
                            "证明打印机卡纸",
                            "接手 admin",
                            "证明打印机自检 做了，没有全过",
                            "admin",
                            "证明打印机 · paper path sheet at sensor 3",
                            "重启程序 没有做：有人正在办事，现在不能做",
                            "备注 admin",
                            "退纸两次")
                    .doesNotContain("of an hour ago", "离开", "connection");
            Screens.look(browser, "kiosk-tried", "退纸两次");

            kiosk.beat(Beats.healthy(Instant.now()));
            console.alerts().look();
            assertThat(chief.get("/kiosks/" + KIOSK).body())
                    .as("the crash of its driver is something to look at for a day")
                    .contains("试过什么", "驱动出错")
                    .doesNotContain("接手了", "没办成");
            assertThat(chief.get("/kiosks/990101-K03").body()).doesNotContain("试过什么");
            Screens.assertNoErrors(browser);
        }
    }
}
