package org.nightwindow.hall.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.hall.Text;

/// What a resident may read of a case 办件, on a screen or a slip. Every date is the console's: a kiosk computes none.
///
/// @param caseNumber 43 characters: implementation code, day, number of the day
/// @param queryCode 12 digits, see [QueryCode]
/// @param item id of the catalogue
/// @param itemName as the resident reads it
/// @param office in charge
/// @param applicantMasked first character and asterisks: 样**
/// @param state how far it has come
/// @param filedAt when the declaration reached the console
/// @param countedFrom the working day it counts as received on; absent when the calendar of that year is not loaded
/// @param promisedBy the office's own limit; absent when the calendar is not loaded, or nothing is promised yet
/// @param statutoryBy the law's limit, likewise
/// @param workingDaysLeft until the promised day; 0 on that day, negative when it is overdue; absent when it is closed
/// @param stages all six, in order
/// @param corrections what must be corrected, all of it at once; empty unless the state is `CORRECTION`
/// @param decision what was decided and why, as soon as it is
/// @param next what comes next and what she has to do, even if it is nothing
public record CaseView(
        String caseNumber,
        String queryCode,
        String item,
        Text itemName,
        Text office,
        String applicantMasked,
        State state,
        Instant filedAt,
        Optional<LocalDate> countedFrom,
        Optional<LocalDate> promisedBy,
        Optional<LocalDate> statutoryBy,
        OptionalInt workingDaysLeft,
        List<StageView> stages,
        List<Correction> corrections,
        Optional<Text> decision,
        Text next) {

    public CaseView {
        stages = List.copyOf(stages);
        corrections = List.copyOf(corrections);
        if (stages.size() != Stage.values().length) {
            throw new IllegalArgumentException("all six stages are told, not " + stages.size());
        }
    }

    /// The states of GB/T 39046 systems, in the order a case takes them.
    public enum State {
        /// Handed in, waits for a person to accept it. 待受理
        SUBMITTED,
        /// Waits for corrections by the applicant. 补正
        CORRECTION,
        /// 不予受理
        NOT_ACCEPTED,
        /// 已受理
        ACCEPTED,
        /// 收件
        COLLECTED,
        /// 传送
        TRANSFERRED,
        /// 审批通过，待办结
        APPROVED,
        /// 审批不通过，待办结
        REJECTED,
        /// 办结
        CONCLUDED,
        /// 出件
        ISSUED,
        /// 已撤回
        WITHDRAWN;

        /// Whether something is still to come of it; at most one such case a person, item and beneficiary.
        public boolean open() {
            return switch (this) {
                case SUBMITTED, CORRECTION, ACCEPTED, COLLECTED, TRANSFERRED, APPROVED, REJECTED -> true;
                case NOT_ACCEPTED, CONCLUDED, ISSUED, WITHDRAWN -> false;
            };
        }
    }

    /// The closed loop every case goes through, none skipped.
    public enum Stage {
        /// 受理
        ACCEPTANCE,
        /// 收件
        COLLECTION,
        /// 传送
        TRANSFER,
        /// 审批
        REVIEW,
        /// 办结
        CONCLUSION,
        /// 出件
        ISSUE
    }

    public enum Progress {
        PASSED,
        HERE,
        TO_COME
    }

    /// @param at when it was passed or reached; absent for what is to come
    /// @param sentence what happened, happens or will happen
    public record StageView(Stage stage, Progress progress, Optional<Instant> at, Text sentence) {}

    /// @param field key of the form's field; empty when it concerns the whole
    /// @param what is wrong, and how to mend it
    public record Correction(String field, Text what) {}

    /// Personal data.
    @Override
    public String toString() {
        return "CaseView[" + state + "]";
    }
}
