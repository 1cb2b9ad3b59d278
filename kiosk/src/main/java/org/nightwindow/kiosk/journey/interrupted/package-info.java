/// After a power cut: what became of the document of the resident who stood here.
@NullMarked
package org.nightwindow.kiosk.journey.interrupted;

import org.jspecify.annotations.NullMarked;
