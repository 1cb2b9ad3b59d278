/// The driver for contact card readers behind `pcscd`, the PC/SC service of Linux (PC/SC Lite).
///
/// It speaks the service's own socket in pure Java, as the library `libpcsclite` does (`winscard_msg.h` of PC/SC
/// Lite, protocol 4.4, which every service since 1.9.0 understands): every wait ends at its deadline, a restarted
/// service is simply connected to again, and no native code runs in the kiosk. See decision 0045.
@NullMarked
package org.nightwindow.driver.standard.pcsc;

import org.jspecify.annotations.NullMarked;
