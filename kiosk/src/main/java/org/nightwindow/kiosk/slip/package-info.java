/// Slips for the receipt printer: what stands on one, and how it becomes dots. The printer's driver takes dots only, so
/// that a character no printer knows comes out as well as any other.
@NullMarked
package org.nightwindow.kiosk.slip;

import org.jspecify.annotations.NullMarked;
