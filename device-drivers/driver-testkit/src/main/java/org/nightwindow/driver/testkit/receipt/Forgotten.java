package org.nightwindow.driver.testkit.receipt;

/// The command under way is forgotten: the buffers were cleared, or the power went.
final class Forgotten extends Exception {
    private static final long serialVersionUID = 1;

    Forgotten() {
        super("forgotten", null, false, false);
    }
}
