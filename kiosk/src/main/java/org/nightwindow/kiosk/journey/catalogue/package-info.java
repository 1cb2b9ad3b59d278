/// Home: what can be done here, and what cannot be done now and why.
@NullMarked
package org.nightwindow.kiosk.journey.catalogue;

import org.jspecify.annotations.NullMarked;
