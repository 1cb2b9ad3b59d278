package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.sensors.ModbusPanelDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;
import org.nightwindow.driver.testkit.conformance.Rig;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;

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

    @Override
    protected Rig rig() {
        return Suite.around(driver().info().kind(), IoModuleSimulator.start());
    }
}
