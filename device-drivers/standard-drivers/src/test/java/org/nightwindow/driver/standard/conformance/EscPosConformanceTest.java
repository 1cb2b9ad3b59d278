package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.receipt.EscPosReceiptDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The receipt printer of the box.
class EscPosConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new EscPosReceiptDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("silence-ms", "400");
    }
}
