package org.nightwindow.console.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.audit.AuditChain;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.AuditVerifier;
import org.nightwindow.console.database.Database;

/// What is deleted, when, and what the audit says of it; on a real Derby.
class RetentionTest {
    /// 03:30 where the hall is.
    private static final Instant NIGHT = Instant.parse("2026-11-22T19:30:00Z");

    private static final String K07 = "990101-K07";

    /// Kept as long as the console, each for its reason.
    private static final Map<String, List<String>> FOR_EVER = Map.of(
            "the audit itself", List.of("audit_entry", "audit_head", "audit_waiting"),
            "papers, and what must never be given out twice",
                    List.of("document", "document_key", "running_number", "catalogue_publication"),
            "cases; their declarations are deleted by the law's own time",
                    List.of("service_case", "case_step", "case_correction", "open_case", "filing", "case_declaration"),
            "acts and how often residents were content", List.of("act", "rating"),
            "settings kiosks may run under to this day", List.of("profile"),
            "who is who; sessions and tries end by themselves",
                    List.of(
                            "staff_account",
                            "staff_role",
                            "staff_site",
                            "staff_session",
                            "staff_recovery_code",
                            "sign_in_try",
                            "kiosk",
                            "kiosk_certificate",
                            "enrolment_ticket"),
            "one row for each kiosk, supply or ledger",
                    List.of("heartbeat", "supply", "sheet_count", "alert_look", "kiosk_ledger"),
            "evidence of a history that forked or was lost", List.of("event_quarantine", "lost_event", "restoration"),
            "forgotten after eight days by those who keep them", List.of("credential_use"),
            "registers of the sample",
                    List.of(
                            "sample_taxpayer",
                            "sample_tax_payment",
                            "sample_property",
                            "sample_property_holder",
                            "sample_invoice"));

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(NIGHT);
    private Database database;
    private AuditChain chain;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder.resolve("data")), FreshData.BOOT_PASSWORD);
        chain = new AuditChain(database.jdbi(), clock);
        database.jdbi().useHandle(handle -> {
            handle.execute("insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '', '', 0)", K07);
            handle.execute(
                    "insert into supply (id, kiosk_id, role, kind, name, level, changed_at)"
                            + " values (1, ?, 'document-printer', 'PAPER', '', 'OK', 0)",
                    K07);
        });
    }

    @AfterEach
    void close() {
        chain.close();
        database.close();
    }

    private Retention retention(Optional<Path> file) {
        return new Retention(database.jdbi(), file, chain.log(), clock);
    }

    @Test
    void eachKindIsDeletedWhenItsTimeIsOver_notBefore_andTheAuditSaysHowManyOfWhen() {
        database.jdbi().useHandle(handle -> {
            for (Kind kind : Kind.values()) {
                add(handle, kind, 1, NIGHT.minus(period(kind)).minusSeconds(1));
                add(handle, kind, 2, NIGHT.minus(period(kind)).plusSeconds(1));
            }
        });
        retention(Optional.empty()).look();
        for (Kind kind : Kind.values()) {
            String gone = NIGHT.minus(period(kind)).minusSeconds(1).toString();
            assertThat(audited(kind))
                    .as(kind.key())
                    .containsExactly("1 of " + gone + " to " + gone + ", kept "
                            + period(kind).toDays() + " days");
        }
        retention(Optional.empty()).look();
        clock.turn(Duration.ofSeconds(3));
        retention(Optional.empty()).look();
        for (Kind kind : Kind.values()) {
            int expected =
                    List.of(Kind.SUPPLY_SAMPLES, Kind.ITEM_CHANGES, Kind.EVENTS).contains(kind)
                            ? 1
                            : 2; // their newest stay
            assertThat(audited(kind)).as(kind.key()).hasSize(expected);
        }
        chain.link();
        assertThat(chain.check()).isInstanceOf(AuditVerifier.Finding.Sound.class);
        assertThat(chain.head().seq()).isEqualTo(2L * Kind.values().length - 3);
        assertThat(AuditLog.forgotten(database.jdbi()))
                .as("the export says what it does not hold any more")
                .hasSize(2 * Kind.values().length - 3)
                .anySatisfy(row -> assertThat(row.path("what").asText()).isEqualTo("forget-events"));
    }

    @Test
    void byDayNothingIsDeleted() {
        database.jdbi().useHandle(handle -> add(handle, Kind.VISITS, 1, Instant.EPOCH));
        clock.turn(Duration.ofMinutes(90)); // 05:00
        retention(Optional.empty()).look();
        assertThat(count("visit_end")).isEqualTo(1);
        clock.turn(Duration.ofHours(20)); // 01:00
        retention(Optional.empty()).look();
        assertThat(count("visit_end")).isZero();
    }

    @Test
    void aLargeHeapGoesInSmallParts_eachWithItsRow() {
        database.jdbi().useTransaction(handle -> {
            var batch = handle.prepareBatch(
                    "insert into visit_end (event_id, kiosk_id, ended_at, ending, item) values (?, ?, ?, 'done', '')");
            for (long id = 1; id <= 2 * Retention.BATCH + 7; id++) {
                batch.add(id, K07, id);
            }
            batch.execute();
        });
        retention(Optional.empty()).look();
        assertThat(count("visit_end")).isZero();
        assertThat(audited(Kind.VISITS))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).matches("(1000|7) of 1970-.* to 1970-.*"));
    }

    @Test
    void whatCannotBeWrittenIntoTheAuditIsNotDeleted() {
        database.jdbi().useHandle(handle -> {
            add(handle, Kind.VISITS, 1, Instant.EPOCH);
            handle.execute("rename table audit_waiting to audit_away");
        });
        assertThatThrownBy(() -> retention(Optional.empty()).look()).isNotNull();
        database.jdbi().useHandle(handle -> handle.execute("rename table audit_away to audit_waiting"));
        assertThat(count("visit_end")).isEqualTo(1);
    }

    @Test
    void ofEvents_whatIsNotReadStays_andTheNewestOfEachLedgerStay_becauseAKioskMaySendThemAgain() {
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    "insert into kiosk_ledger (kiosk_id, epoch, first_at, last_at, last_seq) values (?, 'E-1', 0, 0, 503)",
                    K07);
            for (long seq : List.of(1L, 2L, 3L, 4L, 503L)) {
                handle.execute(
                        "insert into kiosk_event (kiosk_id, epoch, seq, happened_at, received_at, body, body_sha256, reading)"
                                + " values (?, 'E-1', ?, 0, ?, '{}', '', ?)",
                        K07,
                        seq,
                        seq,
                        seq == 2 ? "RAW" : "READ");
            }
        });
        retention(Optional.empty()).look();
        List<Long> left = database.jdbi()
                .withHandle(handle -> handle.createQuery("select seq from kiosk_event order by seq")
                        .mapTo(Long.class)
                        .list());
        assertThat(left).containsExactly(2L, 4L, 503L);
    }

    @Test
    void aHallKeepsVisitsShorter_andWithAnErrorInItsFileNothingIsDeletedAtAll() throws IOException {
        Path file = Files.writeString(folder.resolve("retention.yaml"), "visits: 30\naudit: 1\nevents: 2\nalerts: x\n");
        database.jdbi().useHandle(handle -> add(handle, Kind.VISITS, 1, NIGHT.minus(Duration.ofDays(31))));
        Retention retention = retention(Optional.of(file));
        retention.look();
        assertThat(count("visit_end")).isEqualTo(1);
        assertThat(Periods.read(Optional.of(file)))
                .isEqualTo(new Periods.Read.Rejected(List.of(
                        "audit: is not deleted by time; take it out",
                        "events: must be a number of days from 30 to 36500",
                        "alerts: must be a number of days from 30 to 36500")));
        Files.writeString(file, "visits: 30");
        retention.look();
        assertThat(count("visit_end")).isZero();
    }

    @Test
    void everyTableIsForgottenAfterATime_orKeptForAReason() throws SQLException {
        Set<String> tables = database.jdbi().withHandle(handle -> {
            Set<String> names = new TreeSet<>();
            try (var found = handle.getConnection().getMetaData().getTables(null, "APP", "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            names.remove("flyway_schema_history");
            return names;
        });
        Set<String> forgotten = new TreeSet<>();
        Arrays.stream(Kind.values())
                .flatMap(kind -> kind.deletes().stream())
                .forEach(sql -> forgotten.add(sql.split(" ", -1)[2]));
        Set<String> kept = new TreeSet<>();
        FOR_EVER.values().forEach(kept::addAll);
        assertThat(forgotten).doesNotContainAnyElementsOf(kept);
        forgotten.addAll(kept);
        assertThat(forgotten).isEqualTo(tables);
    }

    private static Duration period(Kind kind) {
        return Periods.read(Optional.empty()) instanceof Periods.Read.Accepted(var periods)
                ? periods.get(kind)
                : Duration.ZERO;
    }

    private List<String> audited(Kind kind) {
        chain.link();
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("select detail from audit_entry where what = :what order by seq")
                                .bind("what", "forget-" + kind.key())
                                .mapTo(String.class)
                                .list());
    }

    private long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private static void add(Handle handle, Kind kind, long id, Instant at) {
        long ms = at.toEpochMilli();
        switch (kind) {
            case SCREENSHOTS -> file(handle, "S-" + id, "image/png", ms);
            case LOGS -> file(handle, "L-" + id, "text/plain", ms);
            case COMMANDS -> command(handle, "C-" + id, ms);
            case SUPPLY_SAMPLES ->
                handle.execute("insert into supply_sample (supply_id, taken_at, percent) values (1, ?, 50)", ms);
            case SHEET_HOURS ->
                handle.execute("insert into sheet_hour (kiosk_id, hour_at, sheets) values (?, ?, 1)", K07, ms);
            case REFILLS -> handle.execute("insert into refill (supply_id, refilled_at, note) values (1, ?, '')", ms);
            case NOTIFICATIONS -> {
                alert(handle, 100 + id, NIGHT.toEpochMilli());
                handle.execute(
                        "insert into alert_message (alert_id, kind, channel, made_at, due_at, tries, ended_at)"
                                + " values (?, 'OPENED', 'mail', 0, 0, 1, ?)",
                        100 + id,
                        ms);
            }
            case ALERTS -> {
                alert(handle, id, ms);
                handle.execute(
                        "insert into alert_note (alert_id, noted_at, who, what, note) values (?, 0, '', 'opened', '')",
                        id);
                handle.execute(
                        "insert into alert_message (alert_id, kind, channel, made_at, due_at, tries)"
                                + " values (?, 'OPENED', 'mail', 0, 0, 0)",
                        id);
            }
            case PLANNED_WORK ->
                handle.execute(
                        "insert into planned_work (kiosk_id, from_at, until_at, reason, who, made_at) values (?, 0, ?, '', '', 0)",
                        K07,
                        ms);
            case ITEM_CHANGES ->
                handle.execute(
                        "insert into item_change (kiosk_id, item, changed_at, state) values (?, 'TAX-01', ?, 'UP')",
                        K07,
                        ms);
            case SILENCES ->
                handle.execute("insert into silence (kiosk_id, from_at, until_at) values (?, 0, ?)", K07, ms);
            case VISITS ->
                handle.execute(
                        "insert into visit_end (event_id, kiosk_id, ended_at, ending, item) values (?, ?, ?, 'done', '')",
                        id,
                        K07,
                        ms);
            case CRASHES ->
                handle.execute(
                        "insert into driver_crash (event_id, kiosk_id, crashed_at) values (?, ?, ?)", id, K07, ms);
            case EVENTS -> {
                handle.execute(
                        "insert into kiosk_ledger (kiosk_id, epoch, first_at, last_at, last_seq) values (?, ?, 0, 0, ?)",
                        K07,
                        "E-" + id,
                        id == 1 ? 501 : 1);
                handle.execute(
                        "insert into kiosk_event (kiosk_id, epoch, seq, happened_at, received_at, body, body_sha256, reading)"
                                + " values (?, ?, 1, 0, ?, '{}', '', 'READ')",
                        K07,
                        "E-" + id,
                        ms);
            }
        }
    }

    private static void alert(Handle handle, long id, long closedAt) {
        handle.execute(
                "insert into alert (id, open_key, rule_id, kiosk_id, about, detail, urgency, state, since, closed_at)"
                        + " values (?, ?, 'jam', ?, '', '', 'NOW', 'CLOSED', 0, ?)",
                id,
                "closed " + id,
                K07,
                closedAt);
    }

    private static void command(Handle handle, String id, long askedAt) {
        handle.execute(
                "insert into command (id, kiosk_id, kind, argument, asked_by, asked_at, expires_at)"
                        + " values (?, ?, 'SCREENSHOT', '', 'li.na', ?, ?)",
                id,
                K07,
                askedAt,
                askedAt);
    }

    private static void file(Handle handle, String id, String media, long madeAt) {
        command(handle, id, NIGHT.toEpochMilli());
        handle.execute(
                "insert into command_file (command_id, media, total, sha256, stored, made_at) values (?, ?, 1, '', 1, ?)",
                id,
                media,
                madeAt);
        handle.execute(
                "insert into command_part (command_id, part_offset, bytes) values (?, 0, ?)", id, new byte[] {1});
    }
}
