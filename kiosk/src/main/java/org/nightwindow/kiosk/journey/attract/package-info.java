/// The start screen.
@NullMarked
package org.nightwindow.kiosk.journey.attract;

import org.jspecify.annotations.NullMarked;
