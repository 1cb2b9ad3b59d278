package org.nightwindow.kiosk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.ledger.LedgerExport;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// A kiosk that lives and dies in a process of its own, the devices and the console it leaves behind, and the judge:
/// what the kiosk says after each death is held against the trays and the console, which it cannot write.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashBench {
    /// Rows of the shortest slip that is whole; of one that broke off a few dozen come out.
    private static final int WHOLE = 900;

    private static final String DIED = "DIED ";
    private static final String PASSED = "PASSED ";

    private static final String LEAVES = "LEAVES";

    private Path folder;
    private Bench bench;
    private String where = "";
    private boolean left;
    /// Sent back by staff, for whoever comes to correct it.
    private static final String SENT_BACK = "F-sent-back";

    private final Map<String, InterruptedStep.Fate> told = new HashMap<>();
    private Set<String> actsSeen = Set.of();
    private final Set<String> filingsSeen = new HashSet<>();
    private int slipsSeen;
    private boolean inDisorder;

    @BeforeAll
    void open(@TempDir Path temp) throws Exception {
        folder = temp;
        bench = new Bench(temp);
        bench.start();
        bench.becomesReady(); // enrolled, with a catalogue
        bench.stop();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /// One visit that is not cut off.
    ///
    /// @param visit `print`, `file` or `correct`
    /// @return the points it passed
    final List<String> points(String visit) throws Exception {
        List<String> passed = said(run(visit, "none"), PASSED);
        restartAndCompare();
        return passed;
    }

    /// The kiosk dies at exactly this point of a visit, is started again, and says what is true.
    final void killedAt(String visit, String point) throws Exception {
        assertThat(inDisorder)
                .as("not tried: what was wrong after %s still is", where)
                .isFalse();
        where = point;
        inDisorder = true;
        List<String> lines = run(visit, point);
        assertThat(said(lines, DIED))
                .as(() -> "it dies there\n" + String.join("\n", lines))
                .containsExactly(point);
        restartAndCompare();
        inDisorder = false;
    }

    private static List<String> said(List<String> lines, String head) {
        return lines.stream()
                .filter(line -> line.startsWith(head))
                .map(line -> line.substring(head.length()))
                .toList();
    }

    /// @return what the child said
    private List<String> run(String visit, String deadly) throws Exception {
        bench.console.cases().closeAll(); // else she has one open from the visit before
        if (visit.equals("correct")) {
            bench.console.cases().openAt(SENT_BACK, "HRS-04", Citizens.ID);
            bench.console
                    .cases()
                    .sendBack(SENT_BACK, new Correction("base", new Text("基数要改成六千", "The base must be 6000")));
        }
        Path config = folder.resolve("kiosk.yaml");
        Files.writeString(
                config,
                bench.config()
                        + """
                # READER %s
                # SCANNER %s
                # PRINTER %s
                # RECEIPTS %s
                """.formatted(
                                        bench.reader.address(),
                                        bench.scanner.address(),
                                        bench.printer.address(),
                                        bench.receipts.address()));
        Path log = folder.resolve("child.log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingKiosk.class.getName(),
                        config.toString(),
                        deadly,
                        visit,
                        QueryCode.of(SENT_BACK))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            bench.reader.lay(bench.citizens.card());
            int shown = bench.scanner.switchedOn();
            while (!child.waitFor(50, TimeUnit.MILLISECONDS)) {
                if (bench.scanner.switchedOn() > shown) {
                    shown = bench.scanner.switchedOn();
                    bench.scanner.show(bench.citizens.code(Citizens.ID, bench.time.instant()));
                }
            }
        } finally {
            child.destroyForcibly();
            bench.reader.lift();
            bench.scanner.takeAway();
        }
        List<String> lines = Files.readAllLines(log);
        left = lines.contains(LEAVES);
        assertThat(child.exitValue()).as(() -> String.join("\n", lines)).isIn(0, CrashingKiosk.KILLED);
        return lines;
    }

    private void restartAndCompare() throws IOException {
        Map<String, JsonNode> acts = Map.of();
        told.clear();
        // What is settled travels to the console by and by; the kiosk may be stopped before it has said all.
        for (int starts = 0; starts < 5; starts++) {
            bench.start();
            bench.until(() -> switch (bench.kiosk().desk().step().get()) {
                case InterruptedStep step -> {
                    if (!(step.fate().get() instanceof InterruptedStep.Fate.BeingFoundOut)) {
                        told.put(step.key(), step.fate().get());
                        step.understood();
                    }
                    yield false;
                }
                case AttractStep attract -> attract.open().get() >= Bench.ITEMS;
                default -> false;
            });
            // A life that ends at the start screen may be too short to send a declaration again; the next is not.
            Set<String> known = acts.keySet();
            bench.until(() -> bench.console.outcomes().keySet().containsAll(known));
            bench.stop();
            acts = ledger();
            if (bench.console.outcomes().keySet().containsAll(acts.keySet())) {
                break;
            }
        }
        compare(acts);
    }

    private Map<String, JsonNode> ledger() throws IOException {
        Path out = folder.resolve("ledger.json");
        LedgerExport.Exported exported = LedgerExport.write(LedgerSettings.under(bench.data), out);
        assertThat(exported).isInstanceOf(LedgerExport.Exported.Done.class);
        Map<String, JsonNode> acts = new HashMap<>();
        Json.MAPPER
                .readTree(out.toFile())
                .get("acts")
                .forEach(act -> acts.put(act.get("key").asText(), act));
        return acts;
    }

    private void compare(Map<String, JsonNode> acts) {
        acts.forEach((key, act) -> {
            String state = act.get("state").asText();
            switch (act.get("kind").asText()) {
                case "FILE" -> compareFiling(key, state);
                default -> comparePrint(key, state);
            }
        });
        bench.console
                .documents()
                .forEach(document -> assertThat(acts)
                        .as("what was issued is in the ledger, after %s", where)
                        .containsKey(document.key()));
        bench.printer
                .tray()
                .documents()
                .forEach(document -> assertThat(acts)
                        .as("what lies in the tray is in the ledger, after %s", where)
                        .containsKey(document.jobName()));
        compareSlips(acts.keySet());
        compareWhatWasTold(acts.keySet());
        actsSeen = acts.keySet();
    }

    /// Whoever had not left reads after the power cut what became of her act, and it is so.
    private void compareWhatWasTold(Set<String> acts) {
        if (!left) {
            assertThat(told.keySet())
                    .as("whose act began is told, after %s", where)
                    .containsAll(
                            acts.stream().filter(key -> !actsSeen.contains(key)).toList());
        }
        told.forEach((key, fate) -> {
            String what = "%s is told %s after %s".formatted(key, fate, where);
            switch (fate) {
                case InterruptedStep.Fate.Printed _ ->
                    assertThat(bench.printer.tray().sheets(key)).as(what).hasSize(1);
                // In doubt is only what the printer never had: it remembers every job.
                case InterruptedStep.Fate.NotPrinted _, InterruptedStep.Fate.Uncertain _ ->
                    assertThat(bench.printer.tray().sheets(key)).as(what).isEmpty();
                case InterruptedStep.Fate.Kept _, InterruptedStep.Fate.HandedIn _ ->
                    assertThat(bench.console.cases().takenIn()).as(what).contains(key);
                case InterruptedStep.Fate.NotHandedIn _ ->
                    assertThat(bench.console.cases().takenIn()).as(what).doesNotContain(key);
                case InterruptedStep.Fate.BeingFoundOut _ -> throw new AssertionError(what);
            }
        });
    }

    /// The console is the judge: what the ledger has is filed there, once, and nothing else is.
    private void compareFiling(String key, String state) {
        assertThat(state).as("%s after %s", key, where).isEqualTo("DONE");
        assertThat(bench.console.outcomes().get(key)).as(where).isEqualTo(KioskEvent.Outcome.DONE);
        if (filingsSeen.add(key)) {
            assertThat(bench.console.cases().takenIn())
                    .as("taken in after %s", where)
                    .containsExactly(key);
        }
    }

    /// The tray is the judge: it was written by the printer.
    private void comparePrint(String key, String state) {
        List<Tray.Sheet> sheets = bench.printer.tray().sheets(key);
        assertThat(sheets).as("sheets of %s after %s", key, where).hasSizeLessThanOrEqualTo(1);
        switch (state) {
            case "DONE", "RESOLVED_DONE" ->
                assertThat(sheets).as("%s is %s after %s", key, state, where).hasSize(1);
            case "NOT_DONE", "RESOLVED_NOT_DONE" ->
                assertThat(sheets).as("%s is %s after %s", key, state, where).isEmpty();
            // The printer remembers every job it was given: only what it never had can stay in doubt.
            case "UNKNOWN" ->
                assertThat(sheets).as("%s is UNKNOWN after %s", key, where).isEmpty();
            default -> throw new AssertionError(key + " is not settled after " + where + ": " + state);
        }
        assertThat(bench.console.outcomes().get(key))
                .as("%s at the console after %s", key, where)
                .hasToString(state);
    }

    /// A slip may be missing or broken off; one that is whole is about something the ledger knows.
    private void compareSlips(Set<String> acts) {
        List<Piece> slips = bench.receipts.tray().slips();
        Stream<String> codes = Stream.concat(
                Stream.concat(acts.stream(), Stream.of(SENT_BACK)).map(QueryCode::of),
                bench.console.documents().stream().map(document -> document.serial()));
        assertThat(slips.subList(slipsSeen, slips.size()).stream()
                        .filter(slip -> slip.rows() > WHOLE)
                        .map(SlipCode::on))
                .as("slips after %s", where)
                .isSubsetOf(codes.toList());
        slipsSeen = slips.size();
    }
}
