package org.nightwindow.console.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    private static FluentConfiguration migrations(String url) {
        return Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:org/nightwindow/console/migrations")
                .placeholders(Map.of("text", "clob(1M)", "blob", "blob(10M)"));
    }
}
