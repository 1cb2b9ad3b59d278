package org.nightwindow.driver;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/// One running command: its name, the time it still has, and whether it was called off.
///
/// The host makes one for each command. A driver looks at [#remaining()] before each wait and at [#cancelled()]
/// after it; a driver that sits in a blocking wait registers an action with [#onCancel(Runnable)] that ends the
/// wait.
///
/// Safe for use by the owner thread and by the thread that cancels.
public final class Call {
    private final String id;
    private final LongSupplier nanoTime;
    private final long deadlineNanos;
    private final CopyOnWriteArrayList<Runnable> onCancel = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    /// @param id the name of the command in logs; never personal data
    /// @param limit how long the command may take from now
    /// @param nanoTime a monotonic clock in nanoseconds, such as `System::nanoTime`
    public Call(String id, Duration limit, LongSupplier nanoTime) {
        this.id = id;
        this.nanoTime = nanoTime;
        this.deadlineNanos = nanoTime.getAsLong() + limit.toNanos();
    }

    /// A call by the system's own clock, for tests and small programs.
    public static Call within(Duration limit) {
        return new Call("call", limit, System::nanoTime);
    }

    public String id() {
        return id;
    }

    /// The time left, never negative.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - nanoTime.getAsLong()));
    }

    /// The shorter of what is left and `most`: what to wait for in one step.
    public Duration remaining(Duration most) {
        Duration left = remaining();
        return left.compareTo(most) < 0 ? left : most;
    }

    /// A wait within this call, which ends with it at the latest. To call this one off does not end it.
    Call part(Duration most) {
        return new Call(id, remaining(most), nanoTime);
    }

    public boolean expired() {
        return deadlineNanos - nanoTime.getAsLong() <= 0;
    }

    public boolean cancelled() {
        return cancelled;
    }

    /// True while the command should go on: neither expired nor called off.
    public boolean goesOn() {
        return !cancelled && !expired();
    }

    /// Runs `action` once when the command is called off, on the thread that calls it off; at once if it already
    /// was. The action must not block.
    public void onCancel(Runnable action) {
        onCancel.add(action);
        if (cancelled && onCancel.remove(action)) {
            action.run();
        }
    }

    /// Calls the command off. The command still ends with one [Outcome], which says what really happened.
    ///
    /// @throws RuntimeException what the first action threw that failed; the others ran nevertheless
    public void cancel() {
        cancelled = true;
        RuntimeException first = null;
        for (Runnable action : onCancel) {
            if (onCancel.remove(action)) {
                try {
                    action.run();
                } catch (RuntimeException bug) {
                    first = first == null ? bug : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
