package org.nightwindow.driver.standard.conformance;

import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.sdt.SdtDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The ID card reader of the box.
class SdtConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new SdtDriver();
    }
}
