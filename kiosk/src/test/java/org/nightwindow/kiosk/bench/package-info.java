/// A whole kiosk on the bench: real drivers on simulated hardware, a played console over real HTTPS, no screen.
@NullMarked
package org.nightwindow.kiosk.bench;

import org.jspecify.annotations.NullMarked;
