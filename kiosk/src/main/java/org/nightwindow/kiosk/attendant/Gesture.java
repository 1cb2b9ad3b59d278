package org.nightwindow.kiosk.attendant;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The knock at the staff door, on a screen that waits for residents: press the top left corner, where the small
/// window is, for [#HOLD], let go, and touch the four corners clockwise from there within [#WINDOW].
///
/// Whatever does not fit is an ordinary touch and does what it always does, so the start screen has no dead place.
/// It is no lock, only out of the way of fingers and children: behind it stands the code. Screen thread only.
public final class Gesture {
    /// Longer than anybody presses a screen that is to be touched: 0.1 to 0.5 s, an unsure hand 1 s.
    public static final Duration HOLD = Duration.ofSeconds(3);

    /// Four touches take 3 s on a large screen.
    public static final Duration WINDOW = Duration.ofSeconds(10);

    /// A side of each corner, of the shorter side of the screen: three fingers wide.
    private static final double REACH = 0.22;

    private static final int CORNERS = 4;
    private static final long NEVER = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final Runnable knock;
    private long pressedAt = NEVER;
    private long heldAt = NEVER;
    private int corner;
    private boolean onCorner;

    /// @param knock run when the gesture is complete
    public Gesture(LongSupplier nanoTime, Runnable knock) {
        this.nanoTime = nanoTime;
        this.knock = knock;
    }

    /// A finger came down.
    ///
    /// @param x 0 to 1 from the left
    /// @param y 0 to 1 from the top
    /// @param shape width of the screen by its height
    /// @return whether this touch belongs to the gesture and must do nothing else
    public boolean pressed(double x, double y, double shape) {
        long now = nanoTime.getAsLong();
        boolean waitsForCorners = heldAt != NEVER && now - heldAt <= WINDOW.toNanos();
        if (waitsForCorners && isCorner(corner, x, y, shape)) {
            onCorner = true;
            return true;
        }
        forget();
        if (isCorner(0, x, y, shape)) {
            pressedAt = now;
        }
        return false;
    }

    /// The finger was lifted.
    ///
    /// @return as [#pressed]
    public boolean released(double x, double y, double shape) {
        if (onCorner) {
            onCorner = false;
            corner++;
            if (corner == CORNERS) {
                forget();
                knock.run();
            }
            return true;
        }
        long now = nanoTime.getAsLong();
        boolean held = pressedAt != NEVER && now - pressedAt >= HOLD.toNanos() && isCorner(0, x, y, shape);
        pressedAt = NEVER;
        if (held) {
            heldAt = now;
            corner = 0;
        }
        return held;
    }

    /// The screen shows something else.
    public void forget() {
        pressedAt = NEVER;
        heldAt = NEVER;
        corner = 0;
        onCorner = false;
    }

    /// @param which 0 top left, then clockwise
    private static boolean isCorner(int which, double x, double y, double shape) {
        double reachX = shape < 1 ? REACH : REACH / shape;
        double reachY = shape < 1 ? REACH * shape : REACH;
        boolean left = which == 0 || which == 3;
        boolean top = which < 2;
        return (left ? x <= reachX : x >= 1 - reachX) && (top ? y <= reachY : y >= 1 - reachY);
    }
}
