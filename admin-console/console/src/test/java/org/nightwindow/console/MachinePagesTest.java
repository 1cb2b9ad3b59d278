package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.Enrolment.HallName;
import org.openqa.selenium.By;

/// The machine as it is drawn: every part where it sits, the red one named; in a real Chromium, wide and on a phone.
class MachinePagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String KIOSK = "990101-K07";

    /// Pairs of labels that lie over each other, and labels out of the card.
    private static final String OVERLAPS = """
            const all = [...document.querySelectorAll('.nw-placed li')].filter(li => li.offsetParent);
            const card = document.querySelector('#kiosk-parts').getBoundingClientRect();
            const found = [];
            for (const one of all) {
                const a = one.getBoundingClientRect();
                if (a.left < card.left || a.right > card.right || a.bottom > card.bottom) found.push(one.innerText + ' leaves the card');
                for (const other of all) {
                    const b = other.getBoundingClientRect();
                    if (one !== other && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                        found.push(one.innerText + ' over ' + other.innerText);
                }
            }
            return found;
            """;

    @TempDir
    Path folder;

    @Test
    void everyPartThatIsThere_isDrawnWhereItSits_andTheBrokenOnesAreNamed() {
        try (Console console = Console.start(FreshData.in(folder));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK);
                StaffBrowser _ = StaffBrowser.signedIn(console, PASSWORD);
                StaffBrowser supervisor =
                        StaffBrowser.setUp(console, console.setUpLink("li.na", Set.of(Role.SUPERVISOR)), PASSWORD)) {
            console.newTicket(KIOSK, new HallName("松北-07", "Songbei-07"));
            kiosk.beat(Beats.fullyFitted(Instant.now()));
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.driver.get(console.staffUrl() + "/kiosks/" + KIOSK);
            for (int width : List.of(1440, 1920)) {
                browser.size(width, 1100);
                browser.seeText(".nw-at-document-printer", "证明打印机 · 故障");
                browser.seeText(".nw-at-document-printer", "卡纸");
                browser.seeText(".nw-at-code-scanner", "连不上");
                browser.seeText(".nw-at-receipt-printer", "耗材快用完");
                browser.seeText(".nw-at-screen", "在绘制");
                assertThat(browser.driver.findElements(By.cssSelector(".nw-placed li")))
                        .hasSize(11);
                assertThat(browser.driver.findElements(By.cssSelector(".nw-lead")))
                        .hasSize(11);
                assertThat((List<?>) browser.driver.executeScript(OVERLAPS)).isEmpty();
            }
            assertThat(shapes(browser, "out")).as("red").containsExactly("document-printer");
            assertThat(shapes(browser, "lost")).containsExactly("code-scanner");
            assertThat(shapes(browser, "warn")).containsExactly("receipt-printer");
            assertThat(shapes(browser, "ok")).hasSize(8);
            Screens.look(browser, "machine");
            assertThat((List<?>) browser.driver.executeScript(OVERLAPS)).isEmpty();

            browser.size(390, 1400);
            browser.seeText("#kiosk-parts", "8 个部件正常");
            assertThat(browser.see("#kiosk-parts").getText())
                    .contains("证明打印机 · 故障", "扫码窗 · 失联")
                    .doesNotContain("支付终端");

            kiosk.beat(Beats.healthy(Instant.now()));
            browser.seeText("#kiosk-parts", "4 个部件正常"); // by itself
            assertThat(browser.driver.findElements(By.cssSelector(".nw-lead"))).hasSize(4);
            Screens.assertNoErrors(browser);

            assertThat(supervisor.get("/kiosks/" + KIOSK).body())
                    .as("no button that would be refused")
                    .contains("操作归技术员")
                    .doesNotContain("/commands\"", "/self-test\"", "/staff-code\"");
        }
    }

    /// The parts that are drawn in this shape, in the order of the labels.
    private static List<String> shapes(Browser browser, String shape) {
        assertThat(browser.driver.findElements(By.cssSelector(".nw-drawing .nw-part.nw-" + shape)))
                .hasSameSizeAs(browser.driver.findElements(By.cssSelector(".nw-placed .nw-shape.nw-" + shape)));
        return browser.driver.findElements(By.cssSelector(".nw-placed li")).stream()
                .filter(label -> !label.findElements(By.cssSelector(".nw-shape.nw-" + shape))
                        .isEmpty())
                .map(label ->
                        Objects.requireNonNull(label.getDomAttribute("class")).replaceFirst("nw-at-([a-z-]+) .*", "$1"))
                .toList();
    }
}
