package org.nightwindow.driver.standard.pcsc;

/// One reader as `pcscd` sees it (`READER_STATE` of PC/SC Lite).
///
/// @param name as the service made it: model, serial number, and two numbers that change with the order of plugging
///     in
/// @param present a card is in it
/// @param atr the card's answer to reset, up to 33 bytes; empty while it has given none
record ReaderState(String name, boolean present, byte[] atr) {}
