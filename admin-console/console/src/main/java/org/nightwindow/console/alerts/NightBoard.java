package org.nightwindow.console.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.alerts.AlertRow.State;
import org.nightwindow.console.fleet.Called;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Text;

/// What is wrong now, in words, ready to be drawn: harm before hardware, the worst first.
///
/// @param sentence how many kiosks somebody must go to, and how many residents were turned away
/// @param rows open alerts, the worst
/// @param more how many are not among them
/// @param earlier the newest that are over, for the page of alerts
/// @param unreached by which channels nobody can be told, and since when
public record NightBoard(String sentence, List<Row> rows, int more, List<Row> earlier, List<String> unreached) {
    /// More than this nobody works through in a night; as some are done, the next take their place.
    private static final int MOST = 100;

    /// @param shape of the state: `out` when residents are or may be turned away, `warn` when it can wait for the day
    /// @param harm empty when nobody was turned away
    /// @param elsewhere where the same can be done; empty when that is not the question
    /// @param taker who has it; empty when nobody
    /// @param held why nobody is called for it now; empty when people are
    public record Row(
            long id,
            String kioskId,
            String kiosk,
            String shape,
            String what,
            String harm,
            String elsewhere,
            String elsewhereId,
            String since,
            String age,
            String taker,
            String held,
            boolean mine,
            String over) {}

    /// What happened with one alert.
    public record Told(String when, String sentence, String who, String note) {}

    /// The page of one alert.
    ///
    /// @param people to whom it can be given
    public record Page(Row row, boolean open, boolean quiet, List<Told> story, List<String> people) {}

    /// @param awayAt by kiosk, how many residents were turned away
    /// @param failing channels by which nothing leaves, and since when
    static NightBoard of(
            Frame frame,
            AlertWords words,
            Map<String, Integer> awayAt,
            List<AlertRow> open,
            List<AlertRow> closed,
            Map<String, Instant> failing) {
        List<AlertRow> waiting = open.stream()
                .filter(row -> row.state() == State.OPEN)
                .sorted(Comparator.comparing((AlertRow row) -> words.held(row).isPresent())
                        .thenComparing(AlertRow::urgency)
                        .thenComparingInt(row -> -words.away(row))
                        .thenComparingLong(AlertRow::since))
                .toList();
        long kiosks = waiting.stream()
                .filter(row -> words.held(row).isEmpty())
                .map(AlertRow::kioskId)
                .distinct()
                .count();
        int away = waiting.stream()
                .map(AlertRow::kioskId)
                .distinct()
                .mapToInt(kiosk -> awayAt.getOrDefault(kiosk, 0))
                .sum();
        return new NightBoard(
                words.noKiosks() ? frame.say("还没有自助机", "No kiosk yet") : sentence(frame, kiosks, away),
                waiting.stream().limit(MOST).map(row -> row(frame, words, row)).toList(),
                Math.max(0, waiting.size() - MOST),
                closed.stream().map(row -> row(frame, words, row)).toList(),
                failing.entrySet().stream()
                        .map(channel -> WhoWasTold.unreached(channel.getKey(), frame.when(channel.getValue())))
                        .map(frame::say)
                        .toList());
    }

    private static String sentence(Frame frame, long kiosks, int away) {
        if (kiosks == 0) {
            return frame.say("现在没有要处理的", "Nothing to do now");
        }
        String need =
                frame.say(kiosks + " 台自助机要处理", kiosks == 1 ? "1 kiosk needs someone" : kiosks + " kiosks need someone");
        return away == 0
                ? need
                : need
                        + frame.say(
                                "，" + away + " 位群众没有办成",
                                ". " + away + (away == 1 ? " resident was" : " residents were") + " turned away");
    }

    static Row row(Frame frame, AlertWords words, AlertRow row) {
        Optional<AlertWords.Elsewhere> elsewhere = words.elsewhere(row);
        Instant since = Instant.ofEpochMilli(row.since());
        @Nullable String taker = row.takenBy();
        @Nullable Long closed = row.closedAt();
        return new Row(
                row.id(),
                row.kioskId(),
                frame.say(words.name(row)),
                words.held(row).isPresent() ? "mnt" : shape(row),
                frame.say(words.what(row)),
                words.harm(row).map(frame::say).orElse(""),
                closed == null
                        ? elsewhere
                                .map(AlertWords.Elsewhere::words)
                                .map(frame::say)
                                .orElse("")
                        : "",
                elsewhere.map(AlertWords.Elsewhere::kioskId).filter(frame::sees).orElse(""),
                frame.when(since),
                frame.age(since),
                taker == null ? "" : taker,
                words.held(row).map(frame::say).orElse(""),
                frame.viewer().map(viewer -> viewer.name().equals(taker)).orElse(false),
                closed == null ? "" : frame.when(Instant.ofEpochMilli(closed)));
    }

    private static String shape(AlertRow row) {
        if (row.state() == State.CLOSED) {
            return "ok";
        }
        if (row.takenBy() != null) {
            return "mnt";
        }
        return switch (row.ruleId()) {
            case "kiosk-offline" -> "lost";
            case "sheet-unknown", "history-forked" -> "unk";
            default -> row.urgency().equals(Rule.Urgency.NOW.name()) ? "out" : "warn";
        };
    }

    static Called called(Frame frame, AlertWords words, AlertRow alert, List<AlertStore.Note> notes) {
        Row row = row(frame, words, alert);
        return new Called(
                row.id(),
                row.shape(),
                begun(row.what()),
                row.harm(),
                row.elsewhere(),
                row.elsewhereId(),
                row.held(),
                row.taker(),
                row.mine(),
                alert.state() == State.OPEN,
                alert.role(),
                Instant.ofEpochMilli(alert.since()),
                notes.stream()
                        .map(note -> new Called.Word(
                                Instant.ofEpochMilli(note.notedAt()),
                                did(frame, note),
                                note.who(),
                                note.what().equals("opened")
                                        ? begun(words.turn(alert, note.note())
                                                .map(frame::say)
                                                .orElse(row.what()))
                                        : noted(frame, words, alert, note)))
                        .toList());
    }

    /// Where it begins a line.
    private static String begun(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What people and the console did, and whom it told, in its order.
    static List<Told> story(
            Frame frame, AlertWords words, AlertRow row, List<AlertStore.Note> notes, List<WhoWasTold.Line> told) {
        record At(long at, Told told) {}
        Stream<At> done = notes.stream()
                .map(note -> new At(
                        note.notedAt(),
                        new Told(
                                frame.when(Instant.ofEpochMilli(note.notedAt())),
                                did(frame, note),
                                note.who(),
                                noted(frame, words, row, note))));
        Stream<At> said = told.stream()
                .map(line -> new At(
                        line.at().toEpochMilli(), new Told(frame.when(line.at()), frame.say(line.words()), "", "")));
        return Stream.concat(done, said)
                .sorted(Comparator.comparingLong(At::at))
                .map(At::told)
                .toList();
    }

    private static String noted(Frame frame, AlertWords words, AlertRow row, AlertStore.Note note) {
        return switch (note.what()) {
            case "opened", "became" ->
                words.turn(row, note.note()).map(frame::say).orElse("");
            case "taken" -> note.note().isEmpty() ? "" : frame.say("从 " + note.note() + " 手里", "from " + note.note());
            case "left" -> frame.say(note.note() + " 不能再来", note.note() + " cannot come any more");
            default -> note.note();
        };
    }

    private static String did(Frame frame, AlertStore.Note note) {
        return frame.say(
                switch (note.what()) {
                    case "opened" -> new Text("告警", "Alert");
                    case "became" -> new Text("变了", "Changed");
                    case "over" -> new Text("好了", "Over");
                    case "taken" -> new Text("接手", "Took it");
                    case "given" -> new Text("派给", "Given to");
                    case "released" -> new Text("放下了", "Gave it back");
                    case "left" -> new Text("重新叫人", "Called anew");
                    case "quiet" -> new Text("不用处理", "Needs nobody");
                    default -> new Text("备注", "Noted");
                });
    }
}
