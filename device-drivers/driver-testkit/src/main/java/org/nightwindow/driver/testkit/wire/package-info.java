/// A serial line on the loopback, as a serial device server offers it: what simulators of serial devices share.
@NullMarked
package org.nightwindow.driver.testkit.wire;

import org.jspecify.annotations.NullMarked;
