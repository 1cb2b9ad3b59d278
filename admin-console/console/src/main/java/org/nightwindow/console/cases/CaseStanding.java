package org.nightwindow.console.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.filing.CaseView.State;

/// How far a case has come. Days are epoch days, times epoch milliseconds.
///
/// @param catalogueVersion of the form it was last filled in with
/// @param steps how many things have happened to it; whoever acts names the number she saw
/// @param countedOn the working day it counts as received on; null while the calendar of that year is not loaded
/// @param promisedOn null before it is accepted, and while the calendar is not loaded
/// @param dueOn until when the staff owe the next step; null when they owe none, or it cannot be told
/// @param acceptedBy account, or [CaseRow#RULE]
/// @param closedAt when nothing was left to decide
public record CaseStanding(
        String catalogueVersion,
        State state,
        long steps,
        @Nullable Long countedOn,
        @Nullable Long promisedOn,
        @Nullable Long statutoryOn,
        @Nullable Long dueOn,
        @Nullable String acceptedBy,
        @Nullable String decidedBy,
        @Nullable Long closedAt) {

    /// A new case.
    static CaseStanding first(String catalogueVersion) {
        return new CaseStanding(catalogueVersion, State.SUBMITTED, 1, null, null, null, null, null, null, null);
    }

    CaseStanding withCatalogue(String version) {
        return new CaseStanding(
                version, state, steps, countedOn, promisedOn, statutoryOn, dueOn, acceptedBy, decidedBy, closedAt);
    }

    CaseStanding on(CaseClock.Dates dates) {
        return new CaseStanding(
                catalogueVersion,
                state,
                steps,
                number(dates.counted()),
                number(dates.promised()),
                number(dates.statutory()),
                number(dates.due()),
                acceptedBy,
                decidedBy,
                closedAt);
    }

    CaseStanding after(CaseAction action, String who, Instant now) {
        boolean closes = state.open() && !action.to().open();
        return new CaseStanding(
                catalogueVersion,
                action.to(),
                steps + 1,
                countedOn,
                promisedOn,
                statutoryOn,
                dueOn,
                action == CaseAction.ACCEPT ? who : acceptedBy,
                action.decides() ? who : decidedBy,
                closes ? Long.valueOf(now.toEpochMilli()) : closedAt);
    }

    private static @Nullable Long number(Optional<LocalDate> day) {
        return day.map(LocalDate::toEpochDay).orElse(null);
    }
}
