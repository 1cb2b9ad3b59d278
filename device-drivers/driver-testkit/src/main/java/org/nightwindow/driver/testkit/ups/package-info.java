/// A simulated `upsd` of NUT with one power supply, written from RFC 9271.
@NullMarked
package org.nightwindow.driver.testkit.ups;

import org.jspecify.annotations.NullMarked;
