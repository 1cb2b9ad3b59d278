package org.nightwindow.driver.standard.conformance;

import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.pcsc.PcscDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The reader of contact cards of the box.
class PcscConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new PcscDriver();
    }
}
