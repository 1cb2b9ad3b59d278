package org.nightwindow.console.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.catalogue.Declaring.Limits;
import org.nightwindow.hall.filing.CaseView.State;

/// The clock of a case as its page draws it.
///
/// @param number how many working days are left, as a large figure; empty when it cannot be told
/// @param words what the figure counts
/// @param shape `out` when it is late, `warn` when it is close, `mnt` when it stands, `unk` when nobody knows
/// @param cells one for each working day of the limit
/// @param facts the limits and where counting began
public record ClockFace(String number, String words, String shape, List<Cell> cells, List<String> facts) {
    /// More would not be read.
    private static final int MOST_CELLS = 30;

    /// @param mark `used`, `today` or `left`
    /// @param gap whether days off lie before it
    public record Cell(String mark, boolean gap, String title) {}

    static ClockFace of(Frame frame, CaseRow row, CaseClock clock) {
        Optional<LocalDate> due = row.due();
        OptionalInt left = clock.left(frame.now(), due);
        return new ClockFace(
                left.isPresent() ? String.valueOf(Math.abs(left.getAsInt())) : "",
                words(frame, row, left),
                CaseListPage.shape(frame, row, left),
                due.map(day -> cells(frame, row, clock, day)).orElse(List.of()),
                facts(frame, row));
    }

    private static String words(Frame frame, CaseRow row, OptionalInt left) {
        if (row.state() == State.CORRECTION) {
            return frame.say("时钟停着，等申请人补正", "The clock stands; corrections are waited for");
        }
        if (!row.state().open()) {
            return frame.say("已经办结，时钟停了", "Concluded; the clock has stopped");
        }
        if (left.isEmpty()) {
            return frame.say("日期不知道：缺工作日历", "No date known: working days are missing");
        }
        boolean answer = row.state() == State.SUBMITTED;
        if (left.getAsInt() < 0) {
            return answer
                    ? frame.say("个工作日，答复晚了", "working days late to answer")
                    : frame.say("个工作日，过了承诺日", "working days past the promised day");
        }
        return answer
                ? frame.say("个工作日内要答复", "working days left to answer")
                : frame.say("个工作日到承诺日", "working days to the promised day");
    }

    private static List<Cell> cells(Frame frame, CaseRow row, CaseClock clock, LocalDate due) {
        LocalDate today = CaseClock.day(frame.now());
        List<Cell> cells = new ArrayList<>();
        boolean gap = false;
        LocalDate first = row.counted().orElse(due);
        for (LocalDate day = first; !day.isAfter(due) && cells.size() < MOST_CELLS; day = day.plusDays(1)) {
            if (!clock.days().isWorking(day).orElse(false)) {
                gap = true;
                continue;
            }
            String mark = day.equals(today) ? "today" : day.isBefore(today) ? "used" : "left";
            cells.add(new Cell(mark, gap, day.toString()));
            gap = false;
        }
        return cells;
    }

    private static List<String> facts(Frame frame, CaseRow row) {
        List<String> facts = new ArrayList<>();
        String unit = row.limits().unit() == Limits.Unit.WORKING_DAY
                ? frame.say(" 个工作日", " working days")
                : frame.say(" 天", " days");
        facts.add(frame.say("承诺 ", "Promised: ")
                + row.limits().promised()
                + unit
                + row.promised()
                        .map(day -> frame.say("，" + day + " 前", ", by " + day))
                        .orElse(""));
        facts.add(frame.say("法定 ", "By law: ")
                + row.limits().statutory()
                + unit
                + row.statutory()
                        .map(day -> frame.say("，" + day + " 前", ", by " + day))
                        .orElse(""));
        row.counted().ifPresent(day -> facts.add(frame.say("算 " + day + " 收到", "Counts as received on " + day)));
        row.due()
                .filter(_ -> row.state() == State.SUBMITTED)
                .ifPresent(day -> facts.add(frame.say(
                        "收到后 " + CaseClock.ANSWER_DAYS + " 个工作日内答复，" + day + " 前",
                        "Answer within " + CaseClock.ANSWER_DAYS + " working days of that, by " + day)));
        return facts;
    }
}
