package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply.Command;

/// At which kiosks somebody is at work, so that nothing new is called there: it is in maintenance, it was when it was
/// switched off, or it was told to restart its machine. A kiosk that is silent for it is so only for a while.
final class Hands {
    /// Changing a printer takes half an hour. A kiosk that is off for longer was forgotten, or is dead; work that
    /// takes longer is announced.
    static final Duration OFF = Duration.ofHours(1);

    /// A machine is back after one to four minutes, one that checks its disk after eight.
    static final Duration RESTART = Duration.ofMinutes(10);

    private Hands() {}

    /// @return ids
    static Set<String> at(Handle handle, List<Kiosk> kiosks, Instant now) {
        Set<String> restarts = restarts(handle, now);
        Set<String> hands = new HashSet<>();
        for (Kiosk kiosk : kiosks) {
            boolean silent = kiosk.state() == KioskState.LOST;
            boolean off = silent
                    && kiosk.heartbeat().filter(Heartbeat::maintenance).isPresent()
                    && kiosk.heard().filter(heard -> isWithin(OFF, heard, now)).isPresent();
            boolean restarting = silent && restarts.contains(kiosk.id());
            if (kiosk.state() == KioskState.MAINTENANCE || off || restarting) {
                hands.add(kiosk.id());
            }
        }
        return hands;
    }

    /// Those that were told to restart, and have not said how it went: that comes when they are back.
    private static Set<String> restarts(Handle handle, Instant now) {
        return handle.createQuery("select kiosk_id from command where sent_at > :since and sent_at <= :now"
                        + " and kind = :kind and outcome is null")
                .bind("since", now.minus(RESTART).toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("kind", Command.RESTART_MACHINE)
                .mapTo(String.class)
                .set();
    }

    private static boolean isWithin(Duration time, Instant from, Instant now) {
        return !from.isAfter(now) && from.plus(time).isAfter(now);
    }
}
