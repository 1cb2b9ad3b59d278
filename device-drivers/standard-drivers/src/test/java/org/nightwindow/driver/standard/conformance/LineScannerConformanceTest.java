package org.nightwindow.driver.standard.conformance;

import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.scanner.LineScannerDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The code scanner of the box.
class LineScannerConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new LineScannerDriver();
    }
}
