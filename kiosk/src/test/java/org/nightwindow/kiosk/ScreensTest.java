package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.hardware.SlipPrinter;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.closed.NotOpenStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.Identification;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep.Fate;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ui.Shape;
import org.nightwindow.kiosk.visit.Desk;

/// Every screen, in both languages and all modes: nothing is cut off, nothing overlaps, nothing is too small for a
/// finger. Each leaves its picture in `target/screens`.
class ScreensTest {

    /// Brings a bench to a screen. Each part runs on the screen thread; between two parts what was handed over to
    /// it has run.
    record Scenario(String name, List<Act> acts) {}

    interface Act {
        void on(DeskBench bench) throws Exception;
    }

    /// These stand for their kind in the modes; the others differ from them in words only.
    private static final Set<String> ALL_LOOKS = Set.of(
            "01-attract",
            "02-home",
            "02-home-unlit-explained",
            "02-home-card-read",
            "03-identify",
            "03-identify-card-NOT_READ",
            "03-identify-code",
            "04-form",
            "04-form-months",
            "04-form-errors",
            "04-form-invoices-chosen",
            "04-form-leaving",
            "05-preview-slow",
            "05-preview",
            "05-preview-zoomed",
            "06-printing",
            "06-printing-waits-for-paper",
            "07-done",
            "08-trouble-nothing-paper",
            "08-trouble-partly",
            "08-trouble-uncertain",
            "08-interrupted-partly",
            "09-idle",
            "10-not-open-CONFIGURATION");

    /// As the console says it.
    private static final Text RARE = new Text(
            "姓名或记录里有一个字（编码 U+20BB7）这台机器印不出来，所以没有开出。请带证件到窗口，告诉工作人员这个编码。",
            "One character of the name or the records (U+20BB7) cannot be printed here, so nothing was issued."
                    + " Please take your card and this code to a counter.");

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @TestFactory
    Stream<DynamicTest> everyScreenIsWholeAndTouchable_inBothLanguages() {
        return scenarios().stream().flatMap(scenario -> tests(scenario, "zh", "en"));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyScreenIsWholeAndTouchable_inLandscape() {
        return scenarios().stream().flatMap(scenario -> tests(scenario, "zh-landscape", "en-landscape"));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyKindOfScreenIsWholeAndTouchable_inLandscapeInAllModes() {
        return scenarios().stream()
                .filter(scenario -> ALL_LOOKS.contains(scenario.name()))
                .flatMap(scenario ->
                        tests(scenario, "zh-elder-landscape", "en-elder-landscape", "zh-contrast-landscape"));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyKindOfScreenIsWholeAndTouchable_inAllModes() {
        return scenarios().stream()
                .filter(scenario -> ALL_LOOKS.contains(scenario.name()))
                .flatMap(scenario -> tests(scenario, "zh-elder", "en-elder", "zh-contrast"));
    }

    @TestFactory
    Stream<DynamicTest> inLowReach_whateverIsPressedLiesLow() {
        return scenarios().stream()
                .filter(scenario -> ALL_LOOKS.contains(scenario.name()))
                .flatMap(scenario -> tests(scenario, scenario.name().length() % 2 == 0 ? "zh-low" : "en-low"));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> inLowReach_whateverIsPressedLiesLow_onEveryScreenInAllModes() {
        return scenarios().stream()
                .flatMap(scenario -> tests(scenario, "zh-low", "en-low", "zh-elder-low", "en-elder-low"));
    }

    static Stream<DynamicTest> tests(Scenario scenario, String... looks) {
        return Stream.of(looks)
                .map(look ->
                        DynamicTest.dynamicTest(scenario.name() + " " + look, () -> shownAndJudged(scenario, look)));
    }

    private static void shownAndJudged(Scenario scenario, String look) throws Exception {
        Scene scene = played(scenario, look);
        Glass.picture(scene, scenario.name() + "-" + look);
        List<String> broken = Glass.on(() -> ScreenRules.broken(scene));
        assertThat(broken).as("%s %s", scenario.name(), look).isEmpty();
    }

    /// The scenario's screen, laid out.
    ///
    /// @param look the language, and any of `elder`, `contrast`, `low`, `landscape`
    static Scene played(Scenario scenario, String look) throws Exception {
        DeskBench bench = Glass.on(() -> new DeskBench(look.contains("landscape") ? Shape.LANDSCAPE : Shape.PORTRAIT));
        Scene scene = bench.view.scene();
        Glass.on(() -> {
            bench.preferences.english().set(look.startsWith("en"));
            bench.preferences.elder().set(look.contains("elder"));
            bench.preferences.contrast().set(look.contains("contrast"));
            bench.preferences.lowReach().set(look.contains("low"));
            return null;
        });
        for (Act act : scenario.acts()) {
            run(bench, act);
        }
        return scene;
    }

    private static void run(DeskBench bench, Act act) throws Exception {
        if (act instanceof Several several) {
            for (Act one : several.acts()) {
                run(bench, one);
            }
            return;
        }
        Glass.on(() -> {
            act.on(bench);
            return null;
        });
        Glass.on(() -> {
            bench.view.scene().getRoot().applyCss();
            bench.view.scene().getRoot().layout();
            return null;
        });
    }

    static List<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>();
        all.add(of("01-attract"));
        all.add(of("01-attract-nothing-open", bench -> {
            bench.missing = Optional.of(new Missing.Offline());
            bench.refresh();
        }));
        all.add(of("02-home", begin()));
        all.add(of("02-home-printer-empty", begin(), bench -> {
            bench.missing = Optional.of(new Missing.DeviceOut(
                    Roles.DOCUMENT_PRINTER, DeviceStatus.State.FAILED, DeviceStatus.Detail.SUPPLY_OUT));
            bench.devices = List.of(
                    DeskBench.line(Roles.ID_CARD_READER, DeviceLine.Health.WELL),
                    DeskBench.line(Roles.CODE_SCANNER, DeviceLine.Health.STARTING),
                    new DeviceLine(Roles.DOCUMENT_PRINTER, DeviceLine.Health.OUT, DeviceStatus.Detail.SUPPLY_OUT));
            bench.refresh();
        }));
        all.add(of("02-home-card-read", begin(), bench -> bench.homeAfterCard()));
        all.add(of("02-home-unlit-explained", begin(), bench -> {
            HomeStep home = (HomeStep) bench.step();
            home.choose(home.tiles().getLast());
        }));
        missing()
                .forEach((name, why) -> all.add(of(
                        "02-home-missing-" + name,
                        begin(),
                        bench -> {
                            bench.missing = Optional.of(why);
                            bench.refresh();
                        },
                        press("tile-tax"))));
        all.add(of("03-identify", begin(), press("tile-tax")));
        for (IdentifyStep.CardProblem problem : IdentifyStep.CardProblem.values()) {
            all.add(of("03-identify-card-" + problem, begin(), press("tile-tax"), bench -> {
                bench.cardProblem = Optional.of(problem);
                switch (problem) {
                    case NOT_READ -> bench.cardFails(Fault.MEDIA_ERROR);
                    case EXPIRED -> bench.layCard();
                    default -> bench.cardFails(Fault.MEDIA_SUSPECT);
                }
            }));
        }
        all.add(of("03-identify-code", identified()));
        for (IdentifyStep.CodeProblem problem : IdentifyStep.CodeProblem.values()) {
            all.add(of(
                    "03-identify-code-" + problem,
                    identified(),
                    bench -> bench.showCode(new Identification.CodeVerdict.Bad(problem))));
        }
        all.add(of("04-form", identified(), known()));
        all.add(of("04-form-months", identified(), known(), press("period_from")));
        all.add(of("04-form-errors", identified(), known(), bench -> {
            FormStep form = (FormStep) bench.step();
            form.fill(form.fields().get(0), "2015-01");
            form.next();
        }));
        all.add(of("04-form-filled", identified(), known(), press("quick-last-year"), seek("purpose-购房资格", "primary")));
        all.add(of("04-form-land", begin(), press("tile-property"), bench -> bench.layCard(), known()));
        all.add(of("04-form-invoices-asking", invoices()));
        all.add(of("04-form-invoices", invoices(), bench -> bench.recordsArrive(11)));
        all.add(of(
                "04-form-invoices-chosen",
                invoices(),
                bench -> bench.recordsArrive(11),
                seek("invoice_no-26990100000000010008", "records-next")));
        all.add(of("04-form-invoices-none-chosen", invoices(), bench -> bench.recordsArrive(11), press("primary")));
        all.add(of("04-form-leaving", identified(), known(), press("leave")));
        all.add(of("05-preview-preparing", identified(), known(), bench -> bench.preview()));
        all.add(of(
                "05-preview-slow",
                identified(),
                known(),
                bench -> bench.preview(),
                bench -> bench.pass(Duration.ofSeconds(4))));
        all.add(of("05-preview", previewed()));
        all.add(of("05-preview-zoomed", previewed(), press("zoom-in"), press("zoom-BOTTOM_RIGHT")));
        all.add(of(
                "05-preview-two-pages",
                identified(),
                known(),
                bench -> {
                    bench.pages = 2;
                    bench.preview();
                },
                bench -> bench.documentArrives()));
        all.add(of("06-printing-handing-over", printing()));
        all.add(of("06-printing", printing(), says(PrintProgress.Stage.PRINTING, 0, Optional.empty())));
        all.add(of("06-printing-silent", printing(), bench -> bench.pass(Duration.ofSeconds(6))));
        all.add(of(
                "06-printing-waits-for-paper",
                printing(),
                says(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.SUPPLY_OUT))));
        all.add(of("07-done", printing(), bench -> bench.finishPrinting()));
        all.add(of("07-done-rated", printing(), bench -> bench.finishPrinting(), press("rate-2")));
        all.add(of(
                "07-done-no-slips",
                printing(),
                bench -> bench.slipPrinterFitted = false,
                bench -> bench.finishPrinting()));
        for (SlipPrinter.Ended ended : SlipPrinter.Ended.values()) {
            if (ended != SlipPrinter.Ended.PRINTED) {
                all.add(of(
                        "07-done-slip-" + ended,
                        printing(),
                        bench -> bench.slipEnds = Optional.of(ended),
                        bench -> bench.finishPrinting()));
            }
        }
        all.add(of(
                "08-trouble-rare-character",
                identified(),
                known(),
                bench -> bench.trouble(new Trouble.HallRefused("RARE_CHARACTER", RARE))));
        troubles()
                .forEach((name, trouble) ->
                        all.add(of("08-trouble-" + name, identified(), known(), bench -> bench.trouble(trouble))));
        all.add(of(
                "09-idle",
                identified(),
                known(),
                bench -> bench.pass(
                        bench.preferences.elder().get() ? Duration.ofSeconds(185) : Duration.ofSeconds(65))));
        fates().forEach((name, fate) -> all.add(of("08-interrupted-" + name, bench -> {
            InterruptedStep step = new InterruptedStep("P-1", () -> bench.nanos, () -> {});
            step.found(fate);
            bench.desk.close(step);
        })));
        for (NotOpenStep.Reason reason : NotOpenStep.Reason.values()) {
            all.add(of(
                    "10-not-open-" + reason,
                    bench -> bench.desk.close(new NotOpenStep(
                            reason,
                            List.of("kiosk.yaml: hall.console-url is missing; for example https://console:8443")))));
        }
        return all;
    }

    private static Map<String, Missing> missing() {
        Map<String, Missing> all = new LinkedHashMap<>();
        all.put("starting", new Missing.Starting());
        all.put("maintenance", new Missing.InMaintenance());
        all.put("ledger", new Missing.LedgerUnsafe());
        all.put("disk", new Missing.DiskFull());
        all.put("clock", new Missing.ClockUnknown());
        all.put("offline", new Missing.Offline());
        all.put("settling", new Missing.BeingSettled(Roles.DOCUMENT_PRINTER));
        all.put("no-device", new Missing.NoDevice(Roles.CODE_SCANNER));
        for (String role : List.of(Roles.DOCUMENT_PRINTER, Roles.ID_CARD_READER, Roles.CODE_SCANNER)) {
            all.put(role, new Missing.DeviceOut(role, DeviceStatus.State.FAILED, DeviceStatus.Detail.COMMUNICATION));
        }
        return all;
    }

    private static Map<String, Fate> fates() {
        Map<String, Fate> all = new LinkedHashMap<>();
        all.put("asking", new Fate.BeingFoundOut());
        all.put("nothing", new Fate.NotPrinted());
        all.put("printed", new Fate.Printed(DeskBench.SERIAL, 1));
        all.put("uncertain", new Fate.Uncertain(Optional.of(DeskBench.SERIAL), 0, 1));
        all.put("partly", new Fate.Uncertain(Optional.of(DeskBench.SERIAL), 1, 2));
        return all;
    }

    private static Map<String, Trouble> troubles() {
        Map<String, Trouble> all = new LinkedHashMap<>();
        all.put("reader", new Trouble.ReaderOut(Fault.TRANSPORT));
        all.put("scanner", new Trouble.ScannerOut(Fault.TRANSPORT));
        all.put("not-now", new Trouble.NotNow(new Missing.Offline()));
        all.put("records-silent", new Trouble.RecordsSilent());
        all.put("silent", new Trouble.HallSilent());
        all.put(
                "refused",
                new Trouble.HallRefused(
                        "NO_RECORDS",
                        new Text(
                                "这段时间没有查到税款记录，请换一段时间",
                                "There are no tax records in this period; please choose another")));
        all.put("unreadable", new Trouble.DocumentUnreadable());
        all.put("cannot-record", new Trouble.CannotRecord());
        all.put("nothing-paper", new Trouble.NothingPrinted(Fault.SUPPLY_OUT));
        all.put("nothing-jam", new Trouble.NothingPrinted(Fault.MEDIA_JAMMED));
        all.put("partly", new Trouble.PartlyPrinted(1, 2, Optional.of(Fault.SUPPLY_OUT)));
        all.put("partly-many", new Trouble.PartlyPrinted(2, 3, Optional.empty()));
        all.put("uncertain", new Trouble.PrintUncertain(DeskBench.SERIAL, 1));
        return all;
    }

    static Scenario of(String name, Act... acts) {
        return new Scenario(name, List.of(acts));
    }

    static Act begin() {
        return bench -> bench.desk.begin(Desk.Start.TOUCH);
    }

    /// Several acts, one after the other, each after what the one before handed over has run.
    static Act all(Act... acts) {
        return new Several(List.of(acts));
    }

    private record Several(List<Act> acts) implements Act {
        @Override
        public void on(DeskBench bench) {
            throw new IllegalStateException("run one by one");
        }
    }

    static Act identified() {
        return all(begin(), press("tile-tax"), bench -> bench.layCard());
    }

    private static Act invoices() {
        return all(begin(), press("tile-invoice"), bench -> bench.layCard(), known());
    }

    static Act known() {
        return bench -> bench.showCode(new Identification.CodeVerdict.Good());
    }

    private static Act previewed() {
        return all(identified(), known(), bench -> bench.preview(), bench -> bench.documentArrives());
    }

    private static Act printing() {
        return all(previewed(), press("primary"));
    }

    /// The printer says something; the bench's printer hears it through the step's own listener.
    private static Act says(PrintProgress.Stage stage, int pagesOut, Optional<Fault> waiting) {
        return bench -> {
            bench.progress = Optional.of(new PrintProgress(stage, pagesOut, waiting));
            bench.startPrinting();
        };
    }

    /// Presses `id`, on whatever page it stands.
    private static Act seek(String id, String turn) {
        return bench -> {
            for (int pages = 0; pages < 5 && bench.view.scene().lookup("#" + id) == null; pages++) {
                press(turn).on(bench);
                bench.view.scene().getRoot().applyCss();
            }
            press(id).on(bench);
        };
    }

    static Act press(String id) {
        return bench -> {
            Node more = bench.view.scene().getRoot().lookup("#more");
            if (id.startsWith("tile-")
                    && more instanceof Button turn
                    && bench.view.scene().lookup("#" + id) == null) {
                turn.fire(); // with large letters it stands on the next page
            }
            Node found = bench.view.scene().getRoot().lookup("#" + id);
            assertThat(found).as("#%s", id).isInstanceOf(Button.class);
            ((Button) found).fire();
        };
    }
}
