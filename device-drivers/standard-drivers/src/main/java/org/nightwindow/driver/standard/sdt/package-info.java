/// Readers of resident ID cards 居民身份证 that speak the protocol of their security module on a serial line: GA/T 467
/// §7, known as SDT after the library `sdtapi.dll`.
///
/// Codec: [SdtCommand], [FrameReader], [CardText]. Protocol: [SdtLink], [SdtReader]. Provider: [SdtDriver].
@NullMarked
package org.nightwindow.driver.standard.sdt;

import org.jspecify.annotations.NullMarked;
