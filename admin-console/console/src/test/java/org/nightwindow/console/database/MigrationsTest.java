package org.nightwindow.console.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases that were filled before a migration.
class MigrationsTest {
    private static final long STILL = Long.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void changesWrittenBefore_knowUntilWhenTheyHeld() {
        String url = "jdbc:derby:" + folder.resolve("old") + ";create=true";
        migrations(url).target("17").load().migrate();
        Jdbi jdbi = Jdbi.create(url);
        jdbi.useHandle(handle -> {
            for (Object[] change : new Object[][] {
                {"K1", "TAX-01", 100, "UP"},
                {"K1", "TAX-01", 200, "OFF"},
                {"K1", "LAND-01", 150, "UP"},
                {"K2", "TAX-01", 120, "UP"},
                {"K1", "TAX-01", 300, "UP"},
            }) {
                handle.execute(
                        "insert into item_change (kiosk_id, item, changed_at, state) values (?, ?, ?, ?)", change);
            }
        });
        migrations(url).load().migrate();

        Map<String, Long> until = jdbi.withHandle(handle -> handle.createQuery(
                        "select kiosk_id || ' ' || item || ' ' || cast(changed_at as char(3)) as change, until_at"
                                + " from item_change")
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("change", String.class), row -> row.getColumn("until_at", Long.class))));
        assertThat(until)
                .isEqualTo(Map.of(
                        "K1 TAX-01 100", 200L,
                        "K1 TAX-01 200", 300L,
                        "K1 TAX-01 300", STILL,
                        "K1 LAND-01 150", STILL,
                        "K2 TAX-01 120", STILL));
    }

    @Test
    void supplyAlertsOfAWholePart_areOver_andWhatTheyHadToTellIsNotToldAnyMore() {
        String url = "jdbc:derby:" + folder.resolve("old") + ";create=true";
        migrations(url).target("18").load().migrate();
        Jdbi jdbi = Jdbi.create(url);
        jdbi.useHandle(handle -> {
            handle.execute("insert into kiosk (id, name_zh, name_en, enrolled_at) values ('K1', '', '', 0)");
            for (String[] alert : new String[][] {
                {"OPEN", "ENDING_PAPER"}, {"SEEN", "ENDING_TONER"}, {"OPEN", "MEDIA_JAMMED"},
            }) {
                handle.execute(
                        "insert into alert (open_key, rule_id, kiosk_id, about, detail, urgency, state, since)"
                                + " values (?, 'r', 'K1', 'document-printer', ?, 'NOW', ?, 5)",
                        alert[1],
                        alert[1],
                        alert[0]);
            }
            handle.execute("insert into alert_message (alert_id, kind, channel, made_at, due_at, tries)"
                    + " select id, 'OPENED', 'mail', 7, 8, 1 from alert where state = 'OPEN'");
        });
        migrations(url).load().migrate();

        List<String> alerts = jdbi.withHandle(
                handle -> handle.createQuery("select detail || ' ' || state || ' ' || open_key from alert order by id")
                        .mapTo(String.class)
                        .list());
        assertThat(alerts).containsExactly("ENDING_PAPER CLOSED closed 1", "MEDIA_JAMMED OPEN MEDIA_JAMMED");
        List<Long> waiting = jdbi.withHandle(handle -> handle.createQuery(
                        "select alert_id from alert_message where ended_at is null and doubt = true")
                .mapTo(Long.class)
                .list());
        assertThat(waiting).as("what was tried may have arrived").containsExactly(3L);
    }

    private static FluentConfiguration migrations(String url) {
        return Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:org/nightwindow/console/migrations")
                .placeholders(Map.of("text", "clob(1M)", "blob", "blob(10M)"));
    }
}
