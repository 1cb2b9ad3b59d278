package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.ledger.LedgerCrash.Visit;

@Timeout(300)
class KilledTest {
    @TempDir
    Path home;

    /// Before and after each of six commits, around the paper, and around the console's commit of events.
    private static final int POINTS_OF_A_PRINT = 16;

    /// The same with one commit fewer: a declaration is given no number here.
    private static final int POINTS_OF_A_FILING = 14;

    private final Map<Long, String> console = new TreeMap<>();
    private final Set<String> desk = new HashSet<>();

    /// One ledger lives through all the kills, as a kiosk's does. After each kill the next start recovers, and what
    /// the ledger says is compared with what came out of the printer.
    @Tag("slow")
    @Test
    void killedAtEveryPoint_noActIsLost_noneIsDoubled_andEventsHaveNoGap() throws Exception {
        assertThat(killedAtEvery(1, Visit.PRINT)).as("points").isEqualTo(POINTS_OF_A_PRINT);
    }

    /// The same while a declaration is kept, handed over and settled.
    @Tag("slow")
    @Test
    void killedAtEveryPointOfAFiling_whatWasKeptIsThereToBeSent_andNotOnceItHasEnded() throws Exception {
        assertThat(killedAtEvery(1, Visit.FILE)).as("points").isEqualTo(POINTS_OF_A_FILING);
    }

    /// Each kill costs two starts of Derby, 2 s: an ordinary build tries each fourth point.
    @Test
    void killedAtPointsSpreadOverAPrint_noActIsLost_noneIsDoubled_andEventsHaveNoGap() throws Exception {
        assertThat(killedAtEvery(4, Visit.PRINT)).as("points").isEqualTo(POINTS_OF_A_PRINT / 4);
    }

    /// @param step 1 for each point, 2 for each second one…
    /// @return at how many points it was killed
    private int killedAtEvery(int step, Visit visit) throws Exception {
        LedgerBench.ledger(home).close();
        int kills = 0;
        for (int point = step; LedgerCrash.diesAt(home, visit, point); point += step) {
            kills++;
            recoverAndCompare();
        }
        recoverAndCompare();
        System.out.println(
                "killed at " + kills + " points, " + lines("acknowledged").size() + " acknowledged commits, 0 lost, "
                        + console.size() + " events, 0 lost, 0 doubled");
        return kills;
    }

    private void recoverAndCompare() throws Exception {
        List<String> tray = lines("tray");
        assertThat(new HashSet<>(tray)).as("no key is printed twice").hasSameSizeAs(tray);
        try (Ledger ledger = LedgerBench.ledger(home);
                Recovery recovery = Recovery.start(ledger, new TrayWitness(Set.copyOf(tray)))) {
            await().untilAsserted(() -> assertThat(recovery.blocksPrinter()).isFalse());
            handOver(ledger);
            assertThat(ledger.openActs()).isEmpty();
            assertThat(ledger.unknownActs()).isEmpty();
            for (String acknowledged : lines("acknowledged")) {
                String key = acknowledged.substring(acknowledged.indexOf(' ') + 1);
                Act act = ledger.find(key).orElseThrow(() -> new AssertionError("lost: " + acknowledged));
                boolean done = act.kind() == Act.Kind.FILE || tray.contains(key);
                assertThat(act.state()).as(acknowledged).isEqualTo(done ? Act.State.DONE : Act.State.NOT_DONE);
                assertThat(ledger.envelope(key))
                        .as("what was signed, after the end")
                        .isEmpty();
            }
            assertThat(lines("acknowledged").stream().filter(line -> line.startsWith("PLANNED F-")))
                    .as("what was kept is at the console")
                    .allMatch(line -> desk.contains(line.substring(8)));
            for (String printed : tray) {
                assertThat(ledger.find(printed).orElseThrow().state()).isEqualTo(Act.State.DONE);
            }
            receive(ledger);
        }
    }

    /// As the clerk does it: the same key and the same bytes, until there is an answer.
    private void handOver(Ledger ledger) throws Exception {
        desk.addAll(lines("desk"));
        for (Act act : ledger.openActs()) {
            assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
            assertThat(ledger.envelope(act.key())).hasValue(LedgerBench.envelope(act.key()));
            LedgerBench.written(ledger.startFile(act.key()));
            desk.add(act.key());
            LedgerBench.written(ledger.settle(act.key(), KioskEvent.Outcome.DONE, 0, "FILED"));
        }
    }

    /// What the console has, from the child and from here, as it would store it: by number, once.
    private void receive(Ledger ledger) throws Exception {
        for (String line : lines("console")) {
            String[] parts = line.split(" ", 3);
            assertThat(parts[0]).isEqualTo(ledger.epoch());
            store(Long.parseLong(parts[1]), parts[2]);
        }
        for (EventBatch.Event event : ledger.oldestEvents(1000)) {
            store(event.seq(), event.body().toString());
        }
        assertThat(console.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ledger.lastSeq()).boxed().toList());
        Map<String, Integer> ends = new HashMap<>();
        for (String body : console.values()) {
            JsonNode event = Json.MAPPER.readTree(body);
            if (event.path("type").asText().equals("act-changed")) {
                ends.merge(event.path("key").asText(), 1, Integer::sum);
            }
        }
        assertThat(ends.values()).allMatch(count -> count == 1);
        for (String acknowledged : lines("acknowledged")) {
            assertThat(ends).containsKey(acknowledged.substring(acknowledged.indexOf(' ') + 1));
        }
    }

    private void store(long seq, String body) {
        String before = console.putIfAbsent(seq, body);
        assertThat(before == null || before.equals(body))
                .as("number %s was used for two events", seq)
                .isTrue();
    }

    private List<String> lines(String file) throws IOException {
        Path path = home.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    /// A printer that remembers what came out, and whose counter never loses a page.
    private record TrayWitness(Set<String> printed) implements PrinterWitness {
        @Override
        public String printer() {
            return LedgerBench.MARK.printer();
        }

        @Override
        public Outcome<PrintRecord> find(String jobKey) {
            return Outcome.done(
                    printed.contains(jobKey)
                            ? new PrintRecord.Printed(new PrintProof("1", 1, "completed"))
                            : new PrintRecord.Forgotten("since yesterday"));
        }

        @Override
        public Outcome<PrintRecord> withdraw(String jobKey) {
            return find(jobKey);
        }

        @Override
        public Outcome<Long> pageCounter() {
            return Outcome.done(LedgerBench.MARK.pageCounter().getAsLong());
        }

        @Override
        public boolean certainlyIdle() {
            return true;
        }

        @Override
        public boolean counterIsTrustworthy() {
            return true;
        }
    }
}
