/// The devices of this kiosk: which role is played by which driver, how each of them is, and what can be done with
/// them now.
@NullMarked
package org.nightwindow.kiosk.hardware;

import org.jspecify.annotations.NullMarked;
