/// The conformance suite: what every driver is asked, clause by clause, before it comes near residents.
///
/// A [Clause] asks one thing and checks it on a [Bench]: a driver, a [Rig] that is its device (one of our simulators,
/// or
/// a real one at an address), and a [FaultLine] between the two that can be cut, silenced and made to stutter.
/// An [Examination] goes through the clauses that fit and makes a [Report]; what was not judged is never passed.
@NullMarked
package org.nightwindow.driver.testkit.conformance;

import org.jspecify.annotations.NullMarked;
