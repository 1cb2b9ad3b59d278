package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.ipp.IppPrinterDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The document printer of the box.
class IppConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new IppPrinterDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("follow-ms", "20", "silence-ms", "500", "answer-ms", "500");
    }
}
