package org.nightwindow.kiosk.visit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// How long a visit may stand still. Nobody for [#IDLE] → a dialog that counts [#COUNTDOWN] down → the visit ends.
/// Never longer than [#CAP]. Time stands still while an act runs.
///
/// Screen thread only; [#tick()] is called a few times a second.
public final class VisitClock {
    /// 60 s, three times that in elder mode.
    public static final Duration IDLE = Duration.ofSeconds(60);

    /// What WCAG 2.2.1 asks for at least, so that the visit can be extended with one touch.
    public static final Duration COUNTDOWN = Duration.ofSeconds(20);

    /// A whole TAX-01 takes 2 minutes; this is for a screen that a child or a fault keeps touching.
    public static final Duration CAP = Duration.ofMinutes(20);

    private static final int ELDER_FACTOR = 3;

    private final LongSupplier nanoTime;
    private final BooleanSupplier elder;
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper(this, "secondsLeft");
    private final ReadOnlyIntegerWrapper idleSecondsLeft = new ReadOnlyIntegerWrapper(this, "idleSecondsLeft");
    private long idleNanos;
    private long totalNanos;
    private long lastTick;
    private boolean paused;

    public VisitClock(LongSupplier nanoTime, BooleanSupplier elder) {
        this.nanoTime = nanoTime;
        this.elder = elder;
        this.lastTick = nanoTime.getAsLong();
        show();
    }

    /// Whether the dialog 您还在吗 is open.
    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /// Seconds until the visit ends, while [#asking()]; starts at [#countdown()].
    public ReadOnlyIntegerProperty secondsLeft() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// Seconds until the dialog opens, such as for 等您放卡，还有 52 秒.
    public ReadOnlyIntegerProperty idleSecondsLeft() {
        return idleSecondsLeft.getReadOnlyProperty();
    }

    /// How long the countdown is for this resident: the full ring.
    public Duration countdown() {
        return COUNTDOWN.multipliedBy(factor());
    }

    /// The screen was touched. While the dialog is open only its own button says "I am here".
    void touched() {
        advance();
        if (!asking.get()) {
            idleNanos = 0;
            show();
        }
    }

    /// 我还在，接着办.
    void stay() {
        advance();
        idleNanos = 0;
        asking.set(false);
        show();
    }

    void pause() {
        advance();
        paused = true;
        idleNanos = 0;
        asking.set(false);
        show();
    }

    void resume() {
        advance();
        paused = false;
        show();
    }

    /// @return whether the time is up
    boolean tick() {
        advance();
        if (idleNanos >= idle().toNanos()) {
            asking.set(true);
        }
        show();
        return idleNanos >= idle().plus(countdown()).toNanos() || totalNanos >= CAP.toNanos();
    }

    private void advance() {
        long now = nanoTime.getAsLong();
        if (!paused) {
            idleNanos += now - lastTick;
            totalNanos += now - lastTick;
        }
        lastTick = now;
    }

    private void show() {
        idleSecondsLeft.set(seconds(idle().toNanos() - idleNanos));
        secondsLeft.set(seconds(idle().plus(countdown()).toNanos() - idleNanos));
    }

    private Duration idle() {
        return IDLE.multipliedBy(factor());
    }

    private int factor() {
        return elder.getAsBoolean() ? ELDER_FACTOR : 1;
    }

    /// Rounded up, so that 0 is shown only when the time is up.
    private static int seconds(long nanos) {
        return (int) Math.max(0, Math.ceilDiv(nanos, 1_000_000_000L));
    }
}
