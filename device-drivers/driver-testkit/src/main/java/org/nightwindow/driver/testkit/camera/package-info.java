/// A simulated camera that sends MJPEG over HTTP, with everything that can go wrong.
@NullMarked
package org.nightwindow.driver.testkit.camera;

import org.jspecify.annotations.NullMarked;
