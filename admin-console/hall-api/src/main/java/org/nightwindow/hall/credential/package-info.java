/// Signed codes shown to a kiosk's scanner. Of the city's app: with the ID card, the second proof of who stands there
/// (identity level L2). Of the console: that a technician may work on this kiosk.
@NullMarked
package org.nightwindow.hall.credential;

import org.jspecify.annotations.NullMarked;
