package org.nightwindow.kiosk;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;

/// A resident stands before the home screen, and something breaks: the tile goes out before her finger is
/// there. Every device is set to be asked at its usual pace or slower; that somebody is there is what makes
/// the difference.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadinessTest {
    /// What is promised.
    private static final Duration PROMISED = Duration.ofSeconds(1);

    /// What a build machine with two busy cores may take longer; `ReadinessBenchmark` measures the promise
    /// itself.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private Bench bench;
    private Resident resident;
    private HomeStep home;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder);
        bench.start(bench.config().replace("poll-ms: 200", "poll-ms: 60000"));
        resident = new Resident(bench);
        bench.becomesReady();
        home = resident.touches();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /// @param home what the home screen must say
    record Trouble(String name, Function<Bench, Runnable> breaks, Predicate<HomeStep> home) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                item("document-printer:SUPPLY_OUT", "the last sheet is taken out", bench -> {
                    bench.printer.leaveSheets(0);
                    return () -> bench.printer.loadPaper(100);
                }),
                item("document-printer:MEDIA_JAMMED", "paper jams", bench -> {
                    bench.printer.jam();
                    return bench.printer::clearJam;
                }),
                item("document-printer:COVER_OPEN", "its cover is opened", bench -> {
                    bench.printer.openCover();
                    return bench.printer::closeCover;
                }),
                item("document-printer:COMMUNICATION", "its cable is pulled", bench -> {
                    bench.printer.unplug();
                    return bench.printer::replug;
                }),
                item("document-printer:COMMUNICATION", "it is switched off", bench -> {
                    bench.printer.powerOff(HalfFed.STAYS_INSIDE);
                    return bench.printer::powerOn;
                }),
                item("document-printer:COMMUNICATION", "it falls silent on an open line", bench -> {
                    bench.printer.hang();
                    return bench.printer::clear;
                }),
                item("id-card-reader:COMMUNICATION", "its cable is pulled", bench -> {
                    bench.reader.unplug();
                    return bench.reader::replug;
                }),
                item("id-card-reader:COMMUNICATION", "it is switched off, and its adapter is not", bench -> {
                    bench.reader.hang();
                    return bench.reader::clear;
                }),
                item("id-card-reader:HARDWARE", "its security module fails", bench -> {
                    bench.reader.failRepeatedly(new SdtFault.Status(0x60));
                    return bench.reader::clear;
                }),
                item("code-scanner:COMMUNICATION", "its cable is pulled", bench -> {
                    bench.scanner.unplug();
                    return bench.scanner::replug;
                }),
                slips("the roll is empty", bench -> {
                    bench.receipts.paperOut();
                    return bench.receipts::loadPaper;
                }),
                slips("its cover is opened", bench -> {
                    bench.receipts.openCover();
                    return bench.receipts::closeCover;
                }),
                slips("its cutter is stuck", bench -> {
                    bench.receipts.jamCutter();
                    return bench.receipts::freeCutter;
                }),
                slips("its cable is pulled", bench -> {
                    bench.receipts.unplug();
                    return bench.receipts::replug;
                }),
                slips("it is switched off", bench -> {
                    bench.receipts.powerOff();
                    return bench.receipts::powerOn;
                }));
    }

    private static Trouble item(String code, String what, Function<Bench, Runnable> breaks) {
        return new Trouble(
                code.substring(0, code.indexOf(':')) + ": " + what,
                breaks,
                home -> Resident.taxTile(home)
                        .missing()
                        .map(Missing::code)
                        .filter(code::equals)
                        .isPresent());
    }

    /// No item needs slips; the strip says whether there are any.
    private static Trouble slips(String what, Function<Bench, Runnable> breaks) {
        return new Trouble("receipt-printer: " + what, breaks, home -> health(home) == DeviceLine.Health.OUT);
    }

    private static DeviceLine.Health health(HomeStep home) {
        return home.devices().stream()
                .filter(line -> line.role().equals(Roles.RECEIPT_PRINTER))
                .findFirst()
                .orElseThrow()
                .health();
    }

    private static boolean allWell(HomeStep home) {
        return Resident.taxTile(home).lit() && health(home) == DeviceLine.Health.WELL;
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void somethingBreaksWhileSheLooks_theHomeScreenSaysSoWithinASecond(Trouble trouble) {
        bench.until(() -> allWell(home));
        Runnable mend = trouble.breaks().apply(bench);
        try {
            await(trouble.name())
                    .atMost(PROMISED.plus(SLACK))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> bench.ask(() -> trouble.home().test(home)));
        } finally {
            mend.run();
            resident.leaves();
        }
        home = resident.touches(); // who comes next is not kept waiting by how often it was gone
        bench.until(() -> allWell(home));
    }
}
