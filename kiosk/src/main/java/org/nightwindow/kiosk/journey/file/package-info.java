/// Handing a declaration in 申报: kept sealed in the ledger first, then carried to the console, by this visit or by the
/// clerk who works when nobody is there.
@NullMarked
package org.nightwindow.kiosk.journey.file;

import org.jspecify.annotations.NullMarked;
