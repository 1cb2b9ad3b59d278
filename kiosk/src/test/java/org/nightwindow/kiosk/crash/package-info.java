/// The kiosk is killed at every numbered point of a whole visit, and must say the truth afterwards.
@NullMarked
package org.nightwindow.kiosk.crash;

import org.jspecify.annotations.NullMarked;
