/// What the kiosk and the console say to each other.
///
/// HTTPS and JSON. Kiosks present a client certificate (mutual TLS); readers ignore JSON fields they do not know,
/// so that either side may be newer. Paths stand in [KioskApi].
@NullMarked
package org.nightwindow.hall;

import org.jspecify.annotations.NullMarked;
