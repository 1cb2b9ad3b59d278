package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// This month or day, or a later one.
public record NotInPast() implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        String today = now.today().toString();
        String oldest = today.substring(0, Math.min(value.length(), today.length()));
        return value.compareTo(oldest) >= 0
                ? Optional.empty()
                : Optional.of(new Text("已经过去了，最早选 " + oldest, "This has passed; the earliest is " + oldest));
    }
}
