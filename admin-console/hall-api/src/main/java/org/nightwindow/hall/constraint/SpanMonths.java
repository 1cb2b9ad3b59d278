package org.nightwindow.hall.constraint;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// A period of months that is not too long, both ends counted.
///
/// @param from key of the field with the first month
/// @param max how many months at most
public record SpanMonths(String from, int max) implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        try {
            YearMonth last = YearMonth.parse(value);
            YearMonth first = YearMonth.parse(form.value(from));
            if (ChronoUnit.MONTHS.between(first, last) + 1 <= max) {
                return Optional.empty();
            }
            YearMonth latest = first.plusMonths(max - 1L);
            return Optional.of(new Text(
                    "一次最多开 " + max + " 个月，从 " + first + " 起最晚到 " + latest,
                    "One certificate covers at most " + max + " months; from " + first + " the latest is " + latest));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the type of the field explains what is no month
        }
    }
}
