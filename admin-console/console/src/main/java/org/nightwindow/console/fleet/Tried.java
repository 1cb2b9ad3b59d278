package org.nightwindow.console.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.events.EventLog;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Text;

/// What was tried against what is wrong with a kiosk: by people, by commands, by the kiosk itself. The first thing
/// stands first, so it reads as it went.
///
/// @param since when it began to be wrong
/// @param earlier how many steps are not shown
public record Tried(String since, int earlier, List<Step> steps) {
    /// More than these nobody reads on a phone.
    static final int MOST = 15;

    /// @param shape of the result; empty when it has none
    /// @param result empty while that is not the question
    /// @param who empty for the kiosk and the console themselves
    /// @param more what a person wrote, or a part said
    public record Step(String when, String shape, String what, String result, String who, String more) {}

    private record Dated(Instant at, Step step) {}

    public Tried {
        steps = List.copyOf(steps);
    }

    /// Empty when nothing is wrong.
    static Optional<Tried> of(
            Frame frame, Kiosk kiosk, List<Called> called, List<Commands.Asked> commands, List<EventLog.Entry> events) {
        List<Heartbeat.Device> bad = kiosk.devices().stream()
                .filter(device -> DeviceWords.state(device.state()) != DeviceWords.State.WORKING)
                .toList();
        Optional<Instant> since = Stream.concat(
                        called.stream().map(Called::since), bad.stream().map(Heartbeat.Device::since))
                .min(Comparator.naturalOrder());
        return since.map(began -> {
            Set<String> roles = Stream.concat(
                            called.stream().map(Called::about), bad.stream().map(Heartbeat.Device::role))
                    .collect(Collectors.toSet());
            List<Dated> all = new ArrayList<>();
            called.forEach(alert -> alert.words().forEach(word -> all.add(word(frame, word))));
            commands.forEach(asked -> all.add(command(frame, kiosk.id(), asked)));
            events.forEach(entry -> event(frame, entry, roles).ifPresent(all::add));
            List<Step> steps = all.stream()
                    .filter(each -> !each.at().isBefore(began))
                    .sorted(Comparator.comparing(Dated::at))
                    .map(Dated::step)
                    .toList();
            int earlier = Math.max(0, steps.size() - MOST);
            return new Tried(frame.when(began), earlier, steps.subList(earlier, steps.size()));
        });
    }

    private static Dated word(Frame frame, Called.Word word) {
        return new Dated(word.at(), new Step(frame.when(word.at()), "", word.did(), "", word.who(), word.note()));
    }

    private static Dated command(Frame frame, String kioskId, Commands.Asked asked) {
        CommandWords words = CommandWords.of(frame, kioskId, asked);
        String failed = words.checks().stream()
                .filter(check -> !check.shape().equals("ok"))
                .map(check -> (check.name() + " " + check.detail()).strip())
                .collect(Collectors.joining(frame.say("；", "; ")));
        return new Dated(
                Instant.ofEpochMilli(asked.askedAt()),
                new Step(words.when(), words.shape(), words.title(), words.ending(), asked.askedBy(), failed));
    }

    private static Optional<Dated> event(Frame frame, EventLog.Entry entry, Set<String> roles) {
        EventWords words = EventWords.of(frame, entry);
        return entry.event()
                .flatMap(event -> switch (event) {
                    case KioskEvent.DeviceChanged changed ->
                        roles.contains(changed.role())
                                ? Optional.of(step(words, words.sentence(), changed.text()))
                                : Optional.empty();
                    case KioskEvent.Noticed(String number, String text) ->
                        LogEvent.of(number)
                                .flatMap(Tried::attempt)
                                .map(said -> step(words, frame.say(said), partFirst(frame, text)));
                    case KioskEvent.Started(String software, int openActs) ->
                        Optional.of(step(words, words.sentence(), software));
                    case KioskEvent.LedgerReplaced replaced ->
                        Optional.of(step(words, words.sentence(), replaced.reason()));
                    case KioskEvent.ActChanged act -> Optional.empty();
                    case KioskEvent.Rated rated -> Optional.empty();
                    case KioskEvent.VisitEnded ended -> Optional.empty();
                })
                .map(step -> new Dated(Instant.ofEpochMilli(entry.happenedAt()), step));
    }

    private static Step step(EventWords words, String what, String more) {
        return new Step(words.when(), words.shape(), what, "", "", more);
    }

    /// What a kiosk noticed and was an attempt to mend something.
    private static Optional<Text> attempt(LogEvent event) {
        return switch (event) {
            case DRIVER_CRASHED ->
                Optional.of(new Text("驱动出错，自助机自己重开了它", "Its driver crashed; the kiosk opened it again by itself"));
            case DRIVER_GIVEN_UP ->
                Optional.of(new Text(
                        "驱动接连出错，自助机停 15 分钟再试", "Its driver kept crashing; the kiosk leaves it alone for 15 minutes"));
            case NIGHT_ROUND -> Optional.of(new Text("夜间自检", "The night's self-test"));
            case STAFF_ENTERED -> Optional.of(new Text("有人在机器跟前开始检修", "Somebody began work in front of it"));
            case STAFF_LEFT -> Optional.of(new Text("机器跟前的检修结束", "The work in front of it ended"));
            case STAFF_SET_DEVICE -> Optional.of(new Text("在机器上改了设备的设置", "A device was set at the machine"));
            default -> Optional.empty();
        };
    }

    /// Notices of drivers begin with the role: `document-printer, acme.printer: …`.
    private static String partFirst(Frame frame, String text) {
        int comma = text.indexOf(", ");
        return comma <= 0 ? text : frame.say(DeviceWords.role(text.substring(0, comma))) + text.substring(comma);
    }
}
