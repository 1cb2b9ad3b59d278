package org.nightwindow.console.fleet;

import org.nightwindow.console.live.Live;

/// Which live pages show what.
public final class FleetTopics {
    /// The night board.
    public static final String BOARD = "board";

    /// The page of one kiosk.
    static String kiosk(String kioskId) {
        return "kiosk " + kioskId;
    }

    /// Something is new about this kiosk.
    public static void changed(Live live, String kioskId) {
        live.changed(kiosk(kioskId));
        live.changed(BOARD);
    }

    /// Nothing is new about this kiosk but that it was heard of: the board draws ages by itself.
    static void heardAgain(Live live, String kioskId) {
        live.changed(kiosk(kioskId));
    }

    /// Something is new on the night board.
    public static void boardChanged(Live live) {
        live.changed(BOARD);
    }

    private FleetTopics() {}
}
