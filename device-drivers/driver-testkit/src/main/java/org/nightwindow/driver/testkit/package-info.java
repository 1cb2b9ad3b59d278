/// Simulated hardware that speaks the real bytes, and breaks on demand. Written from the byte tables of the standards,
/// never from our own codecs, so that a shared bug cannot hide.
@NullMarked
package org.nightwindow.driver.testkit;

import org.jspecify.annotations.NullMarked;
