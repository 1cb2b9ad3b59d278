package org.nightwindow.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A real Chromium for tests. Starting one takes seconds, so all test classes of this JVM share one for each language;
/// closing it forgets everything but the process.
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /// A page is there within a second; a busy machine gets more.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Selenium's own half second between two looks is most of a test's time.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final Map<String, ChromeDriver> OPEN = new ConcurrentHashMap<>();

    final ChromeDriver driver;

    /// Skips the test where there is no Chromium, except on CI, where that is a failure.
    static Browser open(String language) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI has no chromium and chromedriver in /usr/bin");
        }
        Assumptions.assumeTrue(there, "chromium and chromedriver are not installed");
        return new Browser(OPEN.computeIfAbsent(language, Browser::start));
    }

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    private static ChromeDriver start(String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--no-sandbox",
                "--headless=new",
                "--disable-background-networking",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion", // else a page scrolls smoothly and is clicked on its way
                "--accept-lang=" + language,
                "--force-device-scale-factor=1");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        Runtime.getRuntime().addShutdownHook(new Thread(driver::quit, "browser-quit"));
        return driver;
    }

    WebElement see(String css) {
        return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN).until(page -> page.findElement(By.cssSelector(css)));
    }

    /// Presses what stands in a live region, which may be replaced between finding and pressing, or lies under the
    /// bar at the bottom of a phone.
    void press(String css) {
        new WebDriverWait(driver, PATIENCE, LOOK_AGAIN)
                .ignoring(WebDriverException.class) // what was replaced is stale, or no node of the document any more
                .until(page -> {
                    WebElement found = page.findElement(By.cssSelector(css));
                    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
                    found.click();
                    return true;
                });
    }

    /// Presses keys one after the other, wherever the focus is.
    void keys(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    void seeText(String css, String text) {
        new WebDriverWait(driver, PATIENCE, LOOK_AGAIN)
                .withMessage("\"" + text + "\" in " + css)
                .ignoring(WebDriverException.class) // a live region was replaced between the two questions
                .until(page -> page.findElement(By.cssSelector(css)).getText().contains(text));
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 768));
    }

    /// No page is wider than the screen.
    boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Object shot = driver.executeCdpCommand(
                            "Page.captureScreenshot", Map.of("format", "png", "optimizeForSpeed", true))
                    .get("data");
            Files.write(file, Base64.getDecoder().decode(String.valueOf(shot)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().logs().get(LogType.BROWSER); // what the next test finds there is its own
    }
}
