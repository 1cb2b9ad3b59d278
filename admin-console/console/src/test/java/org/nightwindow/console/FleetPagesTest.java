package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.alerts.AlertSettings;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.Json;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// Two thousand kiosks on one page, found by state, place and name; in a real Chromium.
class FleetPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final int KIOSKS = 2_000;

    @TempDir
    Path folder;

    @Test
    void twoThousandKiosks_areLookedThroughByState_byPlace_andByName() throws IOException {
        ConsoleConfig config = FreshData.in(folder).withAlerts(sites());
        fill(new DataFolder(folder));
        try (Console console = Console.start(config);
                Browser browser = Browser.open("zh-CN");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            HttpResponse<String> page = chief.get("/fleet");
            assertThat(page.body().split("<tr>", -1)).hasSize(50 + 2);

            browser.size(1440, 900);
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.driver.get(console.staffUrl() + "/fleet");
            browser.seeText("#pages", "第 1–50 台，共 2000 台");
            assertThat(browser.driver
                            .findElement(By.cssSelector("#board-list tbody tr"))
                            .getText())
                    .as("what nobody has comes first")
                    .contains("停止服务", "990101-K0100", "卡纸");
            browser.seeText("#fleet-facets", "停止服务\n20");
            Screens.look(browser, "fleet");
            browser.press("#next");
            browser.seeText("#pages", "第 51–100 台");
            browser.seeText("#board-list", "990101-K0031"); // behind the twenty that are out
            browser.press("#fleet-facets a[href*='state=OUT']");
            browser.seeText("#pages", "第 1–20 台，共 20 台");
            assertThat(browser.driver.findElements(By.cssSelector("#board-list tbody tr")))
                    .hasSize(20);
            browser.press(".nw-chosen a");
            browser.seeText("#pages", "共 2000 台");

            browser.seeText("#places", "松北区");
            assertThat(browser.driver.findElements(By.cssSelector("#places li")))
                    .as("the only root is open")
                    .hasSize(2);
            browser.press("#places a[href*='site=songbei']");
            browser.seeText("#places", "一街");
            browser.seeText("#board-list", "990101-K0003");
            assertThat(browser.driver.findElements(By.cssSelector("#board-list tbody tr")))
                    .hasSize(2);
            Screens.look(browser, "fleet-place");
            browser.driver.get(console.staffUrl() + "/fleet?version=9.9.9");
            browser.seeText("main", "没有这样的自助机");
            browser.seeText(".nw-chosen", "9.9.9"); // and why

            browser.driver.get(console.staffUrl() + "/alerts");
            browser.keys("/");
            browser.see("#search:focus");
            browser.driver.switchTo().activeElement().sendKeys("K0100", Keys.ENTER);
            browser.seeText("#pages", "共 1 台");
            browser.keys("j");
            browser.see("#k-990101-K0100:focus");
            browser.keys("?");
            browser.seeText("#keys[open]", "找自助机");
            Screens.lookOnce(browser, "keys");
            browser.keys(Keys.ESCAPE);
            browser.keys("g", "a");
            browser.see("#alerts-sentence");
            browser.driver.get(console.staffUrl() + "/fleet");
            browser.see("#search").sendKeys("<i>'--");
            browser.press("#find");
            browser.seeText("main", "没有这样的自助机");
            Screens.assertNoErrors(browser);
        }
    }

    private AlertSettings sites() throws IOException {
        Path file = Files.writeString(folder.resolve("sites.yaml"), """
                city: {zh: 样例市, en: Sample City}
                songbei: {zh: 松北区, en: Songbei, in: city}
                first: {zh: 一街, en: First Street, in: songbei, kiosks: [990101-K0003, 990101-K0007]}
                """);
        return new AlertSettings(
                Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Every hundredth is jammed.
    private static void fill(DataFolder data) throws JsonProcessingException {
        Instant now = Instant.now();
        Map<Boolean, String> said = Map.of(
                true, Json.MAPPER.writeValueAsString(Beats.jammed(now)),
                false, Json.MAPPER.writeValueAsString(Beats.healthy(now)));
        try (Database database = data.openDatabase(data.keys(new SecureRandom()))) {
            database.jdbi().useTransaction(transaction -> {
                PreparedBatch kiosks = transaction.prepareBatch(
                        "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, ?, ?, 1)");
                PreparedBatch beats = transaction.prepareBatch(
                        "insert into heartbeat (kiosk_id, received_at, body) values (?, ?, ?)");
                PreparedBatch ledgers = transaction.prepareBatch("insert into kiosk_ledger"
                        + " (kiosk_id, epoch, first_at, last_at, last_seq) values (?, 'E-1', 0, 0, 7)");
                for (int i = 1; i <= KIOSKS; i++) {
                    String id = "990101-K%04d".formatted(i);
                    kiosks.add(id, "松北-" + i, "Songbei-" + i);
                    beats.add(id, now.plusSeconds(60).toEpochMilli(), said.get(i % 100 == 0)); // on a slow machine too
                    ledgers.add(id);
                }
                kiosks.execute();
                beats.execute();
                ledgers.execute();
            });
        }
    }
}
