package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;
import org.openqa.selenium.Keys;

/// She has no mouse: every page is walked with the Tab key alone, in a real Chromium, and what stands on it is done
/// with Enter. The pages are those of the book of routes, so a new one is walked by itself.
class KeyboardTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    /// Of the radio buttons of a group one is a stop. A live region may be replaced on the way, so a stop is known by
    /// what it says.
    private static final String STOPS = """
            const name = e => [e.tagName, e.id, e.name, e.getAttribute('href'), e.type === 'radio' ? '' : e.textContent.trim()].join(' ');
            const stops = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(e => !e.disabled && e.type !== 'hidden' && e.checkVisibility({visibilityProperty: true}));
            window.nwMet = new Set();
            window.nwFaults = [];
            document.addEventListener('focusin', event => {
                const e = event.target;
                nwMet.add(name(e));
                const look = getComputedStyle(e);
                if (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2) nwFaults.push('not seen: ' + name(e));
                const box = e.getClientRects()[0];
                const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                if (!top || !(e.contains(top) || top.contains(e))) nwFaults.push('covered: ' + name(e));
            });
            window.nwLeft = () => stops().map(name).filter(each => !nwMet.has(each));
            window.nwAgain = () => nwMet.delete(name(stops()[0]));
            return stops().length;
            """;

    @TempDir
    Path folder;

    @Test
    void everyPageIsWalkedWithTab_eachStopIsSeen_nothingHoldsTheFocus_andEnterDoesIt() throws IOException {
        TurnedClock clock = TurnedClock.fromNow();
        try (Console console = Console.start(
                        TwoSites.places(FreshData.in(folder).withIssuers(CasePagesTest.ISSUERS), folder), clock);
                TwoSites town = new TwoSites(console, clock);
                StaffBrowser all =
                        StaffBrowser.setUp(console, console.setUpLink("all", EnumSet.allOf(Role.class)), PASSWORD);
                StaffBrowser chief =
                        StaffBrowser.setUp(console, console.setUpLink("chief", EnumSet.of(Role.SECURITY)), PASSWORD);
                Browser browser = Browser.open("zh-CN")) {
            town.read(
                    all,
                    () -> chief.submit("/staff", "/staff/all/sites", Map.of("reach", "SOME", "site", TwoSites.NORTH)));
            browser.size(1440, 900);
            signIn(console, browser);
            List<String> pages = pages(all, town);
            assertThat(pages).hasSizeGreaterThan(14);
            for (String page : pages) {
                walk(browser, console.staffUrl() + page);
            }
            browser.size(390, 900);
            for (String page : List.of("/", "/supplies", "/kiosks/" + TwoSites.kiosk(TwoSites.NORTH))) {
                walk(browser, console.staffUrl() + page);
            }
            goTo(browser, "ask-FETCH_LOG");
            press(browser, Keys.ENTER);
            browser.seeText("#kiosk-commands", "取日志 等自助机来取");
            assertThat(focused(browser)).as("the page changed by itself").isEqualTo("ask-FETCH_LOG");
            noteARefill(console, browser);
            Screens.assertNoErrors(browser);
        }
    }

    private static void signIn(Console console, Browser browser) {
        browser.driver.get(console.staffUrl() + "/sign-in");
        walk(browser, console.staffUrl() + "/sign-in");
        goTo(browser, "name");
        browser.driver.switchTo().activeElement().sendKeys("all", Keys.TAB, PASSWORD, Keys.ENTER);
        browser.see("#board-sentence");
    }

    /// What opens, opens with Enter; Escape loses nothing that was written.
    private static void noteARefill(Console console, Browser browser) {
        browser.driver.get(console.staffUrl() + "/supplies");
        browser.driver.executeScript("document.querySelector('details summary').id = 'summary'");
        goTo(browser, "summary");
        press(browser, Keys.ENTER);
        tab(browser);
        press(browser, "一包纸", Keys.ESCAPE);
        assertThat(focused(browser)).startsWith("note-");
        press(browser, Keys.ENTER);
        browser.seeText("main", "一包纸");
    }

    /// Every page a technician can be on.
    private List<String> pages(StaffBrowser all, TwoSites town) throws IOException {
        List<String> pages = new ArrayList<>();
        all.book(folder).path("paths").properties().forEach(path -> {
            String address = town.filled(path.getKey(), within(path.getKey()), TwoSites.NORTH)
                    .replace("/staff/nobody", "/staff/chief");
            if (path.getValue().at("/get/responses/200/content").has("text/html") && isPage(all.get(address))) {
                pages.add(address);
            }
        });
        return pages;
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static Within within(String path) {
        return switch (path.split("/", 3)[1]) {
            case "kiosks" -> Within.KIOSK;
            case "alerts" -> Within.ALERT;
            case "cases" -> Within.CASE;
            default -> Within.SEEN;
        };
    }

    private static void walk(Browser browser, String url) {
        browser.driver.get(url);
        long stops = (Long) browser.driver.executeScript(STOPS);
        assertThat(stops).as(url).isPositive();
        int most = (int) stops * 2 + 40; // a field for a time has a stop for each of its numbers
        for (int presses = 0; presses < most && !left(browser).isEmpty(); presses++) {
            tab(browser);
        }
        assertThat(left(browser)).as("never reached on " + url).isEmpty();
        browser.driver.executeScript("nwAgain()");
        for (int presses = 0; presses < most && !left(browser).isEmpty(); presses++) {
            tab(browser);
        }
        assertThat(left(browser)).as("from the end to the beginning of " + url).isEmpty();
        assertThat((List<?>) browser.driver.executeScript("return nwFaults"))
                .as(url)
                .isEmpty();
    }

    private static List<?> left(Browser browser) {
        return (List<?>) browser.driver.executeScript("return nwLeft()");
    }

    private static void goTo(Browser browser, String id) {
        for (int presses = 0; presses < 200 && !focused(browser).equals(id); presses++) {
            tab(browser);
        }
        assertThat(focused(browser)).isEqualTo(id);
    }

    private static void tab(Browser browser) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            browser.driver.executeCdpCommand(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
        }
    }

    private static void press(Browser browser, CharSequence... keys) {
        browser.driver.switchTo().activeElement().sendKeys(keys);
    }

    private static String focused(Browser browser) {
        return String.valueOf(browser.driver.executeScript("return document.activeElement.id"));
    }
}
