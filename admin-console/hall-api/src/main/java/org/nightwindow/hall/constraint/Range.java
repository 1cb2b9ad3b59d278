package org.nightwindow.hall.constraint;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;

/// A number between two others.
///
/// @param min inclusive
/// @param max inclusive
public record Range(BigDecimal min, BigDecimal max) implements Constraint {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        if (!NUMBER.matcher(value).matches()) {
            return Optional.of(new Text(
                    "请填数字，比如 " + min.toPlainString(), "Please enter a number, such as " + min.toPlainString()));
        }
        BigDecimal number = new BigDecimal(value);
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            String from = min.toPlainString();
            String to = max.toPlainString();
            return Optional.of(
                    new Text("请填 " + from + " 到 " + to + " 之间的数", "Please enter a number from " + from + " to " + to));
        }
        return Optional.empty();
    }
}
