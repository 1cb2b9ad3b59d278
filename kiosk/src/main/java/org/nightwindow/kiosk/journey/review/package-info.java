/// She looks over what she has filled in before she signs it.
@NullMarked
package org.nightwindow.kiosk.journey.review;

import org.jspecify.annotations.NullMarked;
