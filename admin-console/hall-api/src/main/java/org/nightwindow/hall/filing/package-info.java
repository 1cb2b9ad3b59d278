/// Declarations 申报: how one travels from a kiosk to the console, and what became of it.
///
/// A kiosk seals a [org.nightwindow.hall.filing.Declaration] in an [org.nightwindow.hall.filing.Envelope] that only the
/// console can open, keeps it in its ledger and hands it over until it is answered; the same act key always gets the
/// same answer. [org.nightwindow.hall.filing.CaseView] is what a resident may read of a case 办件.
@NullMarked
package org.nightwindow.hall.filing;

import org.jspecify.annotations.NullMarked;
