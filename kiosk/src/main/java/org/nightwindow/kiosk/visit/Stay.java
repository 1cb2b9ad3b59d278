package org.nightwindow.kiosk.visit;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;

/// How long the last page of a visit stays. It is counted from the moment the page was shown, and anew whenever
/// something happened on it: who has just read that her slip did not come out has time to have it printed again. Screen
/// thread only.
public final class Stay {
    private static final int ELDER_FACTOR = 3;

    private final Visit visit;
    private final Duration usual;
    private final LongSupplier nanoTime;
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper(this, "secondsLeft");
    private long since;

    /// @param visit finished when the time is over
    /// @param usual three times as long in elder mode
    public Stay(Visit visit, Duration usual, LongSupplier nanoTime) {
        this.visit = visit;
        this.usual = usual;
        this.nanoTime = nanoTime;
    }

    /// 58 秒后自动结束，并清除您的信息
    public ReadOnlyIntegerProperty secondsLeft() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// The page is shown, or something happened on it.
    public void begin() {
        since = nanoTime.getAsLong();
        tick();
    }

    /// Begins anew with every change.
    public void follow(ObservableValue<?> happens) {
        happens.addListener((_, _, _) -> begin());
    }

    /// Time passed.
    public void tick() {
        Duration stay = usual.multipliedBy(visit.preferences().elder().get() ? ELDER_FACTOR : 1);
        long left = stay.toNanos() - (nanoTime.getAsLong() - since);
        secondsLeft.set((int) Math.max(0, Math.ceilDiv(left, 1_000_000_000L)));
        if (left <= 0) {
            visit.finish();
        }
    }
}
