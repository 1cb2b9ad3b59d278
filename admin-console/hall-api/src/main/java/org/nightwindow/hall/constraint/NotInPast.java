package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// A month or date that is not over: the present one or a later one.
public record NotInPast() implements Constraint {
    private static final int MONTH_LENGTH = "2026-01".length();

    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        String today = now.today().toString();
        String earliest = today.substring(0, Math.min(value.length(), today.length()));
        if (value.compareTo(earliest) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                value.length() <= MONTH_LENGTH
                        ? new Text("这个月已经过了，最早选 " + earliest, "This month is over; the earliest is " + earliest)
                        : new Text("这一天已经过了，最早选 " + earliest, "This day is over; the earliest is " + earliest));
    }
}
