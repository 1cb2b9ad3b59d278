package org.nightwindow.demo;

/// Touches the screen of a kiosk from outside of it. Places are pixels of the screen from its left and its top.
public interface Finger {
    /// One touch. Returns when the next may follow.
    ///
    /// @param what which screen, and what is touched on it, by its id
    void touch(String what, int x, int y);

    /// One stroke from one place to another.
    void draw(int fromX, int fromY, int toX, int toY);
}
