/// The conformance suite as a program. Each driver is examined in a process of its own, so that whatever it does to
/// that
/// process, the report is written.
@NullMarked
package org.nightwindow.driver.conformance;

import org.jspecify.annotations.NullMarked;
