package org.nightwindow.demo;

/// Touches the screen of a kiosk from outside of it.
@FunctionalInterface
public interface Finger {
    /// One touch. Returns when the next may follow.
    ///
    /// @param what which screen, and what is touched on it, by its id
    /// @param x pixels of the screen from its left
    /// @param y pixels of the screen from its top
    void touch(String what, int x, int y);
}
