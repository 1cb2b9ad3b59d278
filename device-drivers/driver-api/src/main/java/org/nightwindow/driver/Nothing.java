package org.nightwindow.driver;

/// The value of a command that has nothing to return but its success.
public enum Nothing {
    NOTHING
}
