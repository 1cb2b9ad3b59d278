package org.nightwindow.driver.standard.receipt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Supply.Level;

/// What the four status bytes of DLE EOT say. Sources: Epson TM-L60II, Bixolon SRP-350, Citizen iDP-3221 manuals.
///
/// @param obstacle why nothing is printed, the worst there is
/// @param paper what is known of the roll
record PrinterState(Optional<Obstacle> obstacle, Level paper) {

    /// @param printer n = 1: 0x08 offline
    /// @param offline n = 2: 0x04 cover open, 0x08 feeding by button, 0x20 stopped at the paper's end, 0x40 error
    /// @param error n = 3: 0x08 cutter, 0x20 unrecoverable, 0x40 goes on by itself
    /// @param roll n = 4: 0x0C near its end, 0x60 at its end
    static PrinterState of(int printer, int offline, int error, int roll) {
        boolean out = (roll & 0x60) != 0 || (offline & 0x20) != 0;
        Level paper = out ? Level.OUT : (roll & 0x0C) != 0 ? Level.LOW : Level.OK;
        return new PrinterState(Optional.ofNullable(worst(printer, offline, error, out)), paper);
    }

    private static @Nullable Obstacle worst(int printer, int offline, int error, boolean out) {
        if ((error & 0x20) != 0) {
            return Obstacle.BROKEN;
        } else if ((error & 0x08) != 0) {
            return Obstacle.CUTTER_STUCK;
        } else if ((offline & 0x04) != 0) {
            return Obstacle.COVER_OPEN;
        } else if (out) {
            return Obstacle.PAPER_OUT;
        } else if ((error & 0x40) != 0) {
            return Obstacle.RECOVERING;
        } else if ((printer & 0x08) != 0 || (offline & 0x48) != 0) {
            return Obstacle.OFFLINE;
        }
        return null;
    }
}
