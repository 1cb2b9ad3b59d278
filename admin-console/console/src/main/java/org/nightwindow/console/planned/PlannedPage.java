package org.nightwindow.console.planned;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Text;

/// The page of announced work, in words, ready to be drawn.
///
/// @param choices where it can be announced, by the key of the spot
public record PlannedPage(List<Row> rows, List<Choice> choices, Form form) {
    /// @param shape `mnt` while it is on
    public record Row(
            long id, String where, String when, String reason, String who, String shape, String state, boolean open) {}

    public record Choice(String key, String words) {}

    /// What was typed.
    ///
    /// @param from and until as the browser's field gives them: `2026-11-23T01:00`, where the hall is
    /// @param problem empty when nothing is wrong
    public record Form(String where, String from, String until, String reason, String problem) {}

    static PlannedPage of(Frame frame, List<PlannedWork> works, Map<String, Text> places, Form form) {
        return new PlannedPage(
                works.stream()
                        .filter(work -> places.containsKey(work.spot().key()))
                        .map(work -> row(frame, work, places))
                        .toList(),
                places.entrySet().stream()
                        .map(place -> new Choice(place.getKey(), frame.say(place.getValue())))
                        .toList(),
                form);
    }

    private static Row row(Frame frame, PlannedWork work, Map<String, Text> places) {
        Instant from = Instant.ofEpochMilli(work.fromAt());
        Instant until = Instant.ofEpochMilli(work.untilAt());
        boolean over = !until.isAfter(frame.now());
        String state = over
                ? work.endedBy() == null
                        ? frame.say("结束了", "over")
                        : frame.say(work.endedBy() + " 提前结束", "ended by " + work.endedBy())
                : work.isOn(frame.now()) ? frame.say("进行中", "on") : frame.say("还没开始", "to come");
        String key = work.spot().key();
        return new Row(
                work.id(),
                frame.say(places.getOrDefault(key, new Text(key, key))),
                frame.say(frame.when(from) + " 到 " + frame.when(until), frame.when(from) + " to " + frame.when(until)),
                work.reason(),
                work.who(),
                over ? "off" : work.isOn(frame.now()) ? "mnt" : "off",
                state,
                !over);
    }
}
