package org.nightwindow.console.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.catalogue.Declaring.Limits;
import org.nightwindow.hall.filing.CaseView.State;

/// Which days a case has. Pure: from when things happened and the working days that are known.
///
/// - A declaration counts as received on the day it came, or on the next working day when it came after hours or
///   on a day off. From then on the office has [#ANSWER_DAYS] working days to accept it or to say all that is missing.
/// - The limits run from the day after acceptance. Nothing runs while corrections are waited for; when they come,
///   they are received like a declaration.
/// - Where a day is not known, there is no date.
record CaseClock(WorkingDays days) {
    static final ZoneId ZONE = Frame.ZONE;

    /// 行政许可法 §32: five days to accept or to ask for everything at once; working days by §82. We hold offices to it
    /// in every item.
    static final int ANSWER_DAYS = 5;

    /// @param counted the working day the declaration counts as received on
    /// @param due until when the staff owe the next step
    record Dates(
            Optional<LocalDate> counted,
            Optional<LocalDate> promised,
            Optional<LocalDate> statutory,
            Optional<LocalDate> due) {}

    /// @param received when the declaration of the present round reached the console
    /// @param accepted when it was accepted, if it was
    Dates dates(State state, Limits limits, Instant received, Optional<Instant> accepted) {
        Optional<LocalDate> counted = days.countedOn(received.atZone(ZONE));
        Optional<LocalDate> start = accepted.flatMap(at -> days.countedOn(at.atZone(ZONE)));
        Optional<LocalDate> promised = start.flatMap(day -> end(day, limits.promised(), limits.unit()));
        Optional<LocalDate> statutory = start.flatMap(day -> end(day, limits.statutory(), limits.unit()));
        Optional<LocalDate> due = switch (state) {
            case SUBMITTED -> counted.flatMap(day -> days.plus(day, ANSWER_DAYS));
            case ACCEPTED, COLLECTED, TRANSFERRED, APPROVED, REJECTED -> promised;
            case CORRECTION, NOT_ACCEPTED, CONCLUDED, ISSUED, WITHDRAWN -> Optional.empty();
        };
        return new Dates(counted, promised, statutory, due);
    }

    private Optional<LocalDate> end(LocalDate start, int number, Limits.Unit unit) {
        return switch (unit) {
            case WORKING_DAY -> days.plus(start, number);
            case CALENDAR_DAY -> days.plusCalendarDays(start, number);
        };
    }

    /// The day at the hall.
    static LocalDate day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    /// Working days until the end of `due`; negative when it has passed.
    OptionalInt left(Instant now, Optional<LocalDate> due) {
        return due.isEmpty() ? OptionalInt.empty() : days.left(day(now), due.get());
    }
}
