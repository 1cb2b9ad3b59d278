/// Who stands there: ID card, then the signed code of the city's app.
@NullMarked
package org.nightwindow.kiosk.journey.identify;

import org.jspecify.annotations.NullMarked;
