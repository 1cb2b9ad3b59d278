package org.nightwindow.console.fleet;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;

/// The fleet on the night board: what the page shows, in words, ready to be drawn.
///
/// @param aside what else is true of the fleet
/// @param tally how many kiosks are in each state, without the states nobody is in but working
/// @param rows every kiosk, each always in its place
/// @param cut whether there are more kiosks than rows, for a link to all of them
public record BoardPage(String aside, List<Count> tally, List<Row> rows, boolean cut) {
    /// Silence is not "none".
    public static final int NOT_KNOWN = -1;

    public record Count(KioskState state, String words, long count) {}

    /// @param off what residents cannot do now, and why
    /// @param unknown documents of which nobody knows whether they were printed; [#NOT_KNOWN] when none is known of
    /// and the kiosk is silent
    /// @param heard age of the last heartbeat
    /// @param planned work that was announced here and is on; empty when none is
    public record Row(
            String id,
            String name,
            KioskState state,
            String stateWords,
            String off,
            List<Part> parts,
            int unknown,
            String heard,
            String software,
            String planned) {}

    /// @param words name and state, for who cannot see the shape
    public record Part(String shape, String words) {}

    /// More than this nobody reads on a board; then it shows only those somebody may have to go to.
    private static final int MOST = 50;

    /// For the night board.
    ///
    /// @param planned what work is on at a kiosk
    /// @param unknown by kiosk, how many documents may or may not have been printed
    public static BoardPage of(
            Frame frame,
            List<Kiosk> kiosks,
            Function<String, Optional<PlannedWork>> planned,
            Map<String, Integer> unknown) {
        boolean cut = kiosks.size() > MOST;
        List<Kiosk> shown = cut ? worst(kiosks) : kiosks;
        return new BoardPage(
                aside(frame, kiosks, unknown),
                tally(frame, kiosks),
                shown.stream()
                        .map(kiosk -> row(frame, kiosk, planned.apply(kiosk.id()), unknown.getOrDefault(kiosk.id(), 0)))
                        .toList(),
                cut);
    }

    /// For another page than the board: what is true of the whole fleet, without a row.
    static BoardPage above(Frame frame, List<Kiosk> kiosks, Map<String, Integer> unknown) {
        return new BoardPage(aside(frame, kiosks, unknown), tally(frame, kiosks), List.of(), false);
    }

    /// Those somebody must come to first, in their usual order.
    private static List<Kiosk> worst(List<Kiosk> kiosks) {
        return kiosks.stream()
                .filter(kiosk -> kiosk.state() != KioskState.WORKING && kiosk.state() != KioskState.NONE)
                .sorted(Comparator.comparing(Kiosk::state))
                .limit(MOST)
                .sorted(Comparator.comparing(Kiosk::id))
                .toList();
    }

    static List<Count> tally(Frame frame, List<Kiosk> kiosks) {
        return Arrays.stream(KioskState.values())
                .map(state -> new Count(
                        state,
                        frame.say(state.zh(), state.en()),
                        kiosks.stream().filter(kiosk -> kiosk.state() == state).count()))
                .filter(count -> count.count() > 0 || count.state() == KioskState.WORKING)
                .toList();
    }

    private static String aside(Frame frame, List<Kiosk> kiosks, Map<String, Integer> unknownAt) {
        if (kiosks.isEmpty()) {
            return frame.say("先取一张登记票，写进自助机的票据文件。", "Make a ticket and write it into the kiosk's ticket file.");
        }
        long whole = kiosks.stream()
                .filter(kiosk -> kiosk.state() == KioskState.WORKING || kiosk.state() == KioskState.WATCH)
                .count();
        long unknown = kiosks.stream()
                .filter(kiosk -> unknownAt.containsKey(kiosk.id()))
                .count();
        String can = frame.say(
                kiosks.size() + " 台里 " + whole + " 台什么都能办", whole + " of " + kiosks.size() + " can do everything");
        return unknown == 0
                ? can
                : can + frame.say("；" + unknown + " 台有打没打出来还不知道的证明", "; " + unknown + " with paper nobody knows of");
    }

    static Row row(Frame frame, Kiosk kiosk, Optional<PlannedWork> planned, int unknown) {
        boolean silent = kiosk.state() == KioskState.LOST || kiosk.state() == KioskState.NONE;
        return new Row(
                kiosk.id(),
                frame.say(kiosk.name().zh(), kiosk.name().en()),
                kiosk.state(),
                frame.say(kiosk.state().zh(), kiosk.state().en()),
                Harm.sentence(frame, kiosk),
                silent
                        ? List.of()
                        : kiosk.devices().stream()
                                .map(device -> part(frame, device))
                                .toList(),
                silent && unknown == 0 ? NOT_KNOWN : unknown,
                kiosk.heard().map(frame::age).orElse("—"),
                kiosk.heartbeat().map(Heartbeat::software).orElse("—"),
                planned.map(work -> words(frame, work)).orElse(""));
    }

    /// Until when work is on, and what it is.
    static String words(Frame frame, PlannedWork work) {
        String until = frame.when(Instant.ofEpochMilli(work.untilAt()));
        return frame.say("计划检修到 " + until + "：" + work.reason(), "planned work until " + until + ": " + work.reason());
    }

    private static Part part(Frame frame, Heartbeat.Device device) {
        DeviceWords.State state = DeviceWords.state(device.state());
        return new Part(
                state.shape(),
                frame.say(DeviceWords.role(device.role())) + frame.say("：", ": ") + frame.say(state.words()));
    }
}
