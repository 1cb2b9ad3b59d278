/// Thermal receipt printers that speak ESC/POS, on a serial line or a network: slips go as dots, so that every
/// character
/// of every name comes out, and are done only when the printer says so.
///
/// Byte facts: Epson's ESC/POS reference, Bixolon SRP-350, Citizen CT-S300.
@NullMarked
package org.nightwindow.driver.standard.receipt;

import org.jspecify.annotations.NullMarked;
