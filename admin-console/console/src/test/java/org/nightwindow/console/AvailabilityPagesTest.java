package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Heartbeat;
import org.openqa.selenium.By;

/// In the morning the chief sees how available each service was, not only whether the power was on.
class AvailabilityPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    @TempDir
    Path folder;

    @Test
    void theChiefSeesHowAvailableEachServiceWas_andWhereItWasWorst() {
        TurnedClock clock = TurnedClock.fromNow();
        try (Console console = Console.start(TwoSites.places(FreshData.in(folder), folder), clock);
                Browser browser = Browser.open("zh-CN");
                TestKiosk sound = TestKiosk.enrolled(console, "990101-N01");
                TestKiosk jammed = TestKiosk.enrolled(console, "990101-S01");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            for (int minute = 0; minute < 20; minute++) {
                sound.beat(Beats.healthy(clock.instant()));
                Heartbeat said = minute < 15 ? Beats.healthy(clock.instant()) : Beats.jammed(clock.instant());
                jammed.beat(said);
                clock.turn(Duration.ofMinutes(1));
            }
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.size(390, 900);
            browser.press(".nw-tabs a[href='/fleet']");
            browser.press("#availability");
            browser.seeText("#shares", "87.5 %");
            browser.seeText("#shares", "75.0 %");
            assertThat(browser.see("#shares a").getDomAttribute("href")).isEqualTo("/kiosks/990101-S01");
            Screens.look(browser, "availability");
            browser.press("#shares a");
            browser.seeText("#kiosk-items", "24 小时里能办 75.0 %");
            assertThat(browser.driver.findElements(By.cssSelector(".nw-day rect")))
                    .as("until the jam, and since")
                    .hasSize(2);
            Screens.look(browser, "kiosk-day");
            assertThat(chief.get("/availability").body()).doesNotContain("不知道 0");
            Screens.assertNoErrors(browser);
        }
    }
}
