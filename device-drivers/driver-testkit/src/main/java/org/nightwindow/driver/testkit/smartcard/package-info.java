/// Smart cards without hardware: a chip that answers commands (ISO 7816-4), a simulated `pcscd` to put it into
/// (written from `winscard_msg.h` of PC/SC Lite), and a way to put it into the real `pcscd` (the protocol of vpcd).
@NullMarked
package org.nightwindow.driver.testkit.smartcard;

import org.jspecify.annotations.NullMarked;
