package org.nightwindow.console.supplies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;

/// Levels, refills and forecasts on a real Derby, with a clock the test turns.
class SuppliesTest {
    private static final String K07 = "990101-K07";
    private static final Instant BEGIN = Instant.parse("2026-11-03T01:00:00Z");

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(BEGIN);
    private Database database;
    private Supplies supplies;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '松北-07', 'Songbei-07', 0)",
                        K07));
        supplies = new Supplies(database.jdbi(), new AuditLog(clock), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void paper(String level, int percent) {
        Heartbeat beat = beat(level, percent);
        database.jdbi()
                .useTransaction(transaction -> supplies.levels().onHeartbeat(transaction, K07, beat, clock.instant()));
    }

    private Heartbeat beat(String level, int percent) {
        OptionalInt measured = percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent);
        return new Heartbeat(
                clock.instant(),
                "E-1",
                7,
                "0.1.0",
                "1",
                new Heartbeat.Screen("attract", clock.instant()),
                false,
                false,
                0,
                List.of(new Heartbeat.Device(
                        "document-printer",
                        "DOCUMENT_PRINTER",
                        "standard.ipp",
                        "READY",
                        "NONE",
                        "",
                        clock.instant(),
                        List.of(new Heartbeat.Supply("PAPER", "tray-1", level, measured)))),
                List.of(),
                List.of(),
                List.of());
    }

    private Forecast forecast() {
        return supplies.all().getFirst().forecast();
    }

    @Test
    void aTrayThatIsPulledOutAndPutBack_isNoRefill_aReamIsOne_andWhoNotesItStandsBesideTheSensor() {
        paper("OK", 62);
        clock.turn(Duration.ofHours(1));
        paper("OUT", 0);
        clock.turn(Duration.ofMinutes(2));
        paper("OK", 62);
        assertThat(supplies.refills(10, _ -> true)).as("nobody loaded anything").isEmpty();

        clock.turn(Duration.ofHours(5));
        paper("OUT", 0);
        clock.turn(Duration.ofMinutes(2));
        paper("OK", 98);
        assertThat(supplies.refills(10, _ -> true)).singleElement().satisfies(refill -> {
            assertThat(refill.who()).isNull();
            assertThat(refill.percentAfter()).isEqualTo(98);
        });
        long id = supplies.all().getFirst().id();
        assertThat(supplies.record(id, "li.na", "500 张")).isTrue();
        assertThat(supplies.record(id + 99, "li.na", "500 张")).isFalse();
        assertThat(supplies.refills(10, _ -> true))
                .singleElement()
                .satisfies(refill -> assertThat(refill.who()).isEqualTo("li.na"));

        clock.turn(Duration.ofDays(3));
        paper("LOW", 8);
        clock.turn(Duration.ofHours(1));
        assertThat(supplies.record(id, "wang", "500 张")).isTrue();
        clock.turn(Duration.ofMinutes(3));
        paper("OK", 99);
        assertThat(supplies.refills(10, _ -> true)).hasSize(2).first().satisfies(refill -> {
            assertThat(refill.who()).isEqualTo("wang");
            assertThat(refill.percentBefore()).isEqualTo(8);
            assertThat(refill.percentAfter()).isEqualTo(99);
        });
    }

    @Test
    void theSameHeartbeatTwice_orOneWhoseTransactionFailed_losesNoLevel() {
        paper("OK", 62);
        paper("OK", 62);
        paper("OK", 62); // from here on it is remembered
        clock.turn(Duration.ofHours(1));
        Heartbeat sunk = beat("OK", 61);
        try {
            database.jdbi().useTransaction(transaction -> {
                supplies.levels().onHeartbeat(transaction, K07, sunk, clock.instant());
                throw new IllegalStateException("the power failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(supplies.all().getFirst().percent()).isEqualTo(62);
        }
        paper("OK", 61);
        assertThat(supplies.all().getFirst().percent()).isEqualTo(61);
        assertThat(supplies.history(List.of(supplies.all().getFirst().id()), Instant.EPOCH)
                        .values())
                .singleElement()
                .satisfies(samples -> assertThat(samples).hasSize(2));
    }

    @Test
    void afterTwoWeeksItSaysWhichDay_beforeThatItSaysThatItCannotTell() {
        paper("OK", 100);
        supplies.look();
        assertThat(forecast()).isEqualTo(new Forecast.NotKnown(Forecast.Why.TOO_YOUNG));
        live(3, hour -> hour >= 8 && hour < 20 ? 6 : 0);
        assertThat(forecast()).isEqualTo(new Forecast.NotKnown(Forecast.Why.TOO_YOUNG));
        live(14, hour -> hour >= 8 && hour < 20 ? 6 : 0); // 72 sheets a day, 5 sheets a percent
        clock.turn(Duration.ofMinutes(1));
        paper("OK", 40); // 200 sheets: two days and three quarters
        supplies.look();
        Instant now = clock.instant();
        assertThat(forecast()).isInstanceOfSatisfying(Forecast.Within.class, within -> {
            assertThat(within.likely()).isBetween(now.plus(Duration.ofHours(50)), now.plus(Duration.ofHours(76)));
            assertThat(Duration.between(within.early(), within.late())).isLessThan(Duration.ofDays(3));
        });
        assertThat(new Supplies(database.jdbi(), new AuditLog(clock), clock)).satisfies(restarted -> {
            restarted.look();
            assertThat(restarted.all().getFirst().forecast()).isEqualTo(forecast());
        });
        paper("OK", -1);
        assertThat(forecast()).isEqualTo(new Forecast.NotKnown(Forecast.Why.NOT_MEASURED));
        paper("OUT", -1);
        assertThat(forecast()).isEqualTo(new Forecast.Gone());
    }

    /// Lives some days hour by hour: sheets come out, the level sinks, at 10 % somebody loads.
    private void live(int days, ToIntFunction<Integer> sheetsInHour) {
        double level = supplies.all().getFirst().percent() == null
                ? 100
                : supplies.all().getFirst().percent();
        for (int hour = 0; hour < days * 24; hour++) {
            int sheets =
                    sheetsInHour.applyAsInt(clock.instant().atZone(Frame.ZONE).getHour());
            Instant at = clock.instant().plus(Duration.ofMinutes(30));
            database.jdbi().useTransaction(transaction -> {
                PreparedBatch acts = transaction.prepareBatch("insert into act (kiosk_id, act_key, kind, item, outcome,"
                        + " serial, pages, pages_out, evidence, changed_at)"
                        + " values (?, ?, 'PRINT', 'TAX-01', 'DONE', '', 1, 1, '', ?)");
                for (int i = 0; i < sheets; i++) {
                    acts.add(K07, at.toEpochMilli() + "-" + i, at.toEpochMilli());
                }
                if (sheets > 0) {
                    acts.execute();
                }
            });
            level -= sheets / 5.0;
            clock.turn(Duration.ofHours(1));
            if (level < 10) {
                level = 100;
            }
            paper("OK", (int) Math.floor(level));
        }
        supplies.look();
    }
}
