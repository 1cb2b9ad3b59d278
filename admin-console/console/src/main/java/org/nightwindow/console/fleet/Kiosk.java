package org.nightwindow.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Heartbeat;

/// One kiosk as far as it is known now.
///
/// @param state computed from what residents can have done, not from power
/// @param heard when its last heartbeat came, by our clock
/// @param heartbeat the last one; with [KioskState#LOST] it tells of the past
public record Kiosk(
        String id, HallName name, KioskState state, Optional<Instant> heard, Optional<Heartbeat> heartbeat) {

    /// Two heartbeats may be lost, and one be answered as late as can be. A page that nothing else changes is drawn
    /// anew every 15 s, so that silence is read after 90 s at most.
    public static final Duration LOST_AFTER = Duration.ofSeconds(75);

    /// Screens repaint at least this often even when nothing moves: the clock in their corner does.
    static final Duration PAINTS_EVERY = Duration.ofMinutes(2);

    /// Whether it was heard in the last moments. What was heard tomorrow was heard before our clock was set back.
    static boolean isLately(Instant heard, Instant now) {
        return !heard.isBefore(now.minus(LOST_AFTER)) && !heard.isAfter(now.plus(LOST_AFTER));
    }

    /// What a kiosk is by what it says.
    static KioskState state(Heartbeat said) {
        long offered = said.items().stream().filter(Heartbeat.Item::offered).count();
        long possible = said.items().stream().filter(Heartbeat.Item::available).count();
        if (said.maintenance()) {
            return KioskState.MAINTENANCE;
        }
        if (possible == 0) {
            return KioskState.OUT;
        }
        if (possible < offered) {
            return KioskState.PART;
        }
        return isSound(said) ? KioskState.WORKING : KioskState.WATCH;
    }

    /// From the top of the machine to its foot, whatever order its program tells them in: a part that changes place
    /// between two looks is not found.
    public List<Heartbeat.Device> devices() {
        return heartbeat.map(Heartbeat::devices).orElse(List.of()).stream()
                .sorted(Comparator.comparingInt((Heartbeat.Device device) -> DeviceWords.place(device.role()))
                        .thenComparing(Heartbeat.Device::role))
                .toList();
    }

    public List<Heartbeat.Item> items() {
        return heartbeat.map(Heartbeat::items).orElse(List.of());
    }

    /// Those it is meant to do.
    public List<Heartbeat.Item> offered() {
        return items().stream().filter(Heartbeat.Item::offered).toList();
    }

    /// Whether its screen lived when it last spoke.
    public boolean isPainting() {
        return heartbeat.map(Kiosk::isPainting).orElse(false);
    }

    private static boolean isPainting(Heartbeat said) {
        return said.screen().lastPulse().isAfter(said.sentAt().minus(PAINTS_EVERY));
    }

    private static boolean isSound(Heartbeat said) {
        boolean painting = isPainting(said);
        boolean devicesSound = said.devices().stream()
                .allMatch(device -> DeviceWords.state(device.state()) == DeviceWords.State.WORKING
                        && device.supplies().stream()
                                .noneMatch(supply -> supply.level().equals("LOW")
                                        || supply.level().equals("OUT")));
        return painting && devicesSound && said.notices().isEmpty();
    }
}
