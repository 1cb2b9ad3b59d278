/// The screen of a machine that serves nobody now.
@NullMarked
package org.nightwindow.kiosk.journey.closed;

import org.jspecify.annotations.NullMarked;
