package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.Enrolment.HallName;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/// Pages of alerts and kiosks that stay open while the console goes away and comes back: each says that nothing is
/// heard
/// any more, and shows by itself what happened meanwhile.
class LivePagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String JAMMED = "990101-K07";
    private static final String SOUND = "990101-K03";

    @TempDir
    Path folder;

    @Test
    void theConsoleIsRestartedUnderThreeOpenPages_eachSaysSo_andCatchesUpByItself() {
        ConsoleConfig config = FreshData.in(folder);
        Console console = Console.start(config);
        try (Browser browser = Browser.open("zh-CN");
                TestKiosk jammed = TestKiosk.enrolled(console, JAMMED);
                TestKiosk sound = TestKiosk.enrolled(console, SOUND);
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            console.newTicket(JAMMED, new HallName("松北-07", "Songbei-07"));
            console.newTicket(SOUND, new HallName("松北-03", "Songbei-03"));
            jammed.beat(Beats.jammed(Instant.now()));
            sound.beat(Beats.healthy(Instant.now()));
            console.alerts().look();
            signIn(browser, console.setUpLink("li.na", Set.of(Role.TECHNICIAN)));
            browser.driver.get(console.staffUrl() + "/alerts");
            browser.seeText("#board-alerts", "松北-07：证明打印机卡纸");
            String alert = URI.create(browser.see("#board-alerts h2 a").getDomProperty("href"))
                    .getPath();
            String[] pages = {"/alerts", alert, "/fleet?search=%E6%9D%BE%E5%8C%97"};
            List<String> tabs = openTabs(browser, console.staffUrl(), pages);
            browser.driver.switchTo().window(tabs.get(1));
            browser.see("#note").sendKeys("换了搓纸");
            chief.submit("/me", alert + "/take", Map.of());
            browser.seeText("#alert-head", "admin 接手了"); // what another did, by itself
            assertThat(browser.see("#note").getDomProperty("value"))
                    .as("what is typed stays")
                    .isEqualTo("换了搓纸");

            console.close();
            for (int page = 0; page < pages.length; page++) {
                browser.driver.switchTo().window(tabs.get(page));
                browser.seeText("#lost-bar", "不要照着派人");
            }
            Screens.lookOnce(browser, "fleet-lost");
            console = Console.start(config.withDoors(config.kiosk(), door(chief.url()), config.publicSide()));
            jammed.at(console.kioskUrl()).beat(Beats.healthy(Instant.now()));
            sound.at(console.kioskUrl()).beat(Beats.jammed(Instant.now()));
            console.alerts().look();
            browser.driver.switchTo().window(tabs.get(0));
            browser.seeText("#board-alerts", "松北-03：证明打印机卡纸");
            browser.seeText("#alerts-earlier", "松北-07：证明打印机卡纸");
            browser.driver.switchTo().window(tabs.get(1));
            browser.seeText("#alert-head", "好了");
            assertThat(browser.driver.findElements(By.cssSelector("#take, #quiet")))
                    .as("nothing is offered that would be refused")
                    .isEmpty();
            assertThat(browser.see("#note").getDomProperty("value")).isEqualTo("换了搓纸");
            browser.driver.switchTo().window(tabs.get(2));
            browser.seeText("#fleet-rows tr:has(a[href$='" + JAMMED + "'])", "正常");
            for (int page = 0; page < pages.length; page++) {
                browser.driver.switchTo().window(tabs.get(page));
                assertThat(browser.see("#lost-bar").isDisplayed())
                        .as(pages[page])
                        .isFalse();
            }
            Screens.assertNoErrors(browser, "/live/", "[object Event]"); // the lines that broke
            closeTabs(browser, tabs);
        } finally {
            console.close();
        }
    }

    private static ConsoleConfig.Door door(String url) {
        ConsoleConfig.Door any = ConsoleConfig.Door.onLoopback();
        return new ConsoleConfig.Door(any.bind(), URI.create(url).getPort(), any.keystore(), any.keystorePassword());
    }

    private static List<String> openTabs(Browser browser, String url, String... pages) {
        List<String> tabs = new ArrayList<>();
        for (String page : pages) {
            if (!tabs.isEmpty()) {
                browser.driver.switchTo().newWindow(WindowType.TAB);
            }
            tabs.add(browser.driver.getWindowHandle());
            browser.driver.get(url + page);
        }
        return tabs;
    }

    /// The browser is shared with other tests.
    private static void closeTabs(Browser browser, List<String> tabs) {
        for (String tab : tabs.subList(1, tabs.size())) {
            browser.driver.switchTo().window(tab).close();
        }
        browser.driver.switchTo().window(tabs.getFirst());
    }

    private static void signIn(Browser browser, String link) {
        browser.driver.get(link);
        browser.see("#password").sendKeys(PASSWORD);
        browser.see("#again").sendKeys(PASSWORD);
        browser.press("button[type=submit]");
        browser.see("#board-sentence");
    }
}
