/// The way of a resident through the kiosk.
///
/// **TAX-01 and every other item of mode print**
///
/// ```
/// Attract ─touch─▶ Home ─lit tile─▶ Identify ─▶ Form ─▶ Preview ─▶ Print ─▶ Done ─ again ─▶ Home
///    └─────card─────────────────────▲  │          ▲ wrong │          │       └── leave ─▶ Attract
///                                  (Home)         └───────┘          │
///              Trouble ◀── from every step, with the ways that are open now
/// ```
///
/// * `Desk.step()` is what the screen shows. A view maps the class of the step to its screen.
/// * `Desk.visit()` is the running visit: `maskedName()` and `mayLeave()` for the band at the top, `leave()`, and
///   `clock()` whose `asking()` opens the dialog 您还在吗, answered by `Visit.stay()` or `Visit.leave()`.
/// * `Desk.preferences()` holds language and modes; they may change at any moment and change nothing else.
/// * The view calls `Desk.touched()` for every touch and `Desk.tick()` about four times a second.
/// * `NotOpenStep` stands in for the start screen while the machine serves nobody.
///
/// The dots of the stepper are [org.nightwindow.kiosk.visit.Step.Stop], in order.
@NullMarked
package org.nightwindow.kiosk.journey;

import org.jspecify.annotations.NullMarked;
