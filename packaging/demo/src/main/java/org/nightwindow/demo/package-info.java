/// A whole hall on one machine: the console, simulated hardware on real wires, and the kiosk, each in a process of
/// its own, as they would stand in a city. Nothing here is used by the product.
///
/// [Demo] is the program. Without a display scripted residents play the journey, power is cut on the way, and staff
/// judge in the morning what was declared at night; what came of it is judged from three sides that do not know of
/// each other: the printer's tray, the kiosk's ledger, and the console's export ([Join], [CaseFindings]).
@NullMarked
package org.nightwindow.demo;

import org.jspecify.annotations.NullMarked;
