package org.nightwindow.console.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.documents.CommitPoints;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.Progress;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.CaseView.State;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;

/// Declarations arrive from kiosks, early, late, twice, at once, and not as they should.
class FilingDeskTest {
    @TempDir
    static Path folder;

    private static CaseHall hall;
    private static int people;

    @BeforeAll
    static void open() {
        hall = new CaseHall(folder);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    /// Of somebody nobody has filed for yet: the tests share a hall.
    private static CaseHall.Ask allowance() {
        return hall.allowance(CaseHall.somebody(people++));
    }

    private static CaseHall.Ask enrolment() {
        return hall.enrolment(CaseHall.somebody(people++));
    }

    @Test
    void filedAtNight_itWaitsForAPerson_andSaysFromWhenItCountsAndWhenAnAnswerComes() {
        CaseHall.Ask ask = allowance();
        FilingReply reply = ask.filed();
        assertThat(reply.verdict()).isEqualTo(Verdict.FILED);
        CaseView view = reply.view();
        assertThat(view.state()).isEqualTo(State.SUBMITTED);
        assertThat(view.caseNumber()).hasSize(43).startsWith("1199010100DEM004X6499050000300020261122");
        assertThat(view.queryCode()).isEqualTo(QueryCode.of(ask.key));
        assertThat(view.applicantMasked()).isEqualTo("样**");
        assertThat(view.countedFrom()).contains(LocalDate.parse("2026-11-23"));
        assertThat(view.promisedBy()).isEmpty(); // nothing is promised before it is accepted
        assertThat(view.workingDaysLeft()).isEmpty();
        assertThat(view.stages()).extracting(CaseView.StageView::progress).startsWith(Progress.HERE, Progress.TO_COME);
        assertThat(view.next())
                .isEqualTo(new Text(
                        "下班时间提交，算 11月23日收到。工作人员会在 11月30日以前答复：受理，或把要补的一次说全。您现在不用做什么。",
                        "It came out of hours and counts as received on 23 November. Staff will answer by 30 November: they"
                                + " accept it, or name everything that is missing. You need do nothing now."));
    }

    @Test
    void whatARuleCanJudgeIsAcceptedAtOnce_butNoRuleDecidesWhatItAccepted() {
        FilingReply reply = enrolment().filed();
        CaseView view = reply.view();
        assertThat(view.state()).isEqualTo(State.TRANSFERRED);
        assertThat(view.stages())
                .extracting(CaseView.StageView::stage, CaseView.StageView::progress)
                .contains(
                        tuple(Stage.ACCEPTANCE, Progress.PASSED),
                        tuple(Stage.TRANSFER, Progress.PASSED),
                        tuple(Stage.REVIEW, Progress.HERE));
        assertThat(view.promisedBy()).contains(LocalDate.parse("2026-11-23")); // 0 days, counted from Monday
        assertThat(view.statutoryBy()).contains(LocalDate.parse("2026-12-14"));
        assertThat(view.workingDaysLeft()).hasValue(1);
        assertThat(hall.row(view.caseNumber()).isByRule()).isTrue();
    }

    @Test
    void theSameActAskedAgainGetsTheSameAnswer_withTheCaseAsItStands() {
        FilingRequest request = allowance().request();
        FilingReply first = CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request));
        assertThat(CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request))).isEqualTo(first);
        hall.act(first.view().caseNumber(), CaseAction.ACCEPT, "wang");
        FilingReply later = CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request));
        assertThat(later.verdict()).isEqualTo(Verdict.FILED);
        assertThat(later.view().state()).isEqualTo(State.ACCEPTED);
        assertThat(later.view().caseNumber()).isEqualTo(first.view().caseNumber());
    }

    @Test
    void kioskADiesMidFile_sheFilesAtB_aWakes_andThereIsOneCase() {
        CaseHall.Ask atA = allowance();
        FilingRequest kept = atA.request();
        hall.pass("PT4M");
        CaseHall.Ask atB = again(atA);
        FilingReply b = CaseHall.taken(atB.at(CaseHall.OTHER_KIOSK));
        hall.pass("PT3H");
        FilingReply a = CaseHall.taken(hall.filing.file(CaseHall.KIOSK, kept));
        assertThat(a.verdict()).isEqualTo(Verdict.ALREADY_OPEN);
        assertThat(a.view()).isEqualTo(b.view());
        assertThat(CaseHall.taken(hall.filing.file(CaseHall.KIOSK, kept))).isEqualTo(a);
    }

    /// An item may be done within the hour: what was signed before it was done is the same wish, not a second one.
    @Test
    void kioskAWakesAfterTheCaseOfBWasConcluded_andOpensNoSecondOne() {
        CaseHall.Ask atA = enrolment();
        FilingRequest kept = atA.request();
        String number = open(again(atA));
        hall.act(number, CaseAction.APPROVE, "li");
        hall.pass("PT1M");
        hall.act(number, CaseAction.CONCLUDE, "li");
        FilingReply a = CaseHall.taken(hall.filing.file(CaseHall.KIOSK, kept));
        assertThat(a.verdict()).isEqualTo(Verdict.ALREADY_OPEN);
        assertThat(a.view().caseNumber()).isEqualTo(number);
        hall.pass("PT1M");
        assertThat(again(atA).filed().verdict())
                .as("a new wish, signed after it was done")
                .isEqualTo(Verdict.FILED);
    }

    @Test
    void anotherBeneficiaryIsAnotherCase() {
        CaseHall.Ask forHer = allowance();
        CaseHall.Ask forHim = again(forHer).field("beneficiary_id", CaseHall.bornOn("19400101", 1));
        assertThat(forHer.filed().verdict()).isEqualTo(Verdict.FILED);
        assertThat(forHim.filed().verdict()).isEqualTo(Verdict.FILED);
    }

    @Test
    void correctedAtAnyKiosk_itKeepsItsNumber_andIsCountedAnew() {
        CaseHall.Ask first = allowance();
        String number = open(first);
        CaseHall.Ask signedBefore = again(first);
        FilingRequest tooEarly = signedBefore.request();
        hall.pass("PT30H");
        Correction correction = new Correction("bank_acct", new Text("账号少一位", "One digit of the account is missing"));
        Correction whole = new Correction("", new Text("请带委托书", "Bring the authorisation"));
        assertThat(hall.act(number, CaseAction.RETURN, "wang", correction, whole))
                .isEqualTo(CaseDesk.Result.DONE);
        CaseView waiting = hall.view(number);
        assertThat(waiting.state()).isEqualTo(State.CORRECTION);
        assertThat(waiting.corrections()).containsExactly(correction, whole);
        assertThat(waiting.workingDaysLeft()).isEmpty();
        assertThat(hall.row(number).due()).as("no clock runs").isEmpty();

        assertThat(CaseHall.taken(hall.filing.file(CaseHall.OTHER_KIOSK, tooEarly))
                        .verdict())
                .as("signed before anybody asked for corrections")
                .isEqualTo(Verdict.ALREADY_OPEN);
        hall.pass("PT72H");
        CaseHall.Ask mended = again(first).field("bank_acct", "6222 0200 0000 0000 018");
        FilingReply corrected = CaseHall.taken(mended.at(CaseHall.OTHER_KIOSK));
        assertThat(corrected.verdict()).isEqualTo(Verdict.CORRECTED);
        assertThat(corrected.view().caseNumber()).isEqualTo(number);
        assertThat(corrected.view().state()).isEqualTo(State.SUBMITTED);
        assertThat(corrected.view().corrections()).isEmpty();
        assertThat(corrected.view().countedFrom().orElseThrow())
                .isAfter(waiting.countedFrom().orElseThrow());
        assertThat(corrected.view().next().zh())
                .as("it came in office hours, whenever the first one came")
                .startsWith("工作人员会在");
        CaseDeclaration kept = hall.database
                .jdbi()
                .withHandle(handle -> hall.store.declaration(handle, number).orElseThrow());
        assertThat(kept.fields()).containsEntry("bank_acct", "6222020000000000018");
        hall.pass("-PT102H");
    }

    @Test
    void correctionsFiledUnderTheirCase_neverOpenAnother_whoeverSendsThemWhenever() {
        CaseHall.Ask first = allowance();
        String number = open(first);
        assertThat(CaseHall.taken(again(first).correcting(number).at(CaseHall.KIOSK))
                        .verdict())
                .as("nobody asked for any yet")
                .isEqualTo(Verdict.ALREADY_OPEN);
        hall.pass("PT30H");
        hall.act(number, CaseAction.RETURN, "wang", new Correction("bank_acct", new Text("账号少一位", "One digit")));
        hall.pass("PT1H");
        long cases = hall.count("service_case");
        assertThat(CaseHall.refusal(allowance().correcting(number).at(CaseHall.KIOSK)))
                .as("by another person")
                .isEqualTo(FilingRefusals.NOT_WAITING);
        CaseHall.Ask mended = again(first).correcting(number);
        FilingRequest request = mended.request();
        assertThat(CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request)).verdict())
                .isEqualTo(Verdict.CORRECTED);
        assertThat(CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request)).verdict())
                .as("asked again")
                .isEqualTo(Verdict.CORRECTED);
        hall.act(number, CaseAction.REFUSE, "wang");
        assertThat(CaseHall.refusal(again(first).correcting(number).at(CaseHall.OTHER_KIOSK)))
                .as("when all is over")
                .isEqualTo(FilingRefusals.NOT_WAITING);
        assertThat(hall.count("service_case")).isEqualTo(cases);
        assertThat(Cases.export(hall.database.jdbi()).toString())
                .as("the export names what corrected it")
                .contains("\"amendedBy\":[\"" + mended.key + "\"]")
                .as("and what happened, by whom, and which fields were asked for, but nothing that staff wrote")
                .contains(
                        "\"action\":\"RETURN\",\"who\":\"wang\",\"fields\":[\"bank_acct\"]}",
                        "\"action\":\"CORRECT\",\"who\":\"" + CaseHall.KIOSK + "\"")
                .doesNotContain("账号少一位");
        hall.pass("-PT31H");
    }

    @Test
    void deliveredLateAfterAnOutage_itIsJudgedAsOfTheDayItWasSigned() {
        FilingRequest request = enrolment().request(); // first month: November, no earlier than this month
        hall.pass("P9D");
        assertThat(CaseHall.refusal(hall.filing.file(CaseHall.KIOSK, request))).isEqualTo(FilingRefusals.TOO_OLD);
        hall.pass("-P9D");
        FilingRequest other = enrolment().request();
        hall.pass("P6D");
        FilingReply reply = CaseHall.taken(hall.filing.file(CaseHall.KIOSK, other));
        assertThat(reply.verdict()).isEqualTo(Verdict.FILED);
        hall.pass("-P6D");
    }

    @Test
    void refusalsAreFinal_sayEverything_andAreFoundByTheCode() {
        CaseHall.Ask wrong =
                allowance().field("beneficiary_id", "990101194403085020").field("bank_acct", "");
        Refusal refusal = CaseHall.refusal(wrong.at(CaseHall.KIOSK));
        assertThat(refusal.code()).isEqualTo(Refusal.FIELDS);
        assertThat(refusal.zh()).contains("2 处", "老年人身份证号：号码里有数字输错了", "银行账号");
        wrong.fields.put("beneficiary_id", CaseHall.MOTHER);
        wrong.fields.put("bank_acct", "1");
        assertThat(CaseHall.refusal(wrong.at(CaseHall.KIOSK)))
                .as("the act has its answer")
                .isEqualTo(refusal);
        assertThat(hall.finder.find(CaseHall.KIOSK, CaseSearch.of(QueryCode.of(wrong.key))))
                .isEqualTo(new CaseFinder.Answer.Refused(refusal));
    }

    @Test
    void whatIsNotAsItShouldBe_isNotFiled() {
        CaseHall.Ask tooOld = allowance();
        tooOld.signedBefore = FilingCheck.LATEST.plusMinutes(1);
        CaseHall.Ask tomorrow = allowance();
        tomorrow.signedBefore = FilingCheck.FUTURE.plusMinutes(1).negated();
        CaseHall.Ask otherKey = allowance();
        otherKey.keyInside = "F-other";
        CaseHall.Ask unknownForm = allowance();
        unknownForm.version = "test-0";
        CaseHall.Ask printed = new CaseHall.Ask(hall, "TAX-01", "样采薇", CaseHall.DAUGHTER);
        CaseHall.Ask noCode = enrolment();
        noCode.credential = "NW1.x.y";
        CaseHall.Ask weaker = enrolment();
        weaker.level = "L1";
        Stream.of(
                        new Case(tooOld, FilingRefusals.TOO_OLD),
                        new Case(tomorrow, FilingRefusals.FROM_THE_FUTURE),
                        new Case(otherKey, FilingRefusals.ENVELOPE),
                        new Case(unknownForm, FilingRefusals.CATALOGUE),
                        new Case(printed, FilingRefusals.NOT_OFFERED),
                        new Case(noCode, FilingRefusals.CREDENTIAL_BAD),
                        new Case(weaker, FilingRefusals.CREDENTIAL_BAD))
                .forEach(each -> assertThat(CaseHall.refusal(each.ask().at(CaseHall.KIOSK)))
                        .isEqualTo(each.refusal()));
        assertThat(CaseHall.refusal(
                        hall.filing.file(CaseHall.KIOSK, new FilingRequest("F-damaged", new byte[] {1, 2, 3}))))
                .isEqualTo(FilingRefusals.ENVELOPE);
        assertThat(CaseHall.refusal(hall.filing.file(CaseHall.KIOSK, new FilingRequest("F-large", new byte[300_000]))))
                .isEqualTo(FilingRefusals.TOO_LARGE);
    }

    private record Case(CaseHall.Ask ask, Refusal refusal) {}

    @Test
    void anotherKiosksActIsNobodysBusiness_andItsCodeOpensNoOtherVisit() {
        CaseHall.Ask ask = enrolment();
        ask.fields.put("start_month", "bad");
        FilingRequest request = ask.request();
        CaseHall.refusal(hall.filing.file(CaseHall.KIOSK, request));
        assertThat(CaseHall.refusal(hall.filing.file(CaseHall.OTHER_KIOSK, request)))
                .isEqualTo(FilingRefusals.FOREIGN_KEY);

        CaseHall.Ask first = enrolment();
        first.filed();
        CaseHall.Ask stolen = again(first);
        stolen.credential = first.credential;
        assertThat(CaseHall.refusal(stolen.at(CaseHall.KIOSK))).isEqualTo(FilingRefusals.CREDENTIAL_USED);
    }

    @Test
    void theSamePersonAtTwoKiosksAtOnce_exactlyOneCaseIsOpened() throws Exception {
        for (int round = 0; round < 6; round++) {
            CaseHall.Ask one = allowance();
            FilingRequest atOne = one.request();
            FilingRequest atOther = again(one).request();
            long before = hall.count("service_case");
            CyclicBarrier start = new CyclicBarrier(3);
            FilingDesk otherProcess = hall.desk(hall.database.jdbi());
            CompletableFuture<FilingReply> a = together(start, hall.filing, CaseHall.KIOSK, atOne);
            CompletableFuture<FilingReply> b = together(start, otherProcess, CaseHall.OTHER_KIOSK, atOther);
            CompletableFuture<FilingReply> again = together(start, hall.filing, CaseHall.KIOSK, atOne);
            assertThat(hall.count("service_case") - before).isLessThanOrEqualTo(1);
            assertThat(Stream.of(a.join().verdict(), b.join().verdict()))
                    .containsExactlyInAnyOrder(Verdict.FILED, Verdict.ALREADY_OPEN);
            assertThat(again.join()).isEqualTo(a.join());
            assertThat(a.join().view().caseNumber()).isEqualTo(b.join().view().caseNumber());
            assertThat(hall.count("service_case") - before).isEqualTo(1);
        }
    }

    private static CompletableFuture<FilingReply> together(
            CyclicBarrier start, FilingDesk desk, String kiosk, FilingRequest request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    return CaseHall.taken(desk.file(kiosk, request));
                },
                Thread::startVirtualThread);
    }

    /// Thrown where a process would end.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void stoppedBeforeOrAfterEveryCommit_theKioskAsksAgain_andThereIsOneCase() {
        int point = 0;
        boolean stopped = true;
        while (stopped) {
            point++;
            long before = hall.count("service_case");
            FilingRequest request = allowance().request();
            Jdbi dying = CommitPoints.on(hall.place, point, () -> {
                throw new Killed();
            });
            try {
                hall.desk(dying).file(CaseHall.KIOSK, request);
                stopped = false;
            } catch (Killed e) {
                FilingReply first = CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request));
                assertThat(first.verdict()).isEqualTo(Verdict.FILED);
                assertThat(CaseHall.taken(hall.filing.file(CaseHall.KIOSK, request)))
                        .isEqualTo(first);
            }
            assertThat(hall.count("service_case") - before).isEqualTo(1);
        }
        assertThat(point - 1).isEqualTo(4); // look, and everything else: before and after each
    }

    private static CaseHall.Ask again(CaseHall.Ask ask) {
        return ask.another();
    }

    private static String open(CaseHall.Ask ask) {
        return ask.filed().view().caseNumber();
    }
}
