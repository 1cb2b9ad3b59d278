/// The signed code of the city's app: with the ID card, the second proof of who stands at the kiosk (identity level
/// L2).
@NullMarked
package org.nightwindow.hall.credential;

import org.jspecify.annotations.NullMarked;
