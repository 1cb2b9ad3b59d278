/// A whole hall on one machine: the console, simulated hardware on real wires, and the kiosk, each in a process of its
/// own,
/// as they would stand in a city. Nothing here is used by the product.
///
/// [Demo] is the program. Without a display a scripted resident plays the journey and power is cut on the way; what
/// came
/// of it is judged from three sides that do not know of each other: the printer's tray, the kiosk's ledger, and the
/// console's export ([Join]).
@NullMarked
package org.nightwindow.demo;

import org.jspecify.annotations.NullMarked;
