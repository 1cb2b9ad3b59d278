/// A receipt printer that speaks ESC/POS and breaks on demand. Written from the makers' byte tables: Epson's ESC/POS
/// reference, Bixolon SRP-350, Citizen CT-S300.
@NullMarked
package org.nightwindow.driver.testkit.receipt;

import org.jspecify.annotations.NullMarked;
