/// The driver for cameras that send pictures over HTTP, one after another (MJPEG: `multipart/x-mixed-replace`), as
/// document cameras on the network and `mjpg-streamer` do.
@NullMarked
package org.nightwindow.driver.standard.camera;

import org.jspecify.annotations.NullMarked;
