package org.nightwindow.hall.constraint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;

/// An ID number of somebody old enough on the day it is filed. Digits 7 to 14 are the date of birth, GB 11643.
///
/// @param years full years, reached on the birthday
public record AgeAtLeast(int years) implements Constraint {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{17}[0-9Xx]");
    private static final int BIRTH = 6;
    private static final int BIRTH_END = 14;
    private static final int YEAR = 4;

    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        Optional<LocalDate> birth = birth(value).filter(day -> !day.isAfter(now.today()));
        if (birth.isEmpty()) {
            return Optional.of(new Text(
                    "号码里的出生日期不对，请对照证件再看一遍",
                    "The date of birth in this number is not right. Please compare it with the card"));
        }
        long age = ChronoUnit.YEARS.between(birth.get(), now.today());
        return age >= years
                ? Optional.empty()
                : Optional.of(new Text(
                        "按这个号码今年 " + age + " 岁，要满 " + years + " 岁。请对照证件看出生年份",
                        "By this number the person is " + age + "; it starts at " + years
                                + ". Please compare the year with the card"));
    }

    /// The year, when the person is too young by it; the whole date, when there is no such day.
    @Override
    public Mark mark(String value, CheckContext now) {
        if (!SHAPE.matcher(value).matches()) {
            return Mark.whole(value);
        }
        boolean real = birth(value).filter(day -> !day.isAfter(now.today())).isPresent();
        return real ? new Mark(BIRTH, BIRTH + YEAR) : new Mark(BIRTH, BIRTH_END);
    }

    private static Optional<LocalDate> birth(String value) {
        if (!SHAPE.matcher(value).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.substring(BIRTH, BIRTH_END), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
