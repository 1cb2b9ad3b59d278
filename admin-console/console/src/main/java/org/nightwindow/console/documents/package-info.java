/// Documents (证明): composed from a layout that is data, numbered, sealed, and followed until it is known whether
/// they came out.
///
/// The way of one document: [DocumentDesk#issue] checks who asks and what for, [Composer] draws, [Sealer] signs,
/// one commit makes it exist; [DocumentOutcomes] then follows what the kiosk reports.
@NullMarked
package org.nightwindow.console.documents;

import org.jspecify.annotations.NullMarked;
