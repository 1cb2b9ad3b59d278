package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.nexo.NexoPaymentDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The payment terminal of the box.
class NexoConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new NexoPaymentDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("poi-id", "POI-1", "answer-ms", "150");
    }
}
