/// The driver for an uninterruptible power supply that is watched by NUT's `upsd`, over its text protocol (RFC 9271).
@NullMarked
package org.nightwindow.driver.standard.ups;

import org.jspecify.annotations.NullMarked;
