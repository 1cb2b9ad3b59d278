/// The one configuration file of the kiosk.
@NullMarked
package org.nightwindow.kiosk.config;

import org.jspecify.annotations.NullMarked;
