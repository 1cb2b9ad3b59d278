/// One resident's stay at the kiosk.
///
/// [org.nightwindow.kiosk.visit.Desk] says what the screen shows: a [org.nightwindow.kiosk.visit.Step] of the running
/// [org.nightwindow.kiosk.visit.Visit], or the start screen between two visits. The visit knows the
/// [org.nightwindow.kiosk.visit.Resident], its clock, and the one door for results of background work. When it ends,
/// [org.nightwindow.kiosk.visit.PrivacySweep] leaves nothing behind.
@NullMarked
package org.nightwindow.kiosk.visit;

import org.jspecify.annotations.NullMarked;
