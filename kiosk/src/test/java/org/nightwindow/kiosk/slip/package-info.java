@NullMarked
package org.nightwindow.kiosk.slip;

import org.jspecify.annotations.NullMarked;
