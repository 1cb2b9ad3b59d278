package org.nightwindow.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// How long the fleet page of a console takes, at the console and until a technician sees it.
final class FleetPageTimes {
    private static final int ASKED = 30;
    private static final int OPENED = 5;
    private static final String PASSWORD = "a window that never closes 2026";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    /// The answer may be read before anything is painted.
    private static final String PAINTED = """
            const done = arguments[0];
            new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(e => done(e.startTime)))
                .observe({type: 'paint', buffered: true});
            """;

    /// @param pageGoal milliseconds until the whole answer is there
    /// @param paintedGoal milliseconds until Chromium paints it
    /// @return whether both are met
    static boolean measure(EnrolledConsole console, double pageGoal, double paintedGoal)
            throws IOException, InterruptedException {
        Progress.say("the fleet page");
        double page = median(console, "/fleet", ASKED);
        double painted = painted(console);
        FleetBenchmark.verdict("fleet page, whole answer, median of " + ASKED, page, pageGoal, "ms");
        FleetBenchmark.verdict(
                "fleet page, first painted in Chromium, median of " + OPENED, painted, paintedGoal, "ms");
        return page <= pageGoal && painted <= paintedGoal;
    }

    /// @param path of a page
    /// @return milliseconds until the whole answer is there; the first one does not count
    static double median(EnrolledConsole console, String path, int asked) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build()) {
            setUp(client, console);
            double[] took = new double[asked];
            for (int i = -1; i < asked; i++) {
                long begin = System.nanoTime();
                get(client, console.staffUrl() + path);
                if (i >= 0) {
                    took[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
            return FleetBenchmark.median(took);
        }
    }

    private static void setUp(HttpClient client, EnrolledConsole console) throws IOException, InterruptedException {
        String path = URI.create(console.signInLink()).getPath();
        Matcher csrf = CSRF.matcher(get(client, console.staffUrl() + path));
        if (!csrf.find()) {
            throw new IOException("the set-up page has no form");
        }
        String form =
                "csrf=" + encoded(csrf.group(1)) + "&password=" + encoded(PASSWORD) + "&again=" + encoded(PASSWORD);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(console.staffUrl() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new IOException("no account: " + answer.statusCode());
        }
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static double painted(EnrolledConsole console) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--no-sandbox", "--headless=new", "--disable-gpu", "--window-size=1920,1080");
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .build(),
                options);
        try {
            driver.get(console.staffUrl() + "/sign-in");
            driver.findElement(By.id("name")).sendKeys("admin");
            driver.findElement(By.id("password")).sendKeys(PASSWORD);
            driver.findElement(By.cssSelector("button[type=submit]")).click();
            double[] times = new double[OPENED];
            for (int i = 0; i < OPENED; i++) {
                driver.get(console.staffUrl() + "/fleet");
                times[i] = ((Number) Objects.requireNonNull(driver.executeAsyncScript(PAINTED))).doubleValue();
            }
            return FleetBenchmark.median(times);
        } finally {
            driver.quit();
        }
    }

    private FleetPageTimes() {}
}
