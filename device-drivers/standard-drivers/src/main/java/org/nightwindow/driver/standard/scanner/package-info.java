/// Code scanners that send what they read as lines of text on a serial line.
///
/// Codec: [CodeText], [LineCollector]. Protocol: [ScannerInput], [LineScanner]. Provider: [LineScannerDriver].
@NullMarked
package org.nightwindow.driver.standard.scanner;

import org.jspecify.annotations.NullMarked;
