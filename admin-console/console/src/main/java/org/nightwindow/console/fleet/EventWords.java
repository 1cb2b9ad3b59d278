package org.nightwindow.console.fleet;

import java.time.Instant;
import org.nightwindow.console.events.EventLog;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Text;

/// An event of a kiosk as a technician reads it.
///
/// @param shape what it means for residents, as for states; empty when it means nothing
/// @param todo what the technician does about it; empty when there is nothing to do
public record EventWords(String when, String shape, String sentence, String more, String todo) {
    private EventWords(String when, String shape, String sentence, String more) {
        this(when, shape, sentence, more, "");
    }

    private EventWords with(Frame frame, LogEvent event) {
        return new EventWords(when, shape, sentence, numbered(event).more, frame.say(event.action()));
    }

    private EventWords numbered(LogEvent event) {
        return new EventWords(when, shape, sentence, more.isEmpty() ? event.id() : event.id() + " · " + more, todo);
    }

    static EventWords of(Frame frame, EventLog.Entry entry) {
        String when = frame.when(Instant.ofEpochMilli(entry.happenedAt()));
        return entry.event()
                .map(event -> of(frame, when, event))
                .orElseGet(() -> new EventWords(
                        when,
                        "unk",
                        frame.say("一条这个版本读不懂的记录，已原样存好", "A record this version cannot read; kept as it came"),
                        "#" + entry.seq()));
    }

    private static EventWords of(Frame frame, String when, KioskEvent event) {
        return switch (event) {
            case KioskEvent.Started(String software, int openActs) ->
                new EventWords(
                        when,
                        openActs > 0 ? "unk" : "",
                        frame.say("程序启动", "Started")
                                + (openActs > 0
                                        ? frame.say(
                                                "，上次留下 " + openActs + " 件没了结的事",
                                                ", with " + openActs + " acts left open")
                                        : ""),
                        software);
            case KioskEvent.LedgerReplaced(String reason) ->
                new EventWords(
                                when,
                                "unk",
                                frame.say("账本坏了或丢了，换了新的一本", "The ledger was lost or unreadable; a new one began"),
                                reason)
                        .with(frame, LogEvent.LEDGER_REPLACED);
            case KioskEvent.ActChanged act -> act(frame, when, act);
            case KioskEvent.Rated rated ->
                new EventWords(
                        when,
                        "",
                        frame.say(
                                "一位群众评价：" + rated.level() + "（1 非常满意 … 5 非常不满意）",
                                "A resident rated " + rated.level() + " (1 very satisfied … 5 very dissatisfied)"),
                        rated.item() == null ? "" : rated.item());
            case KioskEvent.VisitEnded ended ->
                new EventWords(
                        when,
                        "",
                        frame.say("一位群众离开：", "A resident left: ") + frame.say(ending(ended.ending())),
                        (ended.item() == null ? "" : ended.item() + " · ")
                                + frame.say(
                                        "点了 " + ended.touches() + " 下，" + ended.seconds() + " 秒",
                                        ended.touches() + " touches, " + ended.seconds() + " s"));
            case KioskEvent.DeviceChanged device -> device(frame, when, device);
            case KioskEvent.Noticed(String id, String text) -> noticed(frame, when, id, text);
        };
    }

    private static EventWords device(Frame frame, String when, KioskEvent.DeviceChanged device) {
        DeviceWords.State state = DeviceWords.state(device.state());
        String often = device.changes() > 1
                ? frame.say(
                        "变了 " + device.changes() + " 次，最后这样", "changed " + device.changes() + " times, and is so now")
                : "";
        EventWords words = new EventWords(
                when,
                state.shape(),
                frame.say(DeviceWords.role(device.role())) + " · " + frame.say(state.words())
                        + (device.detail().equals("NONE")
                                ? ""
                                : frame.say("：", ": ") + frame.say(DeviceWords.detail(device.detail()))),
                device.text() + (often.isEmpty() || device.text().isEmpty() ? "" : " · ") + often);
        return device.event() == null
                ? words
                : LogEvent.of(device.event())
                        .map(event -> event == LogEvent.DEVICE_WORKS ? words.numbered(event) : words.with(frame, event))
                        .orElse(words);
    }

    /// A newer kiosk may notice what this console has no words for.
    private static EventWords noticed(Frame frame, String when, String id, String text) {
        return LogEvent.of(id)
                .map(event -> new EventWords(when, shape(event), frame.say(event.meaning()), text).with(frame, event))
                .orElseGet(() -> new EventWords(when, "warn", text, id));
    }

    private static EventWords act(Frame frame, String when, KioskEvent.ActChanged act) {
        String serial = act.serial() == null ? "" : act.serial() + " · ";
        EventWords words = new EventWords(
                when,
                shape(act.outcome()),
                act.item() + frame.say("：", ": ") + frame.say(ended(act)),
                serial + act.evidence());
        boolean sheet = act.kind().equals("PRINT") && act.outcome() == Outcome.UNKNOWN;
        return sheet ? words.with(frame, LogEvent.SHEET_UNKNOWN) : words;
    }

    private static Text ended(KioskEvent.ActChanged act) {
        return act.kind().equals("FILE") ? filed(act) : printed(act);
    }

    private static Text filed(KioskEvent.ActChanged act) {
        return switch (act.outcome()) {
            case DONE, RESOLVED_DONE -> new Text("申报交到后台了", "the declaration is with the console");
            case NOT_DONE, RESOLVED_NOT_DONE -> new Text("申报没有立案", "the declaration was not filed");
            case UNKNOWN -> new Text("申报送没送到还不知道，会自己再送", "handed in or not is unknown; it is sent again by itself");
        };
    }

    private static Text printed(KioskEvent.ActChanged act) {
        return switch (act.outcome()) {
            case DONE ->
                new Text(
                        "打印好了，" + act.pages() + " 页",
                        act.pages() == 1 ? "printed, 1 page" : "printed, " + act.pages() + " pages");
            case NOT_DONE -> new Text("没有打，编号作废", "not printed, the number is void");
            case UNKNOWN ->
                new Text("打没打出来还不知道，系统不会自己重打", "printed or not is unknown; it is not printed again by itself");
            case RESOLVED_DONE -> new Text("查清了：打出来了", "settled: it was printed");
            case RESOLVED_NOT_DONE -> new Text("查清了：没打出来，编号作废", "settled: not printed, the number is void");
        };
    }

    private static String shape(LogEvent event) {
        boolean everyday = event == LogEvent.STAFF_ENTERED
                || event == LogEvent.STAFF_LEFT
                || event == LogEvent.STAFF_SET_DEVICE
                || event == LogEvent.NIGHT_ROUND;
        return everyday ? "mnt" : "warn";
    }

    static String shape(Outcome outcome) {
        return switch (outcome) {
            case DONE, RESOLVED_DONE -> "ok";
            case NOT_DONE, RESOLVED_NOT_DONE -> "out";
            case UNKNOWN -> "unk";
        };
    }

    private static Text ending(String ending) {
        return switch (ending) {
            case "done" -> new Text("办完了", "done");
            case "left" -> new Text("自己离开", "left");
            case "timed-out" -> new Text("没有动静，已退出", "nobody was there any more");
            case "interrupted" -> new Text("被打断", "interrupted");
            default -> new Text(ending, ending);
        };
    }
}
