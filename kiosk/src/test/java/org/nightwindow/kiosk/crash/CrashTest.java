package org.nightwindow.kiosk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.ledger.LedgerExport;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// A visit from card to paper, killed at numbered points: before and after every commit of the ledger, and around the
/// first and the last byte of everything that goes to or comes from a device. After each death the kiosk is started
/// again, and what it then says is held against the printer's tray and the console's events, which it cannot write.
final class CrashTest {
    /// Enough for the seconds of an ordinary build: the moments on which everything hangs. Every point is tried by the
    /// slow test.
    private static final List<String> MOMENTS =
            List.of("before commit start", "after commit start", "before commit settle");

    @TempDir
    Path folder;

    private Bench bench;
    private final List<String> deaths = new ArrayList<>();
    private final Set<String> filingsSeen = new HashSet<>();

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder);
        bench.start();
        bench.becomesReady(); // enrolled, with a catalogue
        bench.stop();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void killedAroundStartedAndBeforeSettled_nothingIsLostDoubledOrMadeUp() throws Exception {
        tryAll(MOMENTS);
        assertThat(deaths).hasSameSizeAs(MOMENTS);
    }

    @Tag("slow")
    @Test
    void killedAtEveryPointOfAWholeVisit_nothingIsLostDoubledOrMadeUp() throws Exception {
        int all = run("print", "none");
        tryAll(IntStream.rangeClosed(1, all).mapToObj(Integer::toString).toList());
        // Not each visit passes as many points as the first one.
        assertThat(deaths).as("points the process really died at").hasSizeGreaterThan(all / 2);
    }

    /// The console has the case, and the kiosk dies before it has written so.
    @Test
    void killedBeforeTheFilingIsSettled_itIsSentAgain_andThereIsOneCase() throws Exception {
        tryAll("file", List.of("before commit settle"));
        assertThat(deaths).hasSize(1);
    }

    @Tag("slow")
    @Test
    void killedAtEveryPointOfAFiling_itIsFiledOnceOrNotAtAll() throws Exception {
        int all = run("file", "none");
        restartAndCompare();
        tryAll("file", IntStream.rangeClosed(1, all).mapToObj(Integer::toString).toList());
        assertThat(deaths).as("points the process really died at").hasSizeGreaterThan(all / 2);
    }

    private void tryAll(List<String> points) throws Exception {
        tryAll("print", points);
    }

    private void tryAll(String visit, List<String> points) throws Exception {
        for (String point : points) {
            run(visit, point);
            restartAndCompare();
        }
        System.out.println("killed at " + deaths.size() + " points:");
        deaths.forEach(System.out::println);
    }

    /// One visit in a child process.
    ///
    /// @return how many points it passed, when it came to its end
    private int run(String visit, String deadly) throws Exception {
        bench.console.cases().closeAll(); // else she has one open from the visit before
        Path config = folder.resolve("kiosk.yaml");
        Files.writeString(
                config,
                bench.config()
                        + "# reader " + bench.reader.address() + "\n# scanner " + bench.scanner.address()
                        + "\n# printer "
                        + bench.printer.address() + "\n");
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
                        visit)
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
        if (child.exitValue() == CrashingKiosk.KILLED) {
            lines.stream().filter(line -> line.startsWith("DIED")).forEach(deaths::add);
            return 0;
        }
        assertThat(child.exitValue()).as(() -> String.join("\n", lines)).isZero();
        return lines.stream()
                .filter(line -> line.startsWith("PASSED "))
                .mapToInt(line -> Integer.parseInt(line.substring(7)))
                .findFirst()
                .orElseThrow();
    }

    private void restartAndCompare() throws IOException {
        Map<String, JsonNode> acts = Map.of();
        // What is settled travels to the console by and by; the kiosk may be stopped before it has said all.
        for (int starts = 0; starts < 5; starts++) {
            bench.start();
            bench.until(() -> switch (bench.kiosk().desk().step().get()) {
                case InterruptedStep step -> {
                    if (!(step.fate().get() instanceof InterruptedStep.Fate.BeingFoundOut)) {
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

    /// The console is the judge: what the ledger has is filed there, once, and nothing else is.
    private void compareFiling(String key, String state, String where) {
        assertThat(state).as("%s after %s", key, where).isEqualTo("DONE");
        assertThat(bench.console.outcomes().get(key)).as(where).isEqualTo(KioskEvent.Outcome.DONE);
        if (filingsSeen.add(key)) {
            assertThat(bench.console.cases().opened())
                    .as("cases after %s", where)
                    .containsOnlyKeys(key);
        }
    }

    /// The tray is the judge: it was written by the printer.
    private void compare(Map<String, JsonNode> acts) {
        String where = deaths.isEmpty() ? "" : deaths.getLast();
        Map<String, KioskEvent.Outcome> atConsole = bench.console.outcomes();
        acts.forEach((key, act) -> {
            String state = act.get("state").asText();
            if (act.get("kind").asText().equals("FILE")) {
                compareFiling(key, state, where);
                return;
            }
            List<Tray.Sheet> sheets = bench.printer.tray().sheets(key);
            assertThat(sheets).as("sheets of %s after %s", key, where).hasSizeLessThanOrEqualTo(1);
            switch (state) {
                case "DONE", "RESOLVED_DONE" ->
                    assertThat(sheets)
                            .as("%s is %s after %s", key, state, where)
                            .hasSize(1);
                case "NOT_DONE", "RESOLVED_NOT_DONE" ->
                    assertThat(sheets)
                            .as("%s is %s after %s", key, state, where)
                            .isEmpty();
                // The printer remembers every job it was given: only what it never had can stay in doubt.
                case "UNKNOWN" ->
                    assertThat(sheets).as("%s is UNKNOWN after %s", key, where).isEmpty();
                default -> throw new AssertionError(key + " is not settled after " + where + ": " + state);
            }
            assertThat(atConsole).as("the console after %s", where).containsKey(key);
            assertThat(atConsole.get(key))
                    .as("%s at the console after %s", key, where)
                    .hasToString(state);
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
    }
}
