package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.sensors.ModbusPanelDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The panel of sensors and lamps of the box.
class ModbusPanelConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new ModbusPanelDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("answer-ms", "200");
    }
}
