package org.nightwindow.driver.host;

/// A driver failed in a process of its own. Unlike that of other exceptions, the message is one line that the host
/// wrote for the technician and that may be logged: it never holds what the driver said.
public final class DriverCrash extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DriverCrash(String what) {
        super(what, null, false, false);
    }
}
