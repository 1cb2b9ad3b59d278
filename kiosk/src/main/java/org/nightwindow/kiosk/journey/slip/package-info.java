/// The slip a resident takes along: printed by itself, again when she asks, and never in her way.
@NullMarked
package org.nightwindow.kiosk.journey.slip;

import org.jspecify.annotations.NullMarked;
