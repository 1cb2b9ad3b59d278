package org.nightwindow.kiosk.visit;

import java.util.Optional;

/// What the screen shows at one moment: its state, and what the resident can do there. The view that draws it is the
/// `XScreen` beside it.
///
/// A step holds observable properties (javafx.base only) and methods named after what the resident does. Everything
/// happens on the screen thread; results of background work come in through [Visit#deliver].
public interface Step {

    /// The name of the screen in heartbeats and logs: `attract`, `home`, `printing`.
    String name();

    /// Where the line of dots at the top stands; empty on a screen without it.
    default Optional<Stop> stop() {
        return Optional.empty();
    }

    /// The step came on the screen. May be called again when the resident comes back to it.
    default void shown() {}

    /// The step left the screen: waits at devices end here.
    default void hidden() {}

    /// The screen was touched. Only for steps outside of a visit, which keep a clock of their own.
    default void touched() {}

    /// Time passed: called a few times a second while the step is on the screen.
    default void tick() {}

    /// Forgets everything personal. Called once, when the visit ends; the step is never shown again.
    default void erase() {}

    /// The dots of the line at the top 读证 · 选择 · 预览 · 打印 · 取走.
    enum Stop {
        IDENTIFY,
        FILL_IN,
        CHECK,
        PRINT,
        TAKE
    }
}
