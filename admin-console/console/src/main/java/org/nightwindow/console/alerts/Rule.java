package org.nightwindow.console.alerts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Text;

/// When somebody is called, and how.
///
/// @param id stands in the database: `kiosk-offline`
/// @param after how long the condition must have lasted
/// @param repeat how long until it is told again while nobody has taken it; zero: told once
/// @param before for [Condition#SUPPLY_ENDING]: the day of the week on which supplies are brought
/// @param from hour of the hall from which it is told; with `to` at the same time: at any hour
public record Rule(
        String id,
        Condition when,
        Urgency urgency,
        Duration after,
        Duration repeat,
        LocalTime from,
        LocalTime to,
        Optional<DayOfWeek> before,
        Text title) {

    /// People come at the begin of the working day.
    private static final LocalTime ROUND = LocalTime.of(8, 0);

    /// Whether somebody must go there at night.
    public enum Urgency {
        NOW,
        TODAY
    }

    /// The next time after `moment` at which supplies are brought; every day when the rule names none.
    Instant nextRound(Instant moment) {
        ZonedDateTime here = moment.atZone(Frame.ZONE);
        ZonedDateTime round = before.map(day -> here.with(TemporalAdjusters.nextOrSame(day)))
                .orElse(here)
                .with(ROUND);
        return (round.isAfter(here) ? round : round.plusDays(before.isPresent() ? 7 : 1)).toInstant();
    }

    /// The first moment from `moment` on at which it may be told.
    Instant tellFrom(Instant moment) {
        if (from.equals(to)) {
            return moment;
        }
        ZonedDateTime here = moment.atZone(Frame.ZONE);
        LocalTime time = here.toLocalTime();
        boolean inside = from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
        if (inside) {
            return moment;
        }
        ZonedDateTime start = here.with(from);
        return (start.isBefore(here) ? start.plusDays(1) : start).toInstant();
    }
}
