/// Kiosks, their heartbeats and what they can do now, and the pages that show it.
@NullMarked
package org.nightwindow.console.fleet;

import org.jspecify.annotations.NullMarked;
