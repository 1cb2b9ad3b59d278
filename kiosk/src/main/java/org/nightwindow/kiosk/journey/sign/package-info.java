/// She signs with her finger what she has declared.
@NullMarked
package org.nightwindow.kiosk.journey.sign;

import org.jspecify.annotations.NullMarked;
