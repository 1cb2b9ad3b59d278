package org.nightwindow.console.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Declaring.Limits;
import org.nightwindow.hall.filing.CaseView.State;

/// What is kept of a case for ever.
record CaseRow(CaseFacts facts, CaseStanding standing) {
    /// Who accepts what a rule can judge. No account can have this name.
    static final String RULE = "(rule)";

    String caseNumber() {
        return facts.caseNumber();
    }

    State state() {
        return standing.state();
    }

    Text itemName() {
        return new Text(facts.itemZh(), facts.itemEn());
    }

    Text office() {
        return new Text(facts.officeZh(), facts.officeEn());
    }

    Limits limits() {
        return new Limits(facts.statutoryDays(), facts.promisedDays(), facts.daysUnit());
    }

    Instant filed() {
        return Instant.ofEpochMilli(facts.filedAt());
    }

    Optional<LocalDate> counted() {
        return day(standing.countedOn());
    }

    Optional<LocalDate> promised() {
        return day(standing.promisedOn());
    }

    Optional<LocalDate> statutory() {
        return day(standing.statutoryOn());
    }

    Optional<LocalDate> due() {
        return day(standing.dueOn());
    }

    boolean isByRule() {
        return RULE.equals(standing.acceptedBy());
    }

    CaseRow with(CaseStanding other) {
        return new CaseRow(facts, other);
    }

    private static Optional<LocalDate> day(@Nullable Long epochDay) {
        return Optional.ofNullable(epochDay).map(LocalDate::ofEpochDay);
    }
}
