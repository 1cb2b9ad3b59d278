package org.nightwindow.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.audit.AuditVerifier.Finding;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.Sha256;

/// Whoever touches the audit afterwards is found, in the database and in an export.
class AuditChainTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:10:00.120Z"), ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static Database database;
    private static byte[] export;
    private static AuditChain.Head head;

    @BeforeAll
    static void aNightOfActs() throws IOException {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        try (AuditChain chain = new AuditChain(database.jdbi(), CLOCK)) {
            record(chain.log(), "li", "ask-self-test", "990101-K03", "C-1 document-printer");
            record(chain.log(), "王\"小\\明", "dismiss", "li\nna", "=1+1,\t\u0007 <b>';--");
            record(chain.log(), "nobody", "refused-session", "GET /", "𠮷 \ud83d alone \u2028");
            for (int i = 0; i < 9; i++) {
                record(chain.log(), "admin", "sign-in", "admin", "x".repeat(i));
            }
            chain.link();
            export = exported(chain);
            head = chain.head();
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void anExportHolds_andSaysEverythingInOneLineEach() throws IOException {
        assertThat(verify(export)).isEqualTo(new Finding.Sound(head));
        assertThat(head.seq()).isEqualTo(12);
        assertThat(lines(export))
                .hasSize(14)
                .anySatisfy(line ->
                        assertThat(line).contains("\"who\":\"王\\\"小\\\\明\"", "\"at\":\"2026-11-22T03:10:00.120Z\""));
        assertThat(new String(export, StandardCharsets.UTF_8)).doesNotContain("\u0007", "\u2028");
    }

    @Test
    void anybodyCanCheckARowWithSha256Alone() {
        String first = lines(export).get(1);
        String told = first.replaceFirst(",\"hash\":\"[0-9a-f]{64}\"}$", "}");
        assertThat(first).contains(Sha256.hex("0".repeat(64) + "\n" + told));
    }

    @Test
    void oneFlippedBitOfAnyByteIsFound() throws IOException {
        for (int at = 0; at < export.length; at++) {
            byte[] touched = export.clone();
            touched[at] ^= (byte) (1 << (at % 8));
            assertThat(verify(touched)).as("byte %s", at).isInstanceOf(Finding.Broken.class);
        }
    }

    @Test
    void theFirstBrokenRowIsNamed_whetherChangedRemovedOrSwapped() throws IOException {
        List<String> changed = new ArrayList<>(lines(export));
        changed.set(5, changed.get(5).replace("admin", "nimda"));
        assertThat(brokenRow(changed)).isEqualTo(5);
        List<String> removed = new ArrayList<>(lines(export));
        removed.remove(7);
        assertThat(brokenRow(removed)).isEqualTo(7);
        List<String> swapped = new ArrayList<>(lines(export));
        Collections.swap(swapped, 3, 4);
        assertThat(brokenRow(swapped)).isEqualTo(3);
        List<String> twice = new ArrayList<>(lines(export));
        twice.add(4, twice.get(3));
        assertThat(brokenRow(twice)).isEqualTo(4);
    }

    @Test
    void aCutTailIsFound_evenWhenTheLastLineWasWrittenAnew() throws IOException {
        assertThat(brokenRow(lines(export).subList(0, 13))).as("no last line").isEqualTo(13);
        List<String> cut = new ArrayList<>(lines(export).subList(0, 9));
        String hash = cut.getLast().replaceFirst(".*\"hash\":\"([0-9a-f]{64})\"}$", "$1");
        cut.add("{\"rows\":8,\"head\":\"" + hash + "\"}");
        assertThat(verify(bytes(cut))).isEqualTo(new Finding.Sound(new AuditChain.Head(8, hash)));
        assertThat(AuditExport.verify(new ByteArrayInputStream(bytes(cut)), List.of(head)))
                .as("with the head the log knows")
                .isInstanceOfSatisfying(
                        Finding.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(9));
        for (int length = 0; length < export.length; length += 7) {
            assertThat(verify(Arrays.copyOf(export, length))).isInstanceOf(Finding.Broken.class);
        }
    }

    @Test
    void aChainWrittenAnewAsAWhole_isFoundByTheHeadInTheLog() throws IOException {
        List<String> forged = new ArrayList<>(List.of(lines(export).getFirst()));
        String before = AuditEntry.BEGINNING;
        for (int seq = 1; seq <= 12; seq++) {
            AuditEntry entry = AuditEntry.after(before, seq, 0, "nobody", "did-nothing", "", "");
            forged.add(entry.told().replaceFirst("}$", ",\"hash\":\"" + entry.hash() + "\"}"));
            before = entry.hash();
        }
        forged.add("{\"rows\":12,\"head\":\"" + before + "\"}");
        assertThat(verify(bytes(forged))).isInstanceOf(Finding.Sound.class);
        assertThat(AuditExport.verify(new ByteArrayInputStream(bytes(forged)), List.of(head)))
                .isInstanceOf(Finding.Broken.class);
    }

    @Test
    void whoWritesIntoTheDatabaseIsFoundByTheConsoleItself(@TempDir Path other) {
        try (Database own = Database.open(FreshData.databaseIn(other), FreshData.BOOT_PASSWORD);
                AuditChain chain = new AuditChain(own.jdbi(), CLOCK)) {
            for (int i = 0; i < 6; i++) {
                record(chain.log(), own.jdbi(), "li", "sign-in", "li", "");
            }
            chain.link();
            assertThat(chain.check()).isInstanceOf(Finding.Sound.class);
            tamper(own, "update audit_entry set who = 'wang' where seq = 4");
            assertThat(chain.check()).isEqualTo(broken(chain, 4));
            tamper(own, "update audit_entry set who = 'li' where seq = 4");
            assertThat(chain.check()).isInstanceOf(Finding.Sound.class);
            tamper(own, "delete from audit_entry where seq = 6");
            assertThat(chain.check()).isEqualTo(broken(chain, 6));
            tamper(own, "delete from audit_entry where seq = 2");
            assertThat(chain.check()).isEqualTo(broken(chain, 2));
        }
    }

    @Test
    void manyAtOnceMakeOneChain_andWhatACrashLeftWaitingIsLinkedAtTheNextStart(@TempDir Path other) {
        try (Database own = Database.open(FreshData.databaseIn(other), FreshData.BOOT_PASSWORD)) {
            record(new AuditLog(CLOCK), own.jdbi(), "system", "make-ticket", "K-1", "before the crash");
            try (AuditChain chain = new AuditChain(own.jdbi(), CLOCK);
                    AuditChain second = new AuditChain(own.jdbi(), CLOCK)) {
                assertThat(chain.head().seq()).isEqualTo(1);
                try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int i = 0; i < 200; i++) {
                        AuditLog log = i % 2 == 0 ? chain.log() : second.log();
                        var _ = writers.submit(() -> record(log, own.jdbi(), "li", "sign-in", "li", ""));
                    }
                }
                chain.link();
                assertThat(chain.head().seq()).isEqualTo(201);
                assertThat(chain.check()).isInstanceOf(Finding.Sound.class);
            }
        }
    }

    private static Finding broken(AuditChain chain, long seq) {
        return chain.check() instanceof Finding.Broken found && found.seq() == seq
                ? found
                : new Finding.Broken(seq, "expected");
    }

    private static void tamper(Database database, String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static void record(AuditLog log, String who, String what, String about, String detail) {
        record(log, database.jdbi(), who, what, about, detail);
    }

    private static void record(AuditLog log, Jdbi jdbi, String who, String what, String about, String detail) {
        jdbi.useTransaction(transaction -> log.record(transaction, who, what, about, detail));
    }

    private static byte[] exported(AuditChain chain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditExport.write(chain, out);
        return out.toByteArray();
    }

    private static Finding verify(byte[] file) throws IOException {
        return AuditExport.verify(new ByteArrayInputStream(file), List.of());
    }

    private static long brokenRow(List<String> lines) throws IOException {
        return verify(bytes(lines)) instanceof Finding.Broken broken ? broken.seq() : -1;
    }

    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
