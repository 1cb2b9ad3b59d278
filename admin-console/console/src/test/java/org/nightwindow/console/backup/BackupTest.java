package org.nightwindow.console.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.Console;
import org.nightwindow.console.ConsoleConfig;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TestKiosk;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.database.Restorations;
import org.nightwindow.console.database.RunningNumbers;
import org.nightwindow.console.database.RunningNumbers.Kind;
import org.nightwindow.console.documents.MovableClock;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.credential.AppCredential;

/// A console's data is copied while it works, lost, and brought back; what it had told its kiosks in between, it cannot
/// know any more.
class BackupTest {
    private static final String EPOCH = "epoch-1";

    @TempDir
    Path folder;

    @Test
    void restoredFromANightBefore_noNumberIsGivenOutTwice_andTheKioskGoesOn() throws Exception {
        KeyPair app = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Map<String, String> issuers =
                Map.of("app", Base64.getEncoder().encodeToString(app.getPublic().getEncoded()));
        Path copy;
        TestKiosk kiosk;
        IssuedDocument before;
        IssuedDocument lost;
        try (Console console =
                Console.start(FreshData.in(folder.resolve("first")).withIssuers(issuers))) {
            kiosk = TestKiosk.enrolled(console, "990101-K03");
            before = issued(kiosk, app, "P-before");
            assertThat(stored(kiosk, 1, before)).isEqualTo(1);
            copy = console.backup(folder.resolve("copies")).make();
            lost = issued(kiosk, app, "P-lost");
            assertThat(stored(kiosk, 2, lost)).isEqualTo(2);
        }

        Path restored = folder.resolve("second");
        assertThat(Restore.of(copy, restored, Clock.systemUTC())).isBefore(Instant.now());

        try (Console console = Console.start(ConsoleConfig.inFolder(restored).withIssuers(issuers))) {
            TestKiosk again = kiosk.at(console.kioskUrl());
            IssuedDocument after = issued(again, app, "P-after");
            assertThat(Long.parseLong(after.serial())).isGreaterThan(Long.parseLong(lost.serial()));
            assertThat(stored(again, 3, after))
                    .as("number 2 was taken by the lost console")
                    .isEqualTo(3);
            HttpResponse<String> gap = report(again, 5, after);
            assertThat(gap.statusCode()).as("only once: %s", gap.body()).isEqualTo(409);
        }
        assertThat(lostEvents(restored)).isEqualTo("2-2");
    }

    @Test
    void seriesBegunAfterTheCopy_isNotBegunAnew_theNextOneIs() {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-30T15:00:00Z"));
        try (Database database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD)) {
            Instant copied = clock.instant();
            database.jdbi().useTransaction(all -> RunningNumbers.next(all, Kind.CASE, "item-1130", copied));
            clock.pass(Duration.ofDays(1));
            Instant restored = clock.instant();
            database.jdbi().useTransaction(all -> Restorations.note(all, copied, restored));
            database.jdbi().useTransaction(all -> {
                assertThat(RunningNumbers.next(all, Kind.CASE, "item-1130", copied))
                        .isEqualTo(1 + 500 + 24 * 180 + 1);
                Instant today = restored.minus(Duration.ofHours(8));
                assertThat(RunningNumbers.next(all, Kind.CASE, "item-1201", today))
                        .isEqualTo(500 + 8 * 180 + 1);
                assertThat(RunningNumbers.next(all, Kind.DOCUMENT, "99012612", today))
                        .isEqualTo(100_000 + 8 * 10_800 + 1);
                Instant tomorrow = restored.plus(Duration.ofHours(16));
                assertThat(RunningNumbers.next(all, Kind.CASE, "item-1202", tomorrow))
                        .isEqualTo(1);
            });
        }
    }

    /// The first restoration is not in the copy: its numbers must be left out by the second all the same.
    @Test
    void theSameCopyRestoredTwice_noNumberIsGivenOutTwice() throws Exception {
        Instant copied = Instant.parse("2026-11-21T19:00:00Z");
        long[] first = numbersAfter(copied, copied.plus(Duration.ofMinutes(6)), 180);
        long[] second = numbersAfter(copied, copied.plus(Duration.ofMinutes(66)), 1);
        assertThat(second[0]).as("begun before the copy").isGreaterThan(first[0]);
        assertThat(second[1]).as("begun after it").isGreaterThan(first[1]);
    }

    /// @return the last numbers of a series the copy has and of one it does not have, after an hour's work
    private long[] numbersAfter(Instant copied, Instant restored, int howMany) throws Exception {
        Path place = Files.createTempDirectory(folder, "restored");
        try (Database database = Database.open(FreshData.databaseIn(place), FreshData.BOOT_PASSWORD)) {
            return database.jdbi().inTransaction(all -> {
                RunningNumbers.next(all, Kind.CASE, "known", copied);
                Restorations.note(all, copied, restored);
                long[] last = new long[2];
                for (int i = 0; i < howMany; i++) {
                    last[0] = RunningNumbers.next(all, Kind.CASE, "known", copied);
                    last[1] = RunningNumbers.next(all, Kind.CASE, "new", copied);
                }
                return last;
            });
        }
    }

    @Test
    void whatIsNotAWholeCopyIsRefused_everyDamageIsNamed_andNothingIsChanged() throws Exception {
        Path copies = folder.resolve("copies");
        Path copy;
        try (Console console = Console.start(FreshData.in(folder.resolve("first")))) {
            copy = console.backup(copies).make();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rwx------");
        Path data = folder.resolve("second");
        Files.createDirectory(data);
        assertThatThrownBy(() -> Restore.of(copy, data, Clock.systemUTC()))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("second exists already; move it away first");
        Files.delete(data);

        Clock behind = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        assertThatThrownBy(() -> Restore.of(copy, data, behind))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("set the clock first");

        Files.writeString(copy.resolve("keys/database.password"), "another");
        Files.delete(copy.resolve("database/service.properties"));
        Files.writeString(copy.resolve("keys/more"), "more");
        assertThatThrownBy(() -> Restore.of(copy, data, Clock.systemUTC()))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("take another one")
                .hasMessageContaining("keys/database.password was altered or is damaged")
                .hasMessageContaining("database/service.properties is missing")
                .hasMessageContaining("keys/more does not belong to this copy");
        Files.delete(copy.resolve("backup.json"));
        assertThatThrownBy(() -> Restore.of(copy, data, Clock.systemUTC()))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("is no finished copy");
        assertThat(data).doesNotExist();
        assertThat(folder.resolve("second.restoring")).doesNotExist();
    }

    @Test
    void theNewestCopiesAreKept_andAnUnfinishedOneIsNone() throws Exception {
        Path copies = folder.resolve("copies");
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        MovableClock clock = new MovableClock(Instant.parse("2026-11-21T19:30:00Z"));
        try (Database database = Database.open(FreshData.databaseIn(data), FreshData.BOOT_PASSWORD)) {
            Files.createDirectories(copies.resolve("making-123/database")); // a power cut in an earlier one
            Backup backup = new Backup(database.jdbi(), data, copies, clock);
            for (int night = 0; night < 3; night++) {
                backup.make();
                clock.pass(Duration.ofDays(1));
            }
            backup.removeAllBut(2);
            assertThat(copies.toFile().list())
                    .containsExactlyInAnyOrder("nightwindow-20261122T193000Z", "nightwindow-20261123T193000Z");
        }
    }

    @Test
    void oneCopyANight_andANightWithoutPowerIsMadeUpFor() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        MovableClock clock = new MovableClock(Instant.parse("2026-11-21T18:50:00Z")); // 02:50 in the hall
        try (Database database = Database.open(FreshData.databaseIn(data), FreshData.BOOT_PASSWORD)) {
            Backup backup = new Backup(database.jdbi(), data, folder.resolve("copies"), clock);
            NightlyBackup nightly = new NightlyBackup(backup, 3, 2, clock);
            nightly.look();
            assertThat(backup.copies()).as("there was none at all").hasSize(1);
            nightly.look();
            assertThat(backup.copies()).hasSize(1);
            clock.pass(Duration.ofMinutes(10));
            nightly.look();
            clock.pass(Duration.ofHours(20));
            nightly.look();
            assertThat(backup.copies()).hasSize(2);
            clock.pass(Duration.ofDays(3));
            nightly.look();
            assertThat(backup.copies()).hasSize(2);
            assertThat(backup.newest()).contains(clock.instant());
        }
    }

    private static IssuedDocument issued(TestKiosk kiosk, KeyPair app, String key) {
        String idNumber = "990101198511122024";
        String credential = AppCredential.sign(
                "app",
                app.getPrivate(),
                UUID.randomUUID().toString(),
                idNumber,
                Instant.now(),
                AppCredential.LONGEST_LIFE);
        String version = kiosk.get(KioskApi.CATALOGUE)
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", "");
        HttpResponse<String> answer = kiosk.post(
                KioskApi.DOCUMENTS,
                new IssueRequest(
                        key,
                        "TAX-01",
                        version,
                        "visit-" + key,
                        new IssueRequest.Applicant("样若溪", idNumber, "L2", credential),
                        Map.of("period_from", "2025-01", "period_to", "2026-11", "purpose", "贷款")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestKiosk.read(answer.body(), IssuedDocument.class);
    }

    private static long stored(TestKiosk kiosk, long seq, IssuedDocument paper) {
        return TestKiosk.storedUpTo(report(kiosk, seq, paper));
    }

    private static HttpResponse<String> report(TestKiosk kiosk, long seq, IssuedDocument paper) {
        return kiosk.report(
                EPOCH,
                seq,
                new KioskEvent.ActChanged(
                        paper.key(), "PRINT", Outcome.DONE, "TAX-01", paper.serial(), 1, 1, "completed"));
    }

    private static String lostEvents(Path data) throws Exception {
        String password = Files.readString(data.resolve("keys/database.password"));
        try (Database database = Database.open(data.resolve("database"), password)) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("select from_seq, to_seq from lost_event")
                            .map((row, _) -> row.getLong(1) + "-" + row.getLong(2))
                            .one());
        }
    }
}
