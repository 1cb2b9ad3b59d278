/// Serial lines without hardware, behind a serial device server on the loopback or as a port of the operating system:
/// what simulators of serial devices share.
@NullMarked
package org.nightwindow.driver.testkit.wire;

import org.jspecify.annotations.NullMarked;
