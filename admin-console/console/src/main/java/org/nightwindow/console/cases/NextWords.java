package org.nightwindow.console.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.hall.Text;

/// What comes next of a case, until when, and what its applicant has to do.
final class NextWords {
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日", Locale.CHINESE);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private static final Text NOTHING = new Text("您现在不用做什么。", "You need do nothing now.");

    private static final Text NO_CALENDAR = new Text(
            "那一年的工作日历还没有公布，日期现在说不准，到时会补上。",
            "The working days of that year are not published yet, so no date can be given; it will be added.");

    /// @param received when what is judged now came
    static Text of(CaseRow row, Instant received, CaseClock clock, Instant now) {
        return switch (row.state()) {
            case SUBMITTED ->
                row.counted().isEmpty()
                        ? join(NO_CALENDAR, NOTHING)
                        : outOfHours(row, received)
                                .map(words -> join(words, join(answer(row, clock, now), NOTHING)))
                                .orElse(join(answer(row, clock, now), NOTHING));
            case CORRECTION ->
                new Text(
                        "请按列出的各条改好，在任何一台自助机上把这一项重新填报一次，编号不变。等您补正的时间不算在办理时限里。",
                        "Mend everything on the list and fill in this item again at any kiosk; the number stays the same. The"
                                + " clock stands still until then.");
            case ACCEPTED, COLLECTED, TRANSFERRED, APPROVED, REJECTED -> join(promise(row, clock, now), NOTHING);
            case NOT_ACCEPTED ->
                new Text(
                        "这件没有受理，已经结束。情况变了可以重新申报；不服可以依法申请复议或起诉。",
                        "This was not accepted and is over. You may file again when things have changed, or ask for a review"
                                + " under the law.");
            case CONCLUDED ->
                join(new Text("已经办结，正在把结果发给您。", "It is concluded and the result is on its way."), NOTHING);
            case ISSUED -> new Text("这件办完了，没有要您再做的。", "It is finished. Nothing is left for you to do.");
            case WITHDRAWN -> new Text("这件已撤回。需要时可以重新申报。", "This was withdrawn. You may file again.");
        };
    }

    /// When it counts as received on another day than it came.
    private static Optional<Text> outOfHours(CaseRow row, Instant received) {
        LocalDate came = received.atZone(CaseClock.ZONE).toLocalDate();
        return row.counted()
                .filter(counted -> counted.isAfter(came))
                .map(counted -> new Text(
                        "下班时间提交，算 " + zh(counted) + "收到。",
                        "It came out of hours and counts as received on " + en(counted) + "."));
    }

    private static Text answer(CaseRow row, CaseClock clock, Instant now) {
        Optional<LocalDate> due = row.due();
        if (due.isEmpty()) {
            return NO_CALENDAR;
        }
        return clock.left(now, due).orElse(0) < 0
                ? new Text(
                        "工作人员本该在 " + zh(due.get()) + "以前答复，已经晚了，可以到窗口催问。",
                        "Staff should have answered by " + en(due.get()) + " and are late; you may ask at a counter.")
                : new Text(
                        "工作人员会在 " + zh(due.get()) + "以前答复：受理，或把要补的一次说全。",
                        "Staff will answer by " + en(due.get())
                                + ": they accept it, or name everything that is missing.");
    }

    private static Text promise(CaseRow row, CaseClock clock, Instant now) {
        Optional<LocalDate> promised = row.promised();
        if (promised.isEmpty()) {
            return NO_CALENDAR;
        }
        OptionalInt left = clock.left(now, promised);
        String zh = zh(promised.get());
        String en = en(promised.get());
        if (left.isEmpty() && CaseClock.day(now).isAfter(promised.get())) {
            return new Text(
                    "承诺 " + zh + "办结，已经晚了，可以到窗口催问。",
                    "It was promised by " + en + " and is late; you may ask at a counter.");
        }
        if (left.isEmpty()) {
            return new Text("承诺 " + zh + "以前办结。", "It is promised by " + en + ".");
        }
        int number = left.getAsInt();
        if (number < 0) {
            return new Text(
                    "承诺 " + zh + "办结，已经晚了 " + -number + " 个工作日，可以到窗口催问。",
                    "It was promised by " + en + " and is " + count(-number) + " late; you may ask at a counter.");
        }
        return number == 0
                ? new Text("承诺今天办结。", "It is promised for today.")
                : new Text(
                        "承诺 " + zh + "以前办结，还有 " + number + " 个工作日。",
                        "It is promised by " + en + ", " + count(number) + " from now.");
    }

    private static String count(int number) {
        return number == 1 ? "1 working day" : number + " working days";
    }

    static String zh(LocalDate day) {
        return ZH.format(day);
    }

    static String en(LocalDate day) {
        return EN.format(day);
    }

    private static Text join(Text first, Text second) {
        return new Text(first.zh() + second.zh(), first.en() + " " + second.en());
    }

    private NextWords() {}
}
