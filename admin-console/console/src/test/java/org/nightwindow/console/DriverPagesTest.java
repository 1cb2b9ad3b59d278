package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.KioskEvent;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// What staff see of a kiosk's drivers: one that crashed, and the switch for development; a kiosk over TLS, a real
/// Chromium.
class DriverPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String SWITCH = "#kiosk-head p.nw-notice.nw-out";

    @TempDir
    Path folder;

    @Test
    void aCrashWaitsOnTheBoard_andTheDevelopmentSwitchIsRedAsLongAsItIsOn() {
        try (Console console = Console.start(FreshData.in(folder));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K07");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            console.newTicket("990101-K07", new HallName("松北-07", "Songbei-07"));
            signIn(console, browser);
            kiosk.beat(Beats.noticing(Instant.now(), "NW-3801", "drivers.unsigned is allowed"));
            kiosk.reportOf(
                    Instant.now(),
                    "E-1",
                    1,
                    new KioskEvent.Noticed("NW-3805", "receipt-printer, acme.receipt: SIGSEGV in libacme.so+0x1139"));
            console.alerts().look();

            browser.seeText("#board-alerts", "松北-07：一个设备的驱动崩溃过");
            assertThat(chief.get("/alerts").body()).contains("一个设备的驱动崩溃过");
            browser.driver.get(console.staffUrl() + "/kiosks/990101-K07");
            browser.seeText(SWITCH, "没有签名的驱动");
            browser.seeText(SWITCH, "NW-3801 · drivers.unsigned is allowed");
            assertRed(browser.see(SWITCH));
            browser.seeText("main", "SIGSEGV in libacme.so+0x1139");
            Screens.look(browser, "kiosk-unsigned-drivers");

            kiosk.beat(Beats.healthy(Instant.now()));
            browser.seeText("#kiosk-head", "正常");
            assertThat(browser.driver.findElements(By.cssSelector(SWITCH))).isEmpty();
            Screens.assertNoErrors(browser);
        }
    }

    private static void signIn(Console console, Browser browser) {
        browser.size(1440, 900);
        browser.driver.get(console.staffUrl() + "/sign-in");
        browser.see("#name").sendKeys("admin");
        browser.see("#password").sendKeys(PASSWORD);
        browser.press("button[type=submit]");
        browser.see("#board-sentence");
    }

    /// As the browser paints it: `rgba(177, 29, 29, 1)`.
    private static void assertRed(WebElement words) {
        int[] colour = Arrays.stream(
                        words.getCssValue("color").replaceAll("[^0-9,]", "").split(","))
                .limit(3)
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThat(colour[0]).as(Arrays.toString(colour)).isGreaterThan(100 + Math.max(colour[1], colour[2]));
    }
}
