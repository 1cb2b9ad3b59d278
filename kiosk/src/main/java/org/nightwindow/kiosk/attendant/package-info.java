/// The technician's mode on the kiosk's own screen 现场检修: in by a hidden gesture and a code the console signed, out
/// by a button or after three minutes.
///
/// [org.nightwindow.kiosk.attendant.AttendantMode] is the whole map: door → overview → one of its tasks → overview
/// → out. While it is on, no visit can begin. What the steps see and do goes through
/// [org.nightwindow.kiosk.attendant.Machine].
@NullMarked
package org.nightwindow.kiosk.attendant;

import org.jspecify.annotations.NullMarked;
