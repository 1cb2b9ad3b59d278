package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.Supply;
import org.nightwindow.kiosk.attendant.Machine;
import org.nightwindow.kiosk.attendant.Machine.Counters;
import org.nightwindow.kiosk.attendant.Machine.Enrolment;
import org.nightwindow.kiosk.attendant.Machine.Settled;
import org.nightwindow.kiosk.attendant.Machine.TestPrint;
import org.nightwindow.kiosk.attendant.PlayedFittings;
import org.nightwindow.kiosk.attendant.PlayedMachine;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.ui.Shape;

/// The technicians' pages, in both languages: nothing is cut off, nothing overlaps, nothing is too small for a finger.
/// Each leaves its picture in `target/screens`.
class StaffScreensTest {
    private static final String SERIAL = "990126110004173";

    private record Scenario(String name, List<Act> acts) {}

    private interface Act {
        void on(DeskBench bench) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfPageIsWholeAndTouchable() {
        return kinds().stream().flatMap(StaffScreensTest::tests);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyPageIsWholeAndTouchable_whateverItSays() {
        return others().stream().flatMap(StaffScreensTest::tests);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyPageIsWholeAndTouchable_inLandscape() {
        return Stream.concat(kinds().stream(), others().stream())
                .flatMap(scenario -> tests(scenario, "zh-landscape", "en-landscape"));
    }

    private static Stream<DynamicTest> tests(Scenario scenario) {
        return tests(scenario, "zh", "en");
    }

    private static Stream<DynamicTest> tests(Scenario scenario, String... looks) {
        return Stream.of(looks)
                .map(look ->
                        DynamicTest.dynamicTest(scenario.name() + " " + look, () -> shownAndJudged(scenario, look)));
    }

    private static void shownAndJudged(Scenario scenario, String look) throws Exception {
        DeskBench bench = Glass.on(() -> new DeskBench(look.contains("landscape") ? Shape.LANDSCAPE : Shape.PORTRAIT));
        Scene scene = bench.view.scene();
        Glass.on(() -> {
            bench.preferences.english().set(look.startsWith("en"));
            bench.preferences.elder().set(true); // what the last resident wanted is not the technician's
            return null;
        });
        List<Act> acts = new ArrayList<>(scenario.acts());
        acts.addAll(Collections.nCopies(Roles.KINDS.size(), _ -> {})); // what was asked in the background is there then
        for (Act act : acts) {
            Glass.on(() -> {
                act.on(bench);
                return null;
            });
            Glass.on(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return null;
            });
        }
        Glass.picture(scene, scenario.name() + "-" + look);
        assertThat(Glass.on(() -> ScreenRules.broken(scene)))
                .as("%s %s", scenario.name(), look)
                .isEmpty();
    }

    private static List<Scenario> kinds() {
        List<Scenario> all = new ArrayList<>();
        all.add(of("11-staff-door", knock()));
        all.add(of("11-staff-door-OTHER_KIOSK", knock(), bench -> bench.showsStaff(bench.staffCodeFor("990101-K09"))));
        all.add(inside("11-staff-overview", bench -> {}));
        all.add(inside("11-staff-overview-trouble", bench -> trouble(bench.machine)));
        all.add(inside("11-staff-paper-OUT", bench -> bench.machine.paperOut(), press("staff-paper")));
        all.add(inside("11-staff-paper-LOADED", bench -> {}, press("staff-paper")));
        all.add(inside("11-staff-test-page", bench -> {}, press("staff-test-page")));
        all.add(inside(
                "11-staff-test-page-waits",
                bench -> bench.machine.progress =
                        Optional.of(new PrintProgress(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.SUPPLY_OUT))),
                press("staff-test-page"),
                bench -> bench.workWaits = true,
                press("primary")));
        all.add(tested("printed", new TestPrint.Printed("job-state=completed, impressions 1")));
        all.add(inside("11-staff-self-test", bench -> {}, press("staff-self-test")));
        all.add(settling("sheet", false));
        all.add(settling("sheet-may-come", true));
        all.add(settling("sheet-confirm-here", false, press("sheet-here")));
        all.add(settling("sheet-confirm-not-here", false, press("sheet-not-here")));
        all.add(settling("sheet-settled", false, press("sheet-not-here"), press("primary")));
        all.add(inside("11-staff-enrol", bench -> {}, press("staff-enrol")));
        all.add(inside("11-staff-devices", bench -> {}, press("staff-devices")));
        all.add(setting("form", Roles.RECEIPT_PRINTER));
        all.add(setting("form-wrong-everywhere", Roles.DOCUMENT_PRINTER, press("primary")));
        all.add(setting("form-port", Roles.CODE_SCANNER, press("set-wire"), press("value-1")));
        all.add(setting("form-choice", Roles.RECEIPT_PRINTER, press("set-dots")));
        all.add(setting("form-kept", Roles.CODE_SCANNER, press("primary")));
        all.add(inside("11-staff-leaving", bench -> trouble(bench.machine), press("primary")));
        return all;
    }

    private static List<Scenario> others() {
        List<Scenario> all = new ArrayList<>();
        all.add(of("11-staff-door-NOT_A_CODE", knock(), bench -> bench.showsStaff("https://example.org")));
        all.add(of(
                "11-staff-door-scanner-out",
                knock(),
                bench -> bench.staffCode.outcome.complete(Outcome.failed(Fault.TRANSPORT, "unplugged"))));
        for (Supply.Level level : List.of(Supply.Level.LOW, Supply.Level.UNKNOWN)) {
            all.add(inside(
                    "11-staff-paper-" + level,
                    bench -> bench.machine.parts =
                            List.of(PlayedMachine.printer(State.READY, Detail.NONE, level, "idle")),
                    press("staff-paper")));
        }
        for (Detail detail : List.of(Detail.COVER_OPEN, Detail.MEDIA_JAMMED, Detail.HARDWARE)) {
            all.add(inside(
                    "11-staff-paper-" + detail,
                    bench -> bench.machine.parts =
                            List.of(PlayedMachine.printer(State.FAILED, detail, Supply.Level.OUT, "")),
                    press("staff-paper")));
        }
        for (Supply.Level level : List.of(Supply.Level.OUT, Supply.Level.OK, Supply.Level.LOW, Supply.Level.UNKNOWN)) {
            boolean out = level == Supply.Level.OUT;
            all.add(roll(
                    level.name(),
                    PlayedMachine.slips(
                            out ? State.FAILED : State.READY, out ? Detail.SUPPLY_OUT : Detail.NONE, level)));
        }
        for (Detail detail : List.of(Detail.COVER_OPEN, Detail.MEDIA_JAMMED, Detail.HARDWARE)) {
            all.add(roll(detail.name(), PlayedMachine.slips(State.FAILED, detail, Supply.Level.UNKNOWN)));
        }
        all.add(inside("11-staff-overview-all", bench -> bench.machine.parts = all(State.READY, Detail.NONE)));
        all.add(inside(
                "11-staff-overview-all-out",
                bench -> bench.machine.parts = all(State.DISCONNECTED, Detail.COMMUNICATION)));
        all.add(inside(
                "11-staff-self-test-all",
                bench -> bench.machine.parts = all(State.READY, Detail.NONE),
                press("staff-self-test")));
        all.add(inside(
                "11-staff-self-test-all-failed",
                bench -> {
                    bench.machine.parts = all(State.DISCONNECTED, Detail.COMMUNICATION);
                    bench.machine.selfTest = Outcome.failed(Fault.TRANSPORT, "no answer within 25 s from /dev/ttyACM0");
                },
                press("staff-self-test")));
        all.add(inside("11-staff-test-slip", bench -> {}, press("staff-test-slip")));
        all.add(triedSlip("printed", new TestPrint.Printed("")));
        all.add(triedSlip("not-whole", new TestPrint.NotWhole(false)));
        all.add(triedSlip("paper-out", new TestPrint.NotWhole(true)));
        all.add(triedSlip("unclear", new TestPrint.Unclear("")));
        all.add(tested("not-printed", new TestPrint.NotPrinted(Fault.SUPPLY_OUT, "media-empty-error")));
        all.add(tested("unclear", new TestPrint.Unclear("the printer forgot the job")));
        all.add(tested("in-doubt", new TestPrint.PrinterInDoubt()));
        all.add(inside(
                "11-staff-self-test-failed",
                bench -> bench.machine.selfTest = Outcome.failed(Fault.TRANSPORT, "no answer within 25 s"),
                press("staff-self-test")));
        all.add(inside(
                "11-staff-self-test-running", bench -> {}, bench -> bench.workWaits = true, press("staff-self-test")));
        all.add(inside(
                "11-staff-sheet-unreadable",
                bench -> bench.machine.notReadable = Optional.of("the ledger is not open"),
                press("staff-sheets")));
        for (Settled how : List.of(
                new Settled.ToldBefore(true, "the printer says: completed"),
                new Settled.Kept(),
                new Settled.MayStillCome(),
                new Settled.NotWritten("the ledger is not open yet"))) {
            all.add(settling(
                    "sheet-" + how.getClass().getSimpleName(),
                    false,
                    bench -> bench.machine.settles = Optional.of(how),
                    press("sheet-not-here"),
                    press("primary")));
        }
        all.add(setting("form-no-driver", Roles.PERSON_MATCHER));
        all.add(setting("form-two-drivers", Roles.SMART_CARD_READER));
        all.add(setting("form-panel", Roles.SENSOR_PANEL, press("driver-0")));
        all.add(setting("form-number", Roles.RECEIPT_PRINTER, press("set-silence-ms")));
        all.add(setting("form-tried", Roles.CODE_SCANNER, press("try")));
        all.add(setting(
                "form-not-tried",
                Roles.CODE_SCANNER,
                bench -> bench.machine.fittings.tried = Outcome.failed(
                        Fault.NOT_READY,
                        "DISCONNECTED/COMMUNICATION no serial port is 0c2e:0720:SN20391147; is the device plugged in?"),
                press("try")));
        all.add(setting(
                "form-other-has-the-port",
                Roles.CODE_SCANNER,
                bench -> bench.machine.fittings.others = List.of(
                        "devices.id-card-reader.settings.wire is serial:/dev/ttyUSB0, which devices.code-scanner has;"
                                + " give each device its own port"),
                press("primary")));
        all.add(setting(
                "form-not-kept",
                Roles.CODE_SCANNER,
                bench -> bench.machine.fittings.notKept = Optional.of("No space left on device"),
                press("primary")));
        all.add(setting(
                "form-starts-again",
                Roles.CODE_SCANNER,
                bench -> bench.machine.startsAgain = Optional.of(() -> {}),
                press("primary")));
        all.add(inside("11-staff-enrol-no-ticket", bench -> {}, press("staff-enrol"), bench -> bench.showsStaff("x")));
        all.add(inside(
                "11-staff-enrol-trouble",
                bench -> bench.machine.enrolment = new Enrolment(
                        "990101-K03",
                        true,
                        "the console refused the enrolment ticket (The code is wrong, used, or older than 15 minutes."
                                + " Make another at the console.); get a new one: console ticket"),
                press("staff-enrol"),
                bench -> bench.showsStaff("ABCD-EFGH-JKLM.0123456789abcdef0123456789abcdef"),
                bench -> bench.desk.tick()));
        all.add(inside(
                "11-staff-enrol-done",
                bench -> bench.machine.enrolment = new Enrolment("990101-K07", false, ""),
                press("staff-enrol"),
                bench -> bench.showsStaff("ABCD-EFGH-JKLM.0123456789abcdef0123456789abcdef"),
                bench -> bench.desk.tick()));
        return all;
    }

    private static void trouble(PlayedMachine machine) {
        machine.paperOut();
        machine.parts = List.of(
                PlayedMachine.part(
                        "code-scanner", State.DISCONNECTED, Detail.COMMUNICATION, "/dev/ttyACM0 cannot be opened"),
                machine.parts.getFirst(),
                PlayedMachine.part("id-card-reader", State.READY, Detail.NONE, ""));
        machine.counters = new Counters(OptionalLong.empty(), Optional.empty());
    }

    /// All that a kiosk can be fitted with.
    private static List<Machine.Part> all(State state, Detail detail) {
        return Roles.KINDS.keySet().stream()
                .sorted()
                .map(role -> role.equals(Roles.DOCUMENT_PRINTER)
                        ? PlayedMachine.printer(state, detail, Supply.Level.OK, "")
                        : PlayedMachine.part(role, state, detail, "/dev/ttyACM0 cannot be opened"))
                .toList();
    }

    private static Scenario roll(String name, Machine.Part printer) {
        return inside("11-staff-roll-" + name, bench -> bench.machine.parts = List.of(printer), press("staff-roll"));
    }

    private static Scenario triedSlip(String name, TestPrint how) {
        return inside(
                "11-staff-test-slip-" + name,
                bench -> bench.machine.testPrint = how,
                press("staff-test-slip"),
                press("primary"));
    }

    private static Scenario of(String name, Act... acts) {
        return new Scenario(name, List.of(acts));
    }

    /// The machine is as it is, the technician is let in, and then.
    private static Scenario inside(String name, Act before, Act... acts) {
        List<Act> all = new ArrayList<>();
        all.add(before);
        all.add(knock());
        all.add(bench -> bench.showsStaff(bench.goodStaffCode()));
        all.addAll(List.of(acts));
        return new Scenario(name, all);
    }

    /// The form of one device; one that has a driver of the box and a wrong value in every setting is the printer.
    private static Scenario setting(String name, String role, Act... acts) {
        List<Act> all = new ArrayList<>();
        all.add(press("staff-devices"));
        all.add(press("set-" + role));
        all.addAll(List.of(acts));
        return inside(
                "11-staff-" + name,
                bench -> {
                    if (name.contains("wrong-everywhere")) {
                        bench.machine.fittings.devices = Map.of(role, PlayedFittings.wrongEverywhere());
                    }
                },
                all.toArray(Act[]::new));
    }

    private static Scenario tested(String name, TestPrint how) {
        return inside(
                "11-staff-test-page-" + name,
                bench -> bench.machine.testPrint = how,
                press("staff-test-page"),
                press("primary"));
    }

    private static Scenario settling(String name, boolean mayStillCome, Act... acts) {
        List<Act> all = new ArrayList<>();
        all.add(press("staff-sheets"));
        all.addAll(List.of(acts));
        return inside(
                "11-staff-" + name,
                bench -> {
                    bench.machine.unknown.add(PlayedMachine.sheet(SERIAL, mayStillCome));
                    bench.machine.unknown.add(PlayedMachine.sheet("990126110004174", false));
                },
                all.toArray(Act[]::new));
    }

    private static Act knock() {
        return bench -> bench.desk.knock();
    }

    private static Act press(String id) {
        return bench -> {
            Button button = (Button) bench.view.scene().getRoot().lookup("#" + id);
            assertThat(button).as("#%s", id).isNotNull();
            button.fire();
        };
    }
}
