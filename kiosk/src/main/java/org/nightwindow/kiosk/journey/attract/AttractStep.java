package org.nightwindow.kiosk.journey.attract;

import javafx.beans.property.ReadOnlyIntegerProperty;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Step;

/// The start screen between two visits: seen from ten metres, touched without reading. A card laid on the reader
/// starts as well.
public final class AttractStep implements Step {
    private final Desk desk;
    private final ServiceBoard board;

    public AttractStep(Desk desk, ServiceBoard board) {
        this.desk = desk;
        this.board = board;
    }

    @Override
    public String name() {
        return "attract";
    }

    /// 26 项现在可办
    public ReadOnlyIntegerProperty open() {
        return board.open();
    }

    /// Offered here, but not now.
    public ReadOnlyIntegerProperty notOpen() {
        return board.notOpen();
    }

    /// 轻触开始: anywhere on the screen.
    public void touch() {
        desk.begin(Desk.Start.TOUCH);
    }
}
