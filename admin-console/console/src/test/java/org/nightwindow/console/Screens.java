package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/// What is asked of every page, as it is now in the browser: it fits a phone and a wall, in light and dark, in both
/// languages, carries no inline style, and axe-core finds no fault of WCAG 2 A and AA. Pictures stay in
/// `target/screens`.
final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");
    private static final String AXE = script();

    private static final String ASK_AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']}).then(found => done(found.violations.map(each =>
                each.id + ': ' + each.nodes.map(node => node.target.join(' ') + ' ' + node.any.map(a => a.message).join()).join(' | '))));
            """;

    private static final String CHINESE = """
            const chinese = /[\\u4e00-\\u9fff]/;
            const found = [];
            for (const each of document.querySelectorAll('body *')) {
                if (each.closest('[lang^=zh], script, style') || !each.checkVisibility()) {
                    continue;
                }
                const says = [...each.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data);
                for (const attribute of ['aria-label', 'title', 'placeholder', 'alt']) {
                    says.push(each.getAttribute(attribute) ?? '');
                }
                says.filter(text => chinese.test(text))
                    .forEach(text => found.push(each.tagName + '.' + each.className + ': ' + text.trim()));
            }
            return found;
            """;

    /// A page that came by a link: also in English.
    ///
    /// @param theirs what people wrote, in whatever language
    static void look(Browser browser, String name, String... theirs) {
        lookOnce(browser, name);
        String url = browser.driver.getCurrentUrl();
        String home = url.replaceFirst("(https?://[^/]+).*", "$1");
        String path = url.substring(home.length());
        browser.driver.get(home + "/look?language=en&back=" + path);
        shoot(browser, name + "-en", "light", 1440);
        shoot(browser, name + "-en", "light", 390);
        assertNoChinese(browser, name, theirs);
        assertAccessible(browser, name + " in English");
        browser.driver.get(home + "/look?language=zh&back=" + path);
        browser.size(1440, 900);
    }

    /// A page that answers a form and would be lost by a reload.
    static void lookOnce(Browser browser, String name) {
        shoot(browser, name + "-zh", "light", 1920);
        shoot(browser, name + "-zh", "dark", 1440);
        assertAccessible(browser, name + " in the dark");
        shoot(browser, name + "-zh", "dark", 390);
        shoot(browser, name + "-zh", "light", 390);
        assertAccessible(browser, name + " on a phone");
        browser.size(1440, 900);
        assertThat(browser.driver.findElements(By.cssSelector("[style]")))
                .as("inline style on " + name)
                .isEmpty();
    }

    private static void shoot(Browser browser, String name, String theme, int width) {
        browser.driver.executeScript("document.documentElement.dataset.bsTheme = arguments[0]", theme);
        browser.size(width, width == 390 ? 1400 : 900);
        browser.picture(FOLDER.resolve(name + "-" + theme + "-" + width + ".png"));
        assertThat(browser.scrollsSideways()).as(name + " at " + width).isFalse();
    }

    private static void assertAccessible(Browser browser, String name) {
        browser.driver.executeScript(AXE);
        Object found = browser.driver.executeAsyncScript(ASK_AXE);
        assertThat((List<?>) found).as("axe-core on " + name).isEmpty();
    }

    private static void assertNoChinese(Browser browser, String name, String... theirs) {
        assertThat((List<?>) browser.driver.executeScript(CHINESE))
                .map(String::valueOf)
                .filteredOn(text -> Stream.of(theirs).noneMatch(text::contains))
                .as(name + " in English")
                .isEmpty();
    }

    /// Nothing was blocked by the content policy, and no script failed.
    ///
    /// @param expected parts of messages that belong to the story: a page refused on purpose
    static void assertNoErrors(Browser browser, String... expected) {
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .extracting(LogEntry::getMessage)
                .filteredOn(message -> List.of(expected).stream().noneMatch(message::contains))
                .as("errors in the browser's console")
                .isEmpty();
    }

    private static String script() {
        try (InputStream in =
                Screens.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            if (in == null) {
                throw new AssertionError("axe-core is not where its jar had it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Screens() {}
}
