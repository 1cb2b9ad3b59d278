package org.nightwindow.hall.constraint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// How old the person of an ID number is today, by digits 7 to 14 of the number (GB 11643). Says nothing of a number
/// that is no number; [Checksum#GB11643] does.
///
/// @param years complete years, at least
public record MinAge(int years) implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        if (!value.matches("[0-9]{17}[0-9X]")) {
            return Optional.empty();
        }
        LocalDate born;
        try {
            born = LocalDate.of(
                    Integer.parseInt(value.substring(6, 10)),
                    Integer.parseInt(value.substring(10, 12)),
                    Integer.parseInt(value.substring(12, 14)));
        } catch (DateTimeException e) {
            return Optional.of(new Text(
                    "第 7 到 14 位是出生日期，" + value.substring(6, 14) + " 不是一个日子，请对照证件",
                    "Characters 7 to 14 are the date of birth; " + value.substring(6, 14)
                            + " is no date. Please compare"));
        }
        int age = Period.between(born, now.today()).getYears();
        return age >= years
                ? Optional.empty()
                : Optional.of(new Text(
                        "按这个号码，今年 " + Math.max(age, 0) + " 岁，要满 " + years + " 岁。请对照证件看看出生年份",
                        "By this number the person is " + Math.max(age, 0) + "; it takes " + years
                                + ". Please compare the year of birth"));
    }
}
