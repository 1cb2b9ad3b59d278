package org.nightwindow.console.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.State;

/// The list of cases in words, ready to be drawn.
///
/// @param sentence what is most urgent
/// @param calendar what is missing of the working days; empty when nothing is
/// @param rows who must act soonest first
/// @param more whether there are more than are shown
public record CaseListPage(String sentence, String calendar, Show show, List<Tab> tabs, List<Row> rows, boolean more) {
    static final int MOST = 200;

    /// What may be listed.
    public enum Show {
        STAFF(
                new Text("要办的", "For staff"),
                EnumSet.of(
                        State.SUBMITTED,
                        State.ACCEPTED,
                        State.COLLECTED,
                        State.TRANSFERRED,
                        State.APPROVED,
                        State.REJECTED,
                        State.CONCLUDED)),
        ACCEPT(new Text("待受理", "To accept"), EnumSet.of(State.SUBMITTED)),
        PASS(new Text("收件传送", "To pass on"), EnumSet.of(State.ACCEPTED, State.COLLECTED)),
        DECIDE(new Text("待审批", "To decide"), EnumSet.of(State.TRANSFERRED)),
        FINISH(new Text("办结出件", "To finish"), EnumSet.of(State.APPROVED, State.REJECTED, State.CONCLUDED)),
        CORRECT(new Text("等补正", "With applicants"), EnumSet.of(State.CORRECTION)),
        CLOSED(new Text("已结束", "Closed"), EnumSet.of(State.NOT_ACCEPTED, State.ISSUED, State.WITHDRAWN));

        private final Text words;
        private final Set<State> states;

        Show(Text words, Set<State> states) {
            this.words = words;
            this.states = states;
        }

        Set<State> states() {
            return states;
        }

        /// In an address.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Show of(@Nullable String key) {
            for (Show show : values()) {
                if (show.key().equals(key)) {
                    return show;
                }
            }
            return STAFF;
        }
    }

    public record Tab(Show show, String words, long count) {}

    /// @param shape what the clock means: `out` late, `warn` due today or tomorrow, `mnt` stopped, else empty
    public record Row(
            String number,
            String brief,
            String who,
            String item,
            String state,
            String shape,
            String left,
            String filed,
            String kiosk) {}

    static CaseListPage of(Frame frame, WorkingDays days, Show show, List<CaseRow> found, ToLongFunction<Show> counts) {
        List<Row> rows = found.stream()
                .limit(MOST)
                .map(row -> row(frame, new CaseClock(days), row))
                .toList();
        List<Tab> tabs = new ArrayList<>();
        for (Show each : Show.values()) {
            tabs.add(new Tab(each, frame.say(each.words), counts.applyAsLong(each)));
        }
        return new CaseListPage(
                sentence(frame, rows), calendar(frame, days), show, tabs, rows, found.size() > rows.size());
    }

    static Row row(Frame frame, CaseClock clock, CaseRow row) {
        OptionalInt left = clock.left(frame.now(), row.due());
        return new Row(
                row.caseNumber(),
                CaseNumber.brief(row.caseNumber()),
                row.facts().applicantMasked(),
                frame.say(row.itemName()),
                frame.say(ActionWords.state(row.state())),
                shape(frame, row, left),
                left(frame, row, left),
                frame.when(row.filed()),
                row.facts().kioskId());
    }

    static String shape(Frame frame, CaseRow row, OptionalInt left) {
        if (row.state() == State.CORRECTION) {
            return "mnt";
        }
        if (row.due().filter(CaseClock.day(frame.now())::isAfter).isPresent()) {
            return "out";
        }
        if (left.isEmpty()) {
            return row.due().isEmpty() && row.state().open() ? "unk" : "";
        }
        return left.getAsInt() <= 1 ? "warn" : "";
    }

    private static String left(Frame frame, CaseRow row, OptionalInt left) {
        if (row.state() == State.CORRECTION) {
            return frame.say("时钟停着", "clock stopped");
        }
        if (left.isEmpty()
                && row.due().filter(CaseClock.day(frame.now())::isAfter).isPresent()) {
            return frame.say("晚了", "late");
        }
        if (left.isEmpty()) {
            return row.state().open() ? frame.say("日期不知道", "no date known") : "—";
        }
        int number = left.getAsInt();
        if (number < 0) {
            return frame.say("晚了 " + -number + " 天", -number == 1 ? "1 day late" : -number + " days late");
        }
        return number == 0
                ? frame.say("今天到期", "due today")
                : frame.say("剩 " + number + " 天", number == 1 ? "1 day left" : number + " days left");
    }

    private static String sentence(Frame frame, List<Row> rows) {
        long late = rows.stream().filter(row -> row.shape().equals("out")).count();
        long soon = rows.stream().filter(row -> row.shape().equals("warn")).count();
        if (late > 0) {
            return frame.say(late + " 件已经晚了", late == 1 ? "1 case is late" : late + " cases are late");
        }
        if (soon > 0) {
            return frame.say(
                    soon + " 件今明两天到期", soon == 1 ? "1 case is due by tomorrow" : soon + " cases are due by tomorrow");
        }
        return frame.say("办件台", "Case desk");
    }

    /// Said of the present year, and from November on, when its notice is usually out, of the next.
    private static String calendar(Frame frame, WorkingDays days) {
        LocalDate today = frame.now().atZone(Frame.ZONE).toLocalDate();
        List<String> missing = IntStream.rangeClosed(
                        today.getYear(), today.getMonthValue() >= 11 ? today.getYear() + 1 : today.getYear())
                .filter(year -> !days.knows(year))
                .mapToObj(Integer::toString)
                .toList();
        return missing.isEmpty()
                ? ""
                : frame.say(
                        String.join("、", missing) + " 年的工作日历还没有装入。落在那时的日期不算，也不猜；装入后自己补上。",
                        "The working days of " + String.join(" and ", missing)
                                + " are not loaded. Dates in that time are"
                                + " neither computed nor guessed; they are added once they are.");
    }
}
