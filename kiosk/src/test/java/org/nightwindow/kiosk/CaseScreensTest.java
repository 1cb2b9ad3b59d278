package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.kiosk.ScreensTest.all;
import static org.nightwindow.kiosk.ScreensTest.begin;
import static org.nightwindow.kiosk.ScreensTest.identified;
import static org.nightwindow.kiosk.ScreensTest.known;
import static org.nightwindow.kiosk.ScreensTest.press;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.CaseView.State;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.ScreensTest.Act;
import org.nightwindow.kiosk.ScreensTest.Scenario;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.hall.Cases;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.SlipPrinter;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.catalogue.Tile;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep.Fate;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Desk;

/// The screens around declarations and cases, judged like all others. Each leaves its picture in `target/screens`.
class CaseScreensTest {

    /// The longest in English; the slow test draws all in all languages and modes.
    private static final Set<String> IN_ENGLISH = Set.of(
            "21-filing",
            "22-filed-handed-in",
            "22-filed-corrected",
            "24-correcting",
            "22-filed-no-slip-paper",
            "23-track-wrong",
            "24-progress",
            "24-progress-list");

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @TestFactory
    Stream<DynamicTest> everyScreenIsWholeAndTouchable() {
        return scenarios().stream()
                .flatMap(scenario -> ScreensTest.tests(scenario, IN_ENGLISH.contains(scenario.name()) ? "en" : "zh"));
    }

    @TestFactory
    Stream<DynamicTest> inLowReach_whateverIsPressedLiesLow() {
        return scenarios().stream()
                .filter(scenario -> IN_ENGLISH.contains(scenario.name()))
                .flatMap(scenario -> ScreensTest.tests(scenario, "zh-low"));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyScreenIsWholeAndTouchable_inAllModes() {
        return scenarios().stream()
                .flatMap(scenario -> ScreensTest.tests(
                        scenario,
                        "zh",
                        "en",
                        "zh-elder",
                        "en-elder",
                        "zh-contrast",
                        "zh-low",
                        "en-low",
                        "zh-elder-low",
                        "en-elder-low"));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> everyScreenIsWholeAndTouchable_inLandscape() {
        return scenarios().stream()
                .flatMap(scenario -> ScreensTest.tests(
                        scenario,
                        "zh-landscape",
                        "en-landscape",
                        "zh-elder-landscape",
                        "en-elder-landscape",
                        "zh-contrast-landscape"));
    }

    static List<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>();
        all.add(ScreensTest.of("20-offered", begin(), press("tile-declare")));
        for (Missing why : List.of(new Missing.LedgerUnsafe(), new Missing.DiskFull(), new Missing.ClockUnknown())) {
            all.add(ScreensTest.of("20-declare-missing-" + why.code(), begin(), missing(why), press("tile-declare")));
        }
        all.add(ScreensTest.of("20-track-missing", begin(), missing(new Missing.Offline()), bench -> {
            HomeStep home = (HomeStep) bench.step();
            home.choose(home.tiles().stream().filter(Tile::tracks).findFirst().orElseThrow());
        }));
        all.add(ScreensTest.of("21-filing-sealing", signed()));
        all.add(ScreensTest.of(
                "21-filing", signed(), bench -> bench.declarationKept(), bench -> bench.pass(Duration.ofSeconds(3))));
        all.add(ScreensTest.of(
                "22-filed-accepted",
                identified(),
                known(),
                filed(new Outcome.Filed("F-1", PlayedCases.view("F-1", State.ACCEPTED, Stage.COLLECTION), false))));
        all.add(ScreensTest.of("22-filed-corrected", identified(), known(), filed(corrected())));
        all.add(ScreensTest.of("22-filed-handed-in", identified(), known(), filed(handedIn())));
        all.add(ScreensTest.of("22-filed-rated", identified(), known(), filed(handedIn()), press("rate-2")));
        all.add(ScreensTest.of(
                "22-filed-no-slip-paper",
                identified(),
                known(),
                bench -> bench.slipEnds = Optional.of(SlipPrinter.Ended.PAPER_OUT),
                filed(handedIn())));
        all.add(ScreensTest.of(
                "22-filed-already-open",
                identified(),
                known(),
                filed(new Outcome.AlreadyOpen(PlayedCases.view("F-1")))));
        all.add(ScreensTest.of(
                "22-filed-already-closed", identified(), known(), filed(new Outcome.AlreadyOpen(closed()))));
        all.add(ScreensTest.of(
                "22-filed-kept", identified(), known(), filed(new Outcome.Kept("F-1", QueryCode.of("F-1")))));
        all.add(ScreensTest.of(
                "22-filed-in-doubt",
                identified(),
                known(),
                bench -> bench.slipPrinterFitted = false,
                filed(new Outcome.InDoubt("F-1", QueryCode.of("F-1")))));
        all.add(ScreensTest.of("23-track", begin(), bench -> bench.track()));
        all.add(ScreensTest.of(
                "23-track-scanner-out", begin(), bench -> bench.scannerWorks = false, bench -> bench.track()));
        all.add(ScreensTest.of(
                "23-track-wrong", begin(), bench -> bench.track(), types("123456789012"), press("primary")));
        all.add(ScreensTest.of("24-progress-asking", asked(one(PlayedCases.view("F-1")))));
        all.add(ScreensTest.of("24-progress", asked(one(PlayedCases.view("F-1"))), bench -> bench.casesArrive()));
        all.add(ScreensTest.of("24-progress-overdue", asked(one(overdue())), bench -> bench.casesArrive()));
        all.add(ScreensTest.of("24-progress-corrections", asked(one(corrections())), bench -> bench.casesArrive()));
        all.add(ScreensTest.of(
                "24-correcting",
                identified(),
                known(),
                bench -> bench.progress(one(corrections())),
                bench -> bench.casesArrive(),
                press("primary")));
        all.add(ScreensTest.of(
                "24-progress-corrections-longest",
                asked(one(PlayedCases.sentBack(PlayedCases.view("F-1"), longest()))),
                bench -> bench.casesArrive()));
        all.add(ScreensTest.of(
                "24-correcting-longest",
                identified(),
                known(),
                bench -> bench.progress(one(PlayedCases.sentBack(PlayedCases.view("F-1"), longest()))),
                bench -> bench.casesArrive(),
                bench -> ((ProgressStep) bench.step()).correct()));
        for (State state : List.of(State.REJECTED, State.NOT_ACCEPTED, State.CONCLUDED, State.ISSUED)) {
            String name = "24-progress-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            CaseView view =
                    PlayedCases.view("F-1", state, state == State.NOT_ACCEPTED ? Stage.ACCEPTANCE : Stage.CONCLUSION);
            CaseView why = PlayedCases.decided(
                    view,
                    new Text("审批不通过：" + words("户籍不在本区", 80), "Not approved: " + words("not registered here ", 160)));
            CaseView plain = PlayedCases.decided(view, new Text("审批不通过", "Not approved"));
            all.add(ScreensTest.of(name, asked(one(plain)), bench -> bench.casesArrive()));
            all.add(ScreensTest.of(name + "-why", asked(one(why)), bench -> bench.casesArrive()));
            all.add(ScreensTest.of(
                    name + "-why-then", asked(one(why)), bench -> bench.casesArrive(), press("primary")));
        }
        all.add(ScreensTest.of(
                "24-progress-corrections-longest-then",
                asked(one(PlayedCases.sentBack(PlayedCases.view("F-1"), longest()))),
                bench -> bench.casesArrive(),
                press("primary")));
        all.add(ScreensTest.of("23-track-too-short", begin(), bench -> bench.track(), types("123"), press("primary")));
        for (SlipPrinter.Ended ended : SlipPrinter.Ended.values()) {
            all.add(ScreensTest.of(
                    "24-progress-slip-" + ended.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    asked(one(PlayedCases.view("F-1"))),
                    bench -> bench.slipEnds = Optional.of(ended),
                    bench -> bench.casesArrive(),
                    press("slip-print")));
        }
        for (TrackStep.Problem problem :
                List.of(TrackStep.Problem.NOT_A_SLIP, TrackStep.Problem.A_PRINT_RECEIPT, TrackStep.Problem.NOT_READ)) {
            all.add(ScreensTest.of(
                    "23-track-" + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    begin(),
                    bench -> bench.track(),
                    bench -> {
                        TrackStep step = (TrackStep) bench.step();
                        switch (problem) {
                            case NOT_A_SLIP -> step.scanned("https://shop.example");
                            case A_PRINT_RECEIPT -> step.scanned("990126110004173");
                            default -> step.notRead();
                        }
                    }));
        }
        for (SlipPrinter.Ended ended : List.of(SlipPrinter.Ended.NOT_PRINTED, SlipPrinter.Ended.UNCERTAIN)) {
            all.add(ScreensTest.of(
                    "22-filed-slip-" + ended.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    identified(),
                    known(),
                    bench -> bench.slipEnds = Optional.of(ended),
                    filed(handedIn())));
        }
        all.add(ScreensTest.of("24-progress-list", asked(many()), bench -> bench.casesArrive()));
        all.add(ScreensTest.of(
                "24-progress-nothing",
                asked(new Cases.Refused(new Refusal(
                        Refusal.NO_RECORDS, "没有找到这个查询码的办件，请对照凭条。", "There is no case with this query code."))),
                bench -> bench.casesArrive()));
        all.add(ScreensTest.of(
                "25-trouble-refused",
                identified(),
                known(),
                bench -> bench.trouble(new Trouble.FilingRefused(
                        Refusal.FIELDS,
                        new Text("缴费基数不在本市今年的范围内。", "The contribution base is outside this year's range.")))));
        all.add(ScreensTest.of(
                "25-trouble-keep", identified(), known(), bench -> bench.trouble(new Trouble.CannotKeep())));
        all.add(ScreensTest.of("25-trouble-record", identified(), known(), bench -> {
            bench.item = bench.catalogue.item("HRS-04").orElseThrow();
            bench.trouble(new Trouble.CannotRecord());
        }));
        all.add(ScreensTest.of(
                "25-trouble-cases", identified(), known(), bench -> bench.trouble(new Trouble.CasesSilent())));
        all.add(ScreensTest.of("26-interrupted-kept", interrupted(new Fate.Kept())));
        all.add(ScreensTest.of("26-interrupted-handed-in", interrupted(new Fate.HandedIn())));
        all.add(ScreensTest.of("26-interrupted-not-handed-in", interrupted(new Fate.NotHandedIn())));
        return all;
    }

    private static Act missing(Missing why) {
        return bench -> {
            bench.missing = Optional.of(why);
            bench.refresh();
        };
    }

    private static Act interrupted(Fate fate) {
        return bench -> {
            InterruptedStep step = new InterruptedStep("F-1", () -> bench.nanos, () -> {});
            step.found(fate);
            bench.desk.close(step);
        };
    }

    private static Act signed() {
        return all(identified(), known(), bench -> {
            bench.item = bench.catalogue.item("HRS-04").orElseThrow();
            bench.filing();
        });
    }

    private static Act filed(Outcome outcome) {
        return bench -> {
            bench.item = bench.catalogue.item("HRS-04").orElseThrow();
            bench.filed(outcome);
        };
    }

    private static Outcome corrected() {
        return new Outcome.Filed("F-1", PlayedCases.view("F-1", State.SUBMITTED, Stage.ACCEPTANCE), true);
    }

    private static Outcome handedIn() {
        return new Outcome.Filed("F-1", PlayedCases.view("F-1", State.SUBMITTED, Stage.ACCEPTANCE), false);
    }

    private static Act asked(Cases cases) {
        return all(begin(), bench -> bench.track(), bench -> bench.progress(cases));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate-2", "slip-print"})
    void whatHappensOnTheLastPageOfADeclaration_givesHerTheWholeTimeAgain(String pressed) throws Exception {
        DeskBench bench = Glass.on(DeskBench::new);
        Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            filed(handedIn()).on(bench);
            return null;
        });
        Glass.on(
                () -> { // when the slip is out
                    bench.pass(FiledStep.STAY.minusSeconds(1));
                    FiledStep filed = (FiledStep) bench.step();
                    assertThat(filed.secondsLeft().get()).isEqualTo(1);
                    press(pressed).on(bench);
                    assertThat(filed.secondsLeft().get()).isEqualTo(FiledStep.STAY.toSeconds());
                    return null;
                });
    }

    private static Act types(String digits) {
        return all(
                digits.chars().mapToObj(digit -> press("key-" + (char) digit)).toArray(Act[]::new));
    }

    private static Cases one(CaseView view) {
        return new Cases.Found(new CaseList(List.of(view), false));
    }

    private static Cases many() {
        return new Cases.Found(new CaseList(
                IntStream.range(0, 11)
                        .mapToObj(i -> PlayedCases.view(
                                "F-" + i, State.values()[i], Stage.values()[i % Stage.values().length]))
                        .toList(),
                true));
    }

    private static CaseView overdue() {
        CaseView view = PlayedCases.view("F-1");
        return copy(view, Optional.of(LocalDate.of(2026, 11, 16)), OptionalInt.of(-4));
    }

    private static CaseView closed() {
        CaseView view = PlayedCases.view("F-1", State.CONCLUDED, Stage.ISSUE);
        return PlayedCases.decided(
                copy(view, view.promisedBy(), OptionalInt.empty()), new Text("同意参保登记", "You are registered"));
    }

    private static CaseView corrections() {
        CaseView view = PlayedCases.view("F-1", State.CORRECTION, Stage.ACCEPTANCE);
        List<Correction> all = List.of(
                new Correction(
                        "bank_acct", new Text("银行账户不是老人本人的，请换成老人名下的账户", "The bank account is not the elder's own")),
                new Correction("bank_name", new Text("开户行要写到支行，请对照存折", "Please name the branch of the bank")),
                new Correction("mobile", new Text("联系电话打不通，请换一个能打通的", "The phone number does not answer")),
                new Correction("", new Text("缺代办委托书，请老人签名后再交", "The mandate signed by the elder is missing")));
        return PlayedCases.sentBack(view, all);
    }

    /// As long and as many as the desk lets staff write: one for each field that may be changed, and one for the whole.
    private static List<Correction> longest() {
        return Stream.of("beneficiary_id", "relation", "bank_name", "bank_acct", "")
                .map(field -> new Correction(
                        field,
                        new Text(words("银行账户不是老人本人的请换成", 60), words("The account is not the elder's own ", 120))))
                .toList();
    }

    private static String words(String again, int characters) {
        return again.repeat(characters / again.length() + 1)
                .substring(0, characters)
                .strip();
    }

    private static CaseView copy(CaseView view, Optional<LocalDate> promised, OptionalInt left) {
        return new CaseView(
                view.caseNumber(),
                view.queryCode(),
                view.item(),
                view.itemName(),
                view.office(),
                view.applicantMasked(),
                view.state(),
                view.filedAt(),
                view.countedFrom(),
                promised,
                view.statutoryBy(),
                left,
                view.stages(),
                view.corrections(),
                view.decision(),
                view.next());
    }
}
