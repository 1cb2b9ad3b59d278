package org.nightwindow.kiosk.attendant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.Supply;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.attendant.Machine.Enrolment;
import org.nightwindow.kiosk.attendant.Machine.Outlook;
import org.nightwindow.kiosk.attendant.Machine.Settled;
import org.nightwindow.kiosk.attendant.Machine.TestPrint;
import org.nightwindow.kiosk.bench.PlayedCertificates;
import org.nightwindow.kiosk.hall.Identity;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.identify.UsedCodes;
import org.nightwindow.kiosk.ui.keyboard.Keyboard;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Preferences;
import org.nightwindow.kiosk.visit.PrivacySweep;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// The technician's way through his mode, without a screen and on a clock that stands still.
class AttendantModeTest {
    private static PlayedCertificates console;

    @TempDir
    Path folder;

    private final PlayedMachine machine = new PlayedMachine();
    private final List<String> events = new ArrayList<>();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Step start = () -> "attract";
    private Optional<Identity> self;
    private CompletableFuture<Outcome<ScannedCode>> scan = new CompletableFuture<>();
    private long nanos;
    private Desk desk;

    @BeforeAll
    static void open() throws Exception {
        console = new PlayedCertificates(Clock.systemUTC());
    }

    @BeforeEach
    void place() throws Exception {
        self = Optional.of(console.identity());
        desk = new Desk(
                Runnable::run, () -> nanos, () -> "V-1", new Preferences(false), new PrivacySweep(List.of(), () -> {}));
        AttendantMode mode = new AttendantMode(new AttendantMode.Services(
                desk,
                machine,
                new StaffDoor(
                        () -> self, new UsedCodes(folder.resolve("used")), () -> Optional.of(PlayedMachine.NIGHT)),
                this::nextScan,
                Runnable::run,
                background::add,
                () -> nanos,
                event -> events.add(((KioskEvent.Noticed) event).event() + " " + ((KioskEvent.Noticed) event).text()),
                ZoneOffset.UTC));
        desk.onKnock(mode::knock);
        desk.open(start, new Desk.Reception() {
            @Override
            public Step firstStep(Visit visit, Desk.Start how) {
                return () -> "home";
            }

            @Override
            public void visitEnded(Visit.Ending ending, Optional<String> item, int touches, Duration length) {}
        });
    }

    private Pending<ScannedCode> nextScan() {
        CompletableFuture<Outcome<ScannedCode>> next = new CompletableFuture<>();
        scan = next;
        return new Pending<>() {
            @Override
            public CompletableFuture<Outcome<ScannedCode>> outcome() {
                return next;
            }

            @Override
            public void cancel() {
                next.complete(Outcome.cancelled());
            }
        };
    }

    private void scans(String text) {
        scan.complete(Outcome.done(new ScannedCode(text)));
        works();
    }

    private void works() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    private <S extends Step> S on(Class<S> kind) {
        assertThat(desk.step().get()).isInstanceOf(kind);
        return kind.cast(desk.step().get());
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        desk.tick();
    }

    private OverviewStep enters() {
        desk.knock();
        scans(console.staffCode("990101-K03", "S-1f0c99ab", PlayedMachine.NIGHT));
        return on(OverviewStep.class);
    }

    @Test
    void heShowsHisCode_seesTheMachine_andLeaves_theConsoleIsToldBoth() {
        OverviewStep overview = enters();
        works();
        assertThat(overview.counters().get()).contains(machine.counters);
        assertThat(overview.account()).isEqualTo("S-1f0c99ab");
        desk.begin(Desk.Start.TOUCH);
        assertThat(desk.visit().get()).as("no visit begins").isNull();
        overview.leave();
        assertThat(desk.step().get()).isEqualTo(start);
        assertThat(events)
                .containsExactly(
                        "NW-3701 account S-1f0c99ab",
                        "NW-3702 account S-1f0c99ab, left, sheets settled: 0; everything is open");
        desk.begin(Desk.Start.TOUCH);
        assertThat(desk.visit().get()).isNotNull();
    }

    @Test
    void whileSomebodyIsServedNobodyKnocks_norLaterByItself() {
        desk.begin(Desk.Start.TOUCH);
        desk.knock();
        assertThat(desk.attended()).isFalse();
        desk.visit().get().leave();
        assertThat(desk.step().get()).isEqualTo(start);
    }

    @Test
    void nobodyTouchesItForThreeMinutes_theKioskOpensAgain() {
        OverviewStep overview = enters();
        pass(AttendantMode.IDLE.minusSeconds(1));
        desk.touched();
        pass(AttendantMode.IDLE.minusSeconds(1));
        assertThat(desk.step().get()).isEqualTo(overview);
        pass(Duration.ofSeconds(1));
        assertThat(desk.step().get()).isEqualTo(start);
        assertThat(events.getLast()).contains("nobody touched it for 3 min");
    }

    @Test
    void whoeverKnockedByAccidentIsBackAfterAMinute_andNothingIsTold() {
        desk.knock();
        on(DoorStep.class);
        pass(AttendantMode.AT_THE_DOOR);
        assertThat(desk.step().get()).isEqualTo(start);
        assertThat(events).isEmpty();
        desk.knock();
        on(DoorStep.class).back();
        assertThat(desk.step().get()).isEqualTo(start);
    }

    @Test
    void aBadCodeIsExplained_told_andTheNextOneMayBeGood() {
        desk.knock();
        DoorStep door = on(DoorStep.class);
        scans(console.staffCode("990101-K09", "S-1f0c99ab", PlayedMachine.NIGHT));
        assertThat(door.state().get())
                .isEqualTo(new DoorStep.State.ShowCode(
                        Optional.of(new DoorStep.Problem.Refused(StaffDoor.Why.OTHER_KIOSK, "990101-K09"))));
        assertThat(events).containsExactly("NW-3703 OTHER_KIOSK, 990101-K09");
        scan.complete(Outcome.failed(Fault.INVALID_DATA, "too long"));
        assertThat(door.state().get())
                .isEqualTo(new DoorStep.State.ShowCode(Optional.of(new DoorStep.Problem.NotRead())));
        scans(console.staffCode("990101-K03", "S-1f0c99ab", PlayedMachine.NIGHT));
        on(OverviewStep.class);
    }

    @Test
    void theScannerIsOut_itSaysSo_andGoesOnWhenItIsBack() {
        desk.knock();
        DoorStep door = on(DoorStep.class);
        scan.complete(Outcome.failed(Fault.TRANSPORT, "unplugged"));
        assertThat(door.state().get()).isEqualTo(new DoorStep.State.ScannerOut());
        pass(Duration.ofSeconds(2));
        assertThat(scan).isNotDone();
        scans(console.staffCode("990101-K03", "S-1f0c99ab", PlayedMachine.NIGHT));
        on(OverviewStep.class);
    }

    @Test
    void thePrinterIsStillOutWhenHeLeaves_heIsToldWhatStaysClosed_andSoIsTheConsole() {
        machine.paperOut();
        OverviewStep overview = enters();
        overview.leave();
        LeavingStep leaving = on(LeavingStep.class);
        assertThat(leaving.outlook().get().closed()).hasSize(1);
        leaving.back();
        on(OverviewStep.class).leave();
        on(LeavingStep.class).leave();
        assertThat(desk.step().get()).isEqualTo(start);
        assertThat(events.getLast())
                .contains("not open: Tax payment certificate (table form) (document-printer:SUPPLY_OUT)");
    }

    @Test
    void loadingPaperFollowsThePrintersOwnWords() {
        machine.paperOut();
        enters().load(Feed.PAGES);
        PaperStep paper = on(PaperStep.class);
        assertThat(paper.stage().get()).isEqualTo(PaperStep.Stage.OUT);
        pass(AttendantMode.IDLE.minusSeconds(1));
        machine.parts = List.of(PlayedMachine.printer(State.FAILED, Detail.COVER_OPEN, Supply.Level.OUT, "open"));
        pass(Duration.ofMillis(250));
        assertThat(paper.stage().get()).isEqualTo(PaperStep.Stage.OPEN);
        machine.parts = PlayedMachine.healthy();
        pass(Duration.ofMinutes(2));
        assertThat(paper.stage().get())
                .as("his hands were in the tray, not idle")
                .isEqualTo(PaperStep.Stage.LOADED);
        machine.parts = List.of();
        pass(Duration.ofMillis(250));
        assertThat(paper.stage().get()).isEqualTo(PaperStep.Stage.NO_PRINTER);
    }

    @Test
    void whileATestPageIsPrintedNobodyLeaves_andTimeStandsStill() {
        machine.progress =
                Optional.of(new PrintProgress(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.SUPPLY_OUT)));
        machine.testPrint = new TestPrint.NotPrinted(Fault.SUPPLY_OUT, "media-empty");
        enters().tryOut(Feed.PAGES);
        TestPageStep page = on(TestPageStep.class);
        page.print();
        page.print();
        page.back();
        pass(AttendantMode.IDLE.multipliedBy(2));
        assertThat(desk.step().get()).isEqualTo(page);
        assertThat(background).as("printed once").hasSize(1);
        works();
        assertThat(page.state().get()).isEqualTo(new TestPageStep.State.Ended(machine.testPrint));
        page.back();
        on(OverviewStep.class);
    }

    @Test
    void everyDeviceIsTestedInTurn_andWhatFailsIsNamed() {
        machine.selfTest = Outcome.failed(Fault.TRANSPORT, "no answer");
        enters().selfTest();
        SelfTestStep test = on(SelfTestStep.class);
        test.back();
        assertThat(desk.step().get()).as("not while it runs").isEqualTo(test);
        works();
        assertThat(test.run().get().over()).isTrue();
        assertThat(test.run().get().lines())
                .hasSameSizeAs(PlayedMachine.healthy())
                .allSatisfy(line -> assertThat(line.result()).isPresent())
                .noneMatch(SelfTestStep.Line::passed);
    }

    @Test
    void eachUnknownSheetIsSettledByAPersonWhoIsAskedTwice() {
        machine.unknown.add(PlayedMachine.sheet("990126110000001", false));
        machine.unknown.add(PlayedMachine.sheet("990126110000002", false));
        enters().sheets();
        works();
        SheetsStep sheets = on(SheetsStep.class);
        sheets.next();
        sheets.here();
        sheets.back();
        assertThat(machine.settled).as("he thought again").isEmpty();
        sheets.here();
        sheets.confirm();
        works();
        assertThat(machine.settled).containsExactly("990126110000002 true S-1f0c99ab");
        assertThat(sheets.state().get())
                .isEqualTo(new SheetsStep.State.Look(
                        PlayedMachine.sheet("990126110000001", false), 1, 1, Optional.of(new Settled.Written(true))));
        sheets.notHere();
        sheets.confirm();
        sheets.confirm();
        works();
        assertThat(machine.settled).hasSize(2).last().isEqualTo("990126110000001 false S-1f0c99ab");
        assertThat(sheets.state().get())
                .isEqualTo(new SheetsStep.State.NothingToSettle(Optional.of(new Settled.Written(false))));
        sheets.back();
        on(OverviewStep.class).leave();
        assertThat(events.getLast()).contains("sheets settled: 2");
    }

    @Test
    void theLedgerIsNotOpen_nothingCanBeSettled_andThatIsSaid() {
        machine.notReadable = Optional.of("the ledger is not open");
        enters().sheets();
        works();
        assertThat(on(SheetsStep.class).state().get())
                .isEqualTo(new SheetsStep.State.NotReadable("the ledger is not open"));
    }

    @Test
    void aSheetThePrinterMayStillPrintIsNotDeclaredLost() {
        machine.unknown.add(PlayedMachine.sheet("990126110000001", true));
        machine.settles = Optional.of(new Settled.MayStillCome());
        enters().sheets();
        works();
        SheetsStep sheets = on(SheetsStep.class);
        sheets.notHere();
        sheets.confirm();
        works();
        assertThat(sheets.state().get())
                .isEqualTo(new SheetsStep.State.Look(
                        PlayedMachine.sheet("990126110000001", true), 1, 1, Optional.of(new Settled.MayStillCome())));
        sheets.back();
        on(OverviewStep.class).leave();
        assertThat(events.getLast()).contains("sheets settled: 0");
    }

    @Test
    void heEnrolsTheKioskAgain_byATicketUnderTheScanner() throws Exception {
        enters().enrol();
        EnrolStep enrol = on(EnrolStep.class);
        scans("something else");
        assertThat(enrol.state().get())
                .isEqualTo(new EnrolStep.State.ShowTicket(Optional.of(new EnrolStep.Problem.NoTicket())));
        machine.enrolment = new Enrolment("990101-K03", true, "");
        scans(console.ticket());
        assertThat(enrol.state().get()).isEqualTo(new EnrolStep.State.Enrolling());
        machine.enrolment = new Enrolment("990101-K03", true, "the console refused the enrolment ticket");
        pass(Duration.ofMillis(250));
        assertThat(enrol.state().get())
                .isEqualTo(new EnrolStep.State.ShowTicket(
                        Optional.of(new EnrolStep.Problem.NotEnrolled("the console refused the enrolment ticket"))));
        machine.enrolment = new Enrolment("990101-K03", true, "");
        scans(console.ticket());
        machine.enrolment = new Enrolment("990101-K07", false, "");
        pass(Duration.ofMillis(250));
        assertThat(enrol.state().get()).isEqualTo(new EnrolStep.State.Enrolled("990101-K07"));
        assertThat(machine.tickets).hasSize(2);
    }

    @Test
    void aKioskThatWasNeverEnrolledTakesATicketAtItsDoor_andShowsNothingElse() throws Exception {
        self = Optional.empty();
        machine.outlook = new Outlook(0, List.of(), List.of("this kiosk is not enrolled"));
        desk.knock();
        EnrolStep enrol = on(EnrolStep.class);
        scans(console.ticket());
        assertThat(machine.tickets).hasSize(1);
        enrol.back();
        assertThat(desk.step().get()).isEqualTo(start);
        assertThat(events).isEmpty();
    }

    private DeviceFormStep sets(String role) {
        on(OverviewStep.class).devices();
        on(DevicesStep.class).choose(role);
        return on(DeviceFormStep.class);
    }

    private static Field field(DeviceFormStep form, String key) {
        return form.form().get().fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static void types(DeviceFormStep form, String key, String value) {
        form.edit(field(form, key));
        form.editing().get().orElseThrow().keyboard().orElseThrow().replace(value);
        form.done();
    }

    @Test
    void everySettingIsWrong_allIsSaidAtOnce_andNothingIsKeptUntilAllIsRight() throws Exception {
        machine.fittings.devices = Map.of(Roles.DOCUMENT_PRINTER, PlayedFittings.wrongEverywhere());
        enters();
        DeviceFormStep form = sets(Roles.DOCUMENT_PRINTER);
        List<String> keys = form.form().get().fields().stream()
                .filter(field -> field.type() != ConfigSchema.Type.TEXT)
                .map(Field::key)
                .toList();
        assertThat(keys).hasSizeGreaterThan(5);

        form.keep();
        works();

        assertThat(form.form().get().judged().problems())
                .extracting(ConfigSchema.Problem::key)
                .containsExactlyElementsOf(keys);
        assertThat(machine.fittings.kept).isEmpty();

        types(form, "url", "ipp://printer/ipp/print");
        assertThat(form.form().get().problem("url")).isEmpty();
        assertThat(form.form().get().judged().problems()).hasSize(keys.size() - 1);
        for (String key : keys.subList(1, keys.size())) {
            Field field = field(form, key);
            form.edit(field);
            String right = field.defaultValue().orElseThrow();
            form.editing()
                    .get()
                    .orElseThrow()
                    .keyboard()
                    .ifPresentOrElse(
                            keyboard -> {
                                keyboard.replace(right);
                                form.done();
                            },
                            () -> form.pick(right));
        }
        form.keep();
        works();

        assertThat(form.form().get().phase()).isInstanceOf(DeviceFormStep.Phase.Kept.class);
        assertThat(machine.fittings.kept.orElseThrow().settings()).containsEntry("url", "ipp://printer/ipp/print");
        assertThat(events)
                .anyMatch(event -> event.startsWith("NW-3704 account ")
                        && event.contains("document-printer, standard.ipp")
                        && event.contains("url"))
                .noneMatch(event -> event.contains("ipp://"));
    }

    @Test
    void aPortIsChosenAmongThosePluggedIn_andTried_beforeItIsKept() throws Exception {
        enters();
        DeviceFormStep form = sets(Roles.RECEIPT_PRINTER);
        assertThat(form.form().get().chosen().orElseThrow().driver().id())
                .as("the only driver of its kind is chosen by itself")
                .isEqualTo("standard.escpos-receipt");
        form.edit(field(form, "wire"));
        works();
        assertThat(form.editing().get().orElseThrow().choices()).contains("serial:1a86:7523@1-1.2");
        form.pick("serial:1a86:7523@1-1.2");
        Keyboard keyboard = form.editing().get().orElseThrow().keyboard().orElseThrow();
        keyboard.replace(keyboard.text().get() + "?baud=9600");
        form.pick("serial:/dev/ttyS0");
        assertThat(keyboard.text().get()).as("the speed stays").isEqualTo("serial:/dev/ttyS0?baud=9600");
        form.done();

        machine.fittings.tried = Outcome.failed(Fault.NOT_READY, "unplugged");
        form.tryOut();
        assertThat(form.form().get().phase()).isEqualTo(new DeviceFormStep.Phase.Working(true));
        form.keep();
        form.back();
        works();

        assertThat(on(DeviceFormStep.class))
                .as("nothing else begins while it is tried")
                .isSameAs(form);
        assertThat(form.form().get().phase())
                .isEqualTo(new DeviceFormStep.Phase.Tried(Outcome.failed(Fault.NOT_READY, "unplugged")));
        assertThat(machine.fittings.kept).isEmpty();
    }

    @Test
    void theDiskIsFull_nothingIsKept_andHeIsTold() throws Exception {
        machine.fittings.notKept = Optional.of("No space left on device");
        enters();
        DeviceFormStep form = sets(Roles.CODE_SCANNER);
        form.keep();
        works();
        assertThat(form.form().get().phase()).isEqualTo(new DeviceFormStep.Phase.NotKept("No space left on device"));
        assertThat(events).noneMatch(event -> event.startsWith("NW-3704"));
    }

    @Test
    void keptSettings_holdFromTheNextStart_whichHeCanAskFor() throws Exception {
        boolean[] again = new boolean[1];
        machine.startsAgain = Optional.of(() -> again[0] = true);
        enters();
        DeviceFormStep form = sets(Roles.CODE_SCANNER);
        form.keep();
        works();
        form.startAgain();
        assertThat(again[0]).isTrue();
        assertThat(events).anyMatch(event -> event.startsWith("NW-3702"));
    }
}
