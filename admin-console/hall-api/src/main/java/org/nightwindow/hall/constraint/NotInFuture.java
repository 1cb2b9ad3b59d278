package org.nightwindow.hall.constraint;

import java.time.LocalDate;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// A month or date that has begun.
public record NotInFuture() implements Constraint {
    private static final int MONTH_LENGTH = "2026-01".length();

    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        LocalDate today = now.today();
        String newest = today.toString()
                .substring(0, Math.min(value.length(), today.toString().length()));
        if (value.compareTo(newest) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                value.length() <= MONTH_LENGTH
                        ? new Text("这个月还没有到，最晚选 " + newest, "This month is still to come; the latest is " + newest)
                        : new Text("这一天还没有到，最晚选 " + newest, "This day is still to come; the latest is " + newest));
    }
}
