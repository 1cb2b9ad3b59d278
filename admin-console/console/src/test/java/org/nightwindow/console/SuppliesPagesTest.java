package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.alerts.AlertSettings;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.web.Frame;

/// In the morning her chief sees who runs out of paper before Friday, and what to bring where; in a real Chromium.
class SuppliesPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    @Test
    void whoRunsOutBeforeTheRound_isSaidWithABand_theShoppingListFollows_andARefillIsNoted() throws IOException {
        ConsoleConfig config = FreshData.in(folder).withAlerts(sites());
        fill(new DataFolder(folder));
        try (Console console = Console.start(config);
                Browser browser = Browser.open("zh-CN");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            console.supplies().look();
            browser.size(1440, 900);
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            String dayAfter =
                    Instant.now().atZone(Frame.ZONE).plusDays(2).getDayOfWeek().name();
            browser.driver.get(console.staffUrl() + "/supplies?before=" + dayAfter);
            browser.seeText("main h1", "2 台可能在周");
            browser.seeText("#runs", "松北-07");
            browser.seeText("#runs", "±");
            browser.seeText("#runs", "10 天以后");
            browser.seeText("#runs", "还算不出");
            browser.seeText("#runs", "记录还不满一周");
            browser.seeText("#shopping", "松北大厅");
            browser.seeText("#shopping", "张");
            Screens.look(browser, "supplies", "500 张");
            browser.size(390, 900);
            browser.press("#runs details summary");
            browser.see("#runs input[name=note]").sendKeys("500 张 <b>'--");
            browser.press("#runs details button");
            browser.seeText("#refills", "500 张 <b>'--");
            browser.seeText("#refills", "等传感器");
            assertThat(browser.see(".nw-filters .nw-here").getDomAttribute("href"))
                    .as("the day she asked for")
                    .endsWith(dayAfter);
            browser.size(1440, 900);
            browser.driver.get(console.staffUrl() + "/fleet");
            browser.seeText("#board-list", "±");
            browser.seeText("#board-list", "松北大厅");
            browser.see("#places .nw-lost"); // never spoke: nobody knows, which is not "out"
            Screens.look(browser, "fleet-ends");
            browser.driver.get(console.staffUrl() + "/kiosks/990101-K07");
            browser.seeText("#kiosk-runs", "±");
            Screens.look(browser, "kiosk-runs");
            assertThat(chief.submit("/supplies", "/supplies/9999/refill", Map.of("note", "x"))
                            .statusCode())
                    .isEqualTo(404);
            Screens.assertNoErrors(browser);
        }
    }

    private AlertSettings sites() throws IOException {
        Path file = Files.writeString(folder.resolve("sites.yaml"), """
                songbei: {zh: 松北大厅, en: Songbei Hall, kiosks: [990101-K07]}
                """);
        return new AlertSettings(
                Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Four weeks of three kiosks: one nearly empty, one full, one whose toner is out; and a new one.
    private static void fill(DataFolder data) {
        long now = Instant.now().toEpochMilli() / HOUR * HOUR;
        long begin = now - Duration.ofDays(28).toMillis();
        try (Database database = data.openDatabase(data.keys(new SecureRandom()))) {
            database.jdbi().useTransaction(transaction -> {
                PreparedBatch acts = transaction.prepareBatch("insert into act (kiosk_id, act_key, kind, item, outcome,"
                        + " serial, pages, pages_out, evidence, changed_at)"
                        + " values (?, ?, 'PRINT', 'TAX-01', 'DONE', '', ?, ?, '', ?)");
                PreparedBatch samples = transaction.prepareBatch(
                        "insert into supply_sample (supply_id, taken_at, percent) values (?, ?, ?)");
                for (int i = 1; i <= 4; i++) {
                    String id = "990101-K0" + (i == 1 ? 7 : i);
                    transaction.execute(
                            "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, ?, ?, 1)",
                            id,
                            "松北-0" + (i == 1 ? 7 : i),
                            "Songbei-0" + (i == 1 ? 7 : i));
                    transaction.execute(
                            "insert into supply (id, kiosk_id, role, kind, name, level, percent, changed_at)"
                                    + " values (?, ?, 'document-printer', 'PAPER', 'tray-1', 'OK', ?, ?)",
                            i,
                            id,
                            i == 1 ? 17 : 92,
                            now);
                    for (long hour = begin; hour < now && i < 4; hour += HOUR) {
                        int local =
                                Instant.ofEpochMilli(hour).atZone(Frame.ZONE).getHour();
                        int pages = local >= 8 && local < 20 ? i == 2 ? 1 : 5 : 0;
                        if (pages > 0) {
                            acts.add(id, i + "-" + hour, pages, pages, hour + 1_000);
                        }
                    }
                    // Full every four days; a percent is three sheets and a half of a busy kiosk.
                    int most = i == 2 ? 8 : 70;
                    for (long hour = begin; hour < now && i < 4; hour += 3 * HOUR) {
                        long since = (now - hour) / HOUR % 96;
                        samples.add(i, hour, (int) (92 - (95 - since) * most / 96.0 + (i == 1 ? -5 : 0)));
                    }
                }
                acts.execute();
                samples.execute();
                transaction.execute("insert into supply (id, kiosk_id, role, kind, name, level, percent, changed_at)"
                        + " values (9, '990101-K03', 'document-printer', 'TONER', 'black', 'OUT', 0, " + now + ")");
                transaction.execute("insert into refill (supply_id, refilled_at, who, note, percent_before,"
                        + " percent_after) values (2, " + (now - 5 * HOUR) + ", null, '', 6, 98)");
                transaction.execute("insert into refill (supply_id, refilled_at, who, note, percent_before,"
                        + " percent_after) values (3, " + (now - 9 * HOUR) + ", 'li.na', '500 张', 4, null)");
            });
        }
    }
}
