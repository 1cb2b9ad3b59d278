/// From the console's sealed bytes to paper: look at the very page, print it, take it.
@NullMarked
package org.nightwindow.kiosk.journey.paper;

import org.jspecify.annotations.NullMarked;
