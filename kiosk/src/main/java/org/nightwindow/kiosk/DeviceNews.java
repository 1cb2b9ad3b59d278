package org.nightwindow.kiosk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.hardware.DeviceNumber;

/// Tells the console what became of each device: each change once, in order, and again later when it could
/// not be kept.
///
/// A device that comes and goes without end fills neither disk nor line: [#EACH] changes are told each for
/// itself, and then one event a [#REFILL] tells how often it changed meanwhile and how it is now. What became
/// of acts never comes this way: it is written with the act itself.
///
/// | crash after | what the console knows |
/// |---|---|
/// | a change was heard | how the device was before; at the next start it is told how it is |
/// | it was kept | the change, once the line is there |
final class DeviceNews {
    /// A paper jam and its repair are four to six changes.
    static final int EACH = 12;

    /// At most 1,440 a day of each device then.
    static final Duration REFILL = Duration.ofMinutes(1);

    /// Between two tries to keep what could not be kept.
    static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Predicate<KioskEvent> keep;
    private final Map<String, Story> stories = new TreeMap<>(); // guarded by this

    /// @param keep `Ledger::note`: whether the event is on the disk
    DeviceNews(LongSupplier nanoTime, Predicate<KioskEvent> keep) {
        this.nanoTime = nanoTime;
        this.keep = keep;
    }

    /// @param from null when nothing was told of it yet
    private record Change(@Nullable LogEvent from, LogEvent to, DeviceStatus status, int count) {
        Change and(Change later) {
            return new Change(from, later.to, later.status, count + later.count);
        }
    }

    /// What is to be told of one device.
    private final class Story {
        final Deque<Change> untold = new ArrayDeque<>();

        @Nullable
        LogEvent last;

        int left = EACH;
        long refilledAt = nanoTime.getAsLong();

        void heard(LogEvent now, DeviceStatus status) {
            if (now == last) {
                return;
            }
            Change change = new Change(last, now, status, 1);
            last = now;
            untold.addLast(untold.size() < EACH ? change : untold.removeLast().and(change));
        }

        void refill() {
            long earned = (nanoTime.getAsLong() - refilledAt) / REFILL.toNanos();
            left = (int) Math.min(EACH, left + earned);
            refilledAt += earned * REFILL.toNanos();
        }

        /// When only one may still be told, it tells of all.
        @Nullable
        Change next() {
            refill();
            if (left == 0) {
                return null;
            }
            while (left == 1 && untold.size() > 1) {
                untold.addFirst(untold.removeFirst().and(untold.removeFirst()));
            }
            return untold.peekFirst();
        }
    }

    /// A device told how it is. Any thread, never blocks.
    synchronized void heard(String role, DeviceStatus status) {
        DeviceNumber.of(status)
                .ifPresent(
                        now -> stories.computeIfAbsent(role, _ -> new Story()).heard(now, status));
    }

    /// Tells what is to be told. One background thread.
    ///
    /// @return when to look again if no device changes; empty when everything was told
    Optional<Duration> look() {
        for (String role : roles()) {
            for (Change change = next(role); change != null; change = next(role)) {
                if (!keep.test(event(role, change))) {
                    return Optional.of(TRY_AGAIN);
                }
                told(role);
            }
        }
        return untold() ? Optional.of(REFILL) : Optional.empty();
    }

    private static KioskEvent event(String role, Change change) {
        return new KioskEvent.DeviceChanged(
                role,
                change.status.state().name(),
                change.status.detail().name(),
                change.status.text(),
                change.to.id(),
                change.from == null ? null : change.from.id(),
                change.count);
    }

    private synchronized String[] roles() {
        return stories.keySet().toArray(String[]::new);
    }

    private synchronized @Nullable Change next(String role) {
        Story story = stories.get(role);
        return story == null ? null : story.next();
    }

    private synchronized void told(String role) {
        Story story = stories.get(role);
        if (story != null) {
            story.untold.removeFirst();
            story.left--;
        }
    }

    private synchronized boolean untold() {
        return stories.values().stream().anyMatch(story -> !story.untold.isEmpty());
    }
}
