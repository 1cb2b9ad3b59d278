package org.nightwindow.driver.testkit.ipp;

import java.util.List;

/// The printer at one moment, as it tells it.
///
/// @param state `printer-state`: 3 idle, 4 processing, 5 stopped
/// @param reasons `printer-state-reasons`; empty stands for `none`
/// @param sheets in the paper tray
/// @param toner in percent
/// @param lifeCounter pages printed in its life
/// @param upSeconds since it was switched on, at least 1
record PrinterFacts(int state, List<String> reasons, int sheets, int toner, long lifeCounter, int upSeconds) {
    static final int CAPACITY = 250;
    static final int LOW_SHEETS = 25;
    static final int LOW_TONER = 10;

    PrinterFacts {
        reasons = List.copyOf(reasons);
    }
}
