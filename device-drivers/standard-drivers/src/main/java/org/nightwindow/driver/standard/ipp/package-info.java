/// The driver for A4 document printers that speak IPP Everywhere (PWG 5100.14; RFC 8010, RFC 8011).
///
/// [PrintAct] is the act: what is sent in which order, and what is true after a crash at each point. [Verdict] is
/// the one place that decides from a printer's words what came out. Everything else asks and reads.
@NullMarked
package org.nightwindow.driver.standard.ipp;

import org.jspecify.annotations.NullMarked;
