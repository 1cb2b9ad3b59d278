package org.nightwindow.driver.standard.scanner;

import java.time.Duration;

/// How the scanner is set up.
///
/// @param idleGap silence that ends a code without a line end
/// @param triggerOn bytes that switch the scanner on; empty for one that always reads
/// @param triggerOff bytes that switch it off
record ScannerSettings(Duration idleGap, byte[] triggerOn, byte[] triggerOff) {}
