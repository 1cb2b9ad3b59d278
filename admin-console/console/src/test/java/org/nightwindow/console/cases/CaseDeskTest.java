package org.nightwindow.console.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.Progress;
import org.nightwindow.hall.filing.CaseView.State;

/// What the staff may do with a case, and in which order: nothing is skipped, nothing happens outside.
class CaseDeskTest {
    private static final Correction LINE = new Correction("bank_acct", new Text("少一位", "One digit is missing"));

    @TempDir
    static Path folder;

    private static CaseHall hall;
    private static int people = 500;

    @BeforeAll
    static void open() {
        hall = new CaseHall(folder);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static String filed() {
        return hall.allowance(CaseHall.somebody(people++)).filed().view().caseNumber();
    }

    @Test
    void aCaseGoesThroughAllSixStages_eachDated_audited_andTold() {
        String number = filed();
        hall.pass("PT31H"); // Monday, 10:14
        List<CaseAction> way = List.of(
                CaseAction.ACCEPT, CaseAction.COLLECT, CaseAction.TRANSFER, CaseAction.APPROVE, CaseAction.CONCLUDE);
        for (CaseAction action : way) {
            assertThat(hall.act(number, action, action == CaseAction.APPROVE ? "li" : "wang"))
                    .as("%s", action)
                    .isEqualTo(CaseDesk.Result.DONE);
            hall.pass("PT1M");
        }
        CaseView concluded = hall.view(number);
        assertThat(concluded.state()).isEqualTo(State.CONCLUDED);
        assertThat(concluded.promisedBy()).contains(LocalDate.parse("2026-12-07"));
        assertThat(concluded.statutoryBy()).contains(LocalDate.parse("2026-12-21"));
        assertThat(concluded.workingDaysLeft()).isEmpty();
        assertThat(concluded.decision()).contains(new Text("审批通过", "Approved"));
        hall.act(number, CaseAction.ISSUE, "wang");
        CaseView issued = hall.view(number);
        assertThat(issued.stages())
                .allMatch(stage ->
                        stage.progress() == Progress.PASSED && stage.at().isPresent());
        assertThat(issued.next().zh()).contains("没有要您再做的");
        assertThat(audit(number))
                .containsExactly(
                        "990101-K03 case-file CIV-03 → SUBMITTED",
                        "wang case-accept CIV-03 → ACCEPTED",
                        "wang case-collect CIV-03 → COLLECTED",
                        "wang case-transfer CIV-03 → TRANSFERRED",
                        "li case-approve CIV-03 → APPROVED",
                        "wang case-conclude CIV-03 → CONCLUDED",
                        "wang case-issue CIV-03 → ISSUED");
        hall.pass("-PT31H5M");
    }

    /// Every action in every state: exactly the arrows of the law lead anywhere.
    @Test
    void noStageIsSkipped_andNothingHappensTwice() {
        Map<State, List<CaseAction>> wayTo = new EnumMap<>(State.class);
        wayTo.put(State.SUBMITTED, List.of());
        wayTo.put(State.CORRECTION, List.of(CaseAction.RETURN));
        wayTo.put(State.NOT_ACCEPTED, List.of(CaseAction.REFUSE));
        wayTo.put(State.ACCEPTED, List.of(CaseAction.ACCEPT));
        wayTo.put(State.COLLECTED, List.of(CaseAction.ACCEPT, CaseAction.COLLECT));
        wayTo.put(State.TRANSFERRED, List.of(CaseAction.ACCEPT, CaseAction.COLLECT, CaseAction.TRANSFER));
        wayTo.put(
                State.REJECTED, List.of(CaseAction.ACCEPT, CaseAction.COLLECT, CaseAction.TRANSFER, CaseAction.REJECT));
        wayTo.put(
                State.CONCLUDED,
                List.of(
                        CaseAction.ACCEPT,
                        CaseAction.COLLECT,
                        CaseAction.TRANSFER,
                        CaseAction.APPROVE,
                        CaseAction.CONCLUDE));
        wayTo.forEach((state, way) -> {
            String number = filed();
            way.forEach(action -> assertThat(act(number, action)).isEqualTo(CaseDesk.Result.DONE));
            assertThat(hall.row(number).state()).isEqualTo(state);
            for (CaseAction action : CaseAction.values()) {
                if (!action.isPossibleIn(state) || !action.isStaffs()) {
                    assertThat(act(number, action))
                            .as("%s in %s", action, state)
                            .isEqualTo(CaseDesk.Result.CHANGED);
                    assertThat(hall.row(number).state()).isEqualTo(state);
                }
            }
        });
    }

    private static CaseDesk.Result act(String number, CaseAction action) {
        String who = action.decides() ? "li" : "wang";
        return action == CaseAction.RETURN ? hall.act(number, action, who, LINE) : hall.act(number, action, who);
    }

    @Test
    void whoAcceptedNeverDecides_neitherHereNorInTheDatabase() {
        String number = filed();
        List.of(CaseAction.ACCEPT, CaseAction.COLLECT, CaseAction.TRANSFER)
                .forEach(action -> hall.act(number, action, "wang"));
        assertThat(hall.act(number, CaseAction.APPROVE, "wang")).isEqualTo(CaseDesk.Result.SAME_PERSON);
        assertThat(hall.act(number, CaseAction.REJECT, "wang")).isEqualTo(CaseDesk.Result.SAME_PERSON);
        assertThat(hall.row(number).state()).isEqualTo(State.TRANSFERRED);
        assertThatThrownBy(() -> hall.database
                        .jdbi()
                        .useHandle(handle -> handle.createUpdate(
                                        "update service_case set decided_by = 'wang' where case_number = ?")
                                .bind(0, number)
                                .execute()))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasStackTraceContaining("CK_SERVICE_CASE_SEPARATE");
        assertThat(hall.act(number, CaseAction.REJECT, "li")).isEqualTo(CaseDesk.Result.DONE);
        assertThat(hall.view(number).stages().get(3).sentence().zh()).isEqualTo("审批不通过");
        assertThat(hall.view(number).decision())
                .as("told at once, though it is not closed")
                .contains(new Text("审批不通过：不符合条件", "Not approved: The conditions are not met"));
    }

    @Test
    void whoActsOnAnOldPageDoesNothing_alsoWhenTheStateIsTheSameAgain() {
        CaseHall.Ask ask = hall.allowance(CaseHall.somebody(people++));
        String number = ask.filed().view().caseNumber();
        long seen = hall.row(number).standing().steps();
        hall.act(number, CaseAction.RETURN, "wang", LINE);
        hall.pass("PT1M");
        ask.another().field("bank_acct", "6222020000000000018").filed();
        assertThat(hall.row(number).state()).isEqualTo(State.SUBMITTED);
        assertThat(hall.staff.act(
                        new CaseDesk.Order(number, seen, CaseAction.ACCEPT, "li", Optional.empty(), List.of())))
                .as("she read what was filed first")
                .isEqualTo(CaseDesk.Result.CHANGED);
        hall.pass("-PT1M");
    }

    @Test
    void aReturnNamesSomething_aRefusalSaysWhy_andNothingTickedIsLost() {
        String number = filed();
        long seen = hall.row(number).standing().steps();
        assertThat(hall.act(number, CaseAction.RETURN, "wang")).isEqualTo(CaseDesk.Result.NOTHING_SAID);
        assertThat(hall.staff.act(
                        new CaseDesk.Order(number, seen, CaseAction.REFUSE, "wang", Optional.empty(), List.of())))
                .isEqualTo(CaseDesk.Result.NOTHING_SAID);
        assertThat(hall.act(number, CaseAction.ACCEPT, "wang", LINE)).isEqualTo(CaseDesk.Result.CORRECTIONS_LEFT);
        assertThat(hall.act(number, CaseAction.REFUSE, "wang")).isEqualTo(CaseDesk.Result.DONE);
        CaseView refused = hall.view(number);
        assertThat(refused.decision()).contains(new Text("不予受理：不符合条件", "Not accepted: The conditions are not met"));
        assertThat(refused.stages().get(1).sentence().zh()).isEqualTo("不再进行");
        assertThat(hall.staff.act(
                        new CaseDesk.Order("no-such", 1, CaseAction.ACCEPT, "wang", Optional.empty(), List.of())))
                .isEqualTo(CaseDesk.Result.NO_SUCH_CASE);
    }

    @Test
    void lateIsSaidHonestly_toHerAndAtTheDesk() {
        String number = filed();
        hall.pass("P12D");
        assertThat(hall.view(number).next().zh()).contains("本该在 11月30日以前答复，已经晚了");
        hall.act(number, CaseAction.ACCEPT, "wang");
        hall.pass("P18D");
        CaseView late = hall.view(number);
        assertThat(late.workingDaysLeft().orElseThrow()).isNegative();
        assertThat(late.next().zh()).contains("已经晚了", "可以到窗口催问");
        hall.pass("P20D"); // in a year whose days are not known
        assertThat(hall.view(number).workingDaysLeft()).isEmpty();
        assertThat(hall.view(number).next().zh()).contains("已经晚了");
        hall.pass("-P50D");
    }

    @Test
    void aYearWithoutCalendarHasNoDates_untilItIsLoaded() {
        hall.pass("P36D"); // 27 December
        String number = filed();
        hall.act(number, CaseAction.ACCEPT, "wang");
        CaseView unknown = hall.view(number);
        assertThat(unknown.promisedBy()).isEmpty();
        assertThat(unknown.next().zh()).contains("工作日历还没有公布");
        WorkingDays before = hall.days;
        hall.days = before.and(new WorkingDays(
                Map.of(2027, new WorkingDays.Year("test", Set.of(LocalDate.parse("2027-01-01")), Set.of()))));
        hall.database.jdbi().useTransaction(handle -> hall.flow.dateAgain(handle, hall.row(number)));
        assertThat(hall.view(number).promisedBy()).contains(LocalDate.parse("2027-01-12"));
        hall.days = before;
        assertThat(hall.view(number).promisedBy()).as("what was told stays").contains(LocalDate.parse("2027-01-12"));
        hall.pass("-P36D");
    }

    @Test
    void personalDataGoesAfterItsTime_theCaseStays() {
        String number = filed();
        hall.act(number, CaseAction.REFUSE, "wang");
        Cases.forget(hall.database.jdbi(), hall.clock, new AuditLog(hall.clock));
        assertThat(declared(number)).isTrue();
        hall.clock.pass(Cases.PERSONAL_KEPT.plusDays(1));
        Cases.forget(hall.database.jdbi(), hall.clock, new AuditLog(hall.clock));
        assertThat(declared(number)).isFalse();
        assertThat(hall.view(number).decision()).isPresent();
        assertThat(audit(number)).last().asString().startsWith("system forget-declaration");
        hall.clock.pass(Cases.PERSONAL_KEPT.plusDays(1).negated());
    }

    private static boolean declared(String number) {
        return hall.database
                .jdbi()
                .withHandle(handle -> hall.store.declaration(handle, number).isPresent());
    }

    private static List<String> audit(String number) {
        return hall.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select who || ' ' || what || ' ' || detail from audit_waiting where about = ? order by id")
                        .bind(0, number)
                        .mapTo(String.class)
                        .list());
    }
}
