package org.nightwindow.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.database.Restorations;
import org.nightwindow.console.events.Reported;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;

/// Residents look for their cases, by card and by code.
class CaseFinderTest {
    @TempDir
    static Path folder;

    private static CaseHall hall;
    private static int people = 700;

    @BeforeAll
    static void open() {
        hall = new CaseHall(folder);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @Test
    void herCardFindsWhatSheFiledAndWhatIsForHer_openOnesFirst_nobodyElses() {
        String daughter = CaseHall.somebody(people++);
        String elder = CaseHall.bornOn("19400101", 7);
        CaseView old = hall.enrolment(daughter).filed().view();
        hall.act(old.caseNumber(), CaseAction.APPROVE, "li");
        hall.act(old.caseNumber(), CaseAction.CONCLUDE, "li");
        hall.pass("PT1M");
        CaseView newer =
                hall.allowance(daughter).field("beneficiary_id", elder).filed().view();
        hall.enrolment(CaseHall.somebody(people++)).filed();
        assertThat(byCard(daughter).cases())
                .extracting(CaseView::caseNumber)
                .containsExactly(newer.caseNumber(), old.caseNumber());
        assertThat(byCard(elder).cases()).containsExactly(newer);
        assertThat(byCard(elder.toLowerCase(Locale.ROOT)).cases()).hasSize(1);
        assertThat(refused(CaseSearch.of(card(CaseHall.somebody(people++))))).isEqualTo(CaseFinder.NONE);
    }

    @Test
    void theCodeOfTheSlipFindsTheCase_alsoTheOneThatWasOpenBefore() {
        CaseHall.Ask first = hall.allowance(CaseHall.somebody(people++));
        CaseView view = first.filed().view();
        CaseHall.Ask second = first.another();
        second.filed();
        assertThat(found(CaseSearch.of(QueryCode.of(first.key)))).isEqualTo(new CaseList(List.of(view), false));
        assertThat(found(CaseSearch.of(QueryCode.of(second.key)))).isEqualTo(new CaseList(List.of(view), false));
    }

    @Test
    void aCodeOfTwoCasesAsksForTheCard() {
        CaseHall.Ask one = hall.enrolment(CaseHall.somebody(people++));
        CaseHall.Ask other = hall.enrolment(CaseHall.somebody(people++));
        one.filed();
        other.filed();
        String code = QueryCode.of(one.key);
        hall.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("update filing set query_code = ? where act_key = ?")
                        .bind(0, code)
                        .bind(1, other.key)
                        .execute());
        assertThat(refused(CaseSearch.of(code)).code()).isEqualTo(Refusal.AMBIGUOUS);
    }

    @Test
    void codesCannotBeTriedThrough_aMistypedOneIsNoTry_andTheCardStillWorks() {
        String kiosk = "990101-K77";
        CaseHall.Ask ask = hall.allowance(CaseHall.somebody(people++));
        ask.filed();
        for (int i = 0; i < 20; i++) {
            assertThat(hall.finder.find(kiosk, CaseSearch.of("123456789012")))
                    .isEqualTo(new CaseFinder.Answer.Refused(CaseFinder.BAD_CODE));
        }
        for (int i = 0; i < CodeTries.MOST; i++) {
            assertThat(hall.finder.find(kiosk, CaseSearch.of(QueryCode.of("nobody-" + i))))
                    .isEqualTo(new CaseFinder.Answer.Refused(CaseFinder.NO_SUCH_CODE));
        }
        assertThat(hall.finder.find(kiosk, CaseSearch.of(QueryCode.of(ask.key))))
                .as("not even a right one: that would tell")
                .isEqualTo(new CaseFinder.Answer.Refused(CaseFinder.WAIT));
        assertThat(found(CaseSearch.of(QueryCode.of(ask.key))))
                .as("at another kiosk")
                .isNotNull();
        assertThat(hall.finder.find(kiosk, CaseSearch.of(card(CaseHall.somebody(people - 1)))))
                .isInstanceOf(CaseFinder.Answer.Found.class);
        hall.clock.pass(CodeTries.WINDOW);
        assertThat(hall.finder.find(kiosk, CaseSearch.of(QueryCode.of(ask.key))))
                .isInstanceOf(CaseFinder.Answer.Found.class);
        hall.clock.pass(CodeTries.WINDOW.negated());
    }

    @Test
    void afterACopyWasBroughtBack_whoIsNotFoundIsToldOfTheTimeThatWasLost(@TempDir Path restored) {
        try (CaseHall other = new CaseHall(restored)) {
            String lost = QueryCode.of("F-lostlostlostlostlostlostlo");
            Instant copied = other.clock.instant();
            other.pass("PT29H");
            other.database.jdbi().useTransaction(all -> Restorations.note(all, copied, other.clock.instant()));
            assertThat(other.finder.find(CaseHall.KIOSK, CaseSearch.of(lost)))
                    .isInstanceOfSatisfying(
                            CaseFinder.Answer.Refused.class,
                            answer -> assertThat(answer.refusal())
                                    .returns(Refusal.NO_RECORDS, Refusal::code)
                                    .satisfies(refusal -> assertThat(refusal.zh())
                                            .contains("没有查到这个查询码", "11月22日 03:14到11月23日 08:14之间提交的", "请重新提交"))
                                    .satisfies(refusal -> assertThat(refusal.en())
                                            .endsWith("What was handed in between 22 Nov 03:14 and 23 Nov 08:14"
                                                    + " was lost by a failure. Please hand it in again.")));
        }
    }

    @Test
    void aKioskLostItsLedgerAndWhatItHadKept_whoAsksForSuchACodeIsToldWhereAndUntilWhen(@TempDir Path lost) {
        try (CaseHall other = new CaseHall(lost)) {
            String code = QueryCode.of("F-keptkeptkeptkeptkeptkeptke");
            ledger(other, CaseHall.KIOSK, "first");
            ledger(other, CaseHall.OTHER_KIOSK, "only");
            assertThat(other.finder.find(CaseHall.KIOSK, CaseSearch.of(code)))
                    .as("nothing was lost yet")
                    .isEqualTo(new CaseFinder.Answer.Refused(CaseFinder.NO_SUCH_CODE));
            other.pass("PT5H");
            ledger(other, CaseHall.KIOSK, "second");
            assertThat(other.finder.find(CaseHall.OTHER_KIOSK, CaseSearch.of(code)))
                    .isInstanceOfSatisfying(CaseFinder.Answer.Refused.class, answer -> {
                        assertThat(answer.refusal().zh())
                                .contains("没有查到这个查询码", "（990101-K03）11月22日 08:14以前断网时存下", "请重新提交")
                                .doesNotContain("990101-K04");
                        assertThat(answer.refusal().en())
                                .contains("(990101-K03) had kept before 22 Nov 08:14")
                                .endsWith("Please hand it in again.");
                    });
            other.pass("P91D");
            assertThat(other.finder.find(CaseHall.KIOSK, CaseSearch.of(code)))
                    .isEqualTo(new CaseFinder.Answer.Refused(CaseFinder.NO_SUCH_CODE));
        }
    }

    /// The kiosk is known, and tells the first event of a ledger.
    private static void ledger(CaseHall hall, String kiosk, String epoch) {
        hall.database.jdbi().useHandle(handle -> {
            handle.createUpdate("insert into kiosk (id, name_zh, name_en)"
                            + " select ?, '示范大厅', 'Shifan Hall' from (values 1) one"
                            + " where not exists (select 1 from kiosk where id = ?)")
                    .bind(0, kiosk)
                    .bind(1, kiosk)
                    .execute();
        });
        Reported.by(hall.database.jdbi(), hall.clock, kiosk, epoch, 1, new KioskEvent.Started("0.1.0", 0));
    }

    @Test
    void anActTheKioskGaveUpIsNeverFiledAfterwards_andTheCodeSaysSo() {
        CaseHall.Ask ask = hall.allowance(CaseHall.somebody(people++));
        FilingRequest request = ask.request();
        report(ask.key, Outcome.NOT_DONE);
        report(ask.key, Outcome.NOT_DONE);
        assertThat(CaseHall.refusal(hall.filing.file(CaseHall.KIOSK, request))).isEqualTo(FilingRefusals.SETTLED);
        assertThat(refused(CaseSearch.of(QueryCode.of(ask.key)))).isEqualTo(FilingRefusals.SETTLED);
    }

    @Test
    void anOutcomeNeverChangesACase() {
        CaseHall.Ask ask = hall.allowance(CaseHall.somebody(people++));
        CaseView view = ask.filed().view();
        report(ask.key, Outcome.NOT_DONE); // contradicts; staff are called by the log
        report(ask.key, Outcome.DONE);
        report("F-nothing", Outcome.DONE);
        assertThat(hall.view(view.caseNumber())).isEqualTo(view);
        assertThat(found(CaseSearch.of(QueryCode.of(ask.key))).cases()).containsExactly(view);
    }

    private static void report(String key, Outcome outcome) {
        hall.outcomes.onActChanged(
                CaseHall.KIOSK, new ActChanged(key, "FILE", outcome, "CIV-03", QueryCode.of(key), 0, 0, "told"));
    }

    private static Applicant card(String idNumber) {
        return new Applicant("样采薇", idNumber, "L1", "");
    }

    private static CaseList byCard(String idNumber) {
        return found(CaseSearch.of(card(idNumber)));
    }

    private static CaseList found(CaseSearch search) {
        return switch (hall.finder.find(CaseHall.KIOSK, search)) {
            case CaseFinder.Answer.Found(CaseList list) -> list;
            case CaseFinder.Answer.Refused refused -> throw new AssertionError(refused.refusal());
        };
    }

    private static Refusal refused(CaseSearch search) {
        return switch (hall.finder.find(CaseHall.KIOSK, search)) {
            case CaseFinder.Answer.Found found -> throw new AssertionError(found.list());
            case CaseFinder.Answer.Refused(Refusal refusal) -> refusal;
        };
    }
}
