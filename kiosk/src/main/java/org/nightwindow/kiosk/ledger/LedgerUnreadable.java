package org.nightwindow.kiosk.ledger;

import java.io.IOException;

/// The ledger cannot be read now: it is being opened, or the disk does not work. Nobody knows what it says.
public final class LedgerUnreadable extends IOException {
    private static final long serialVersionUID = 1;

    LedgerUnreadable(String why, Throwable cause) {
        super(why, cause);
    }

    LedgerUnreadable(String why) {
        super(why);
    }
}
