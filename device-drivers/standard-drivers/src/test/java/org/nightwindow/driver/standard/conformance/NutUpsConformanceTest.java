package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.ups.NutUpsDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;
import org.nightwindow.driver.testkit.conformance.Rig;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;

/// The power supply of the box.
class NutUpsConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new NutUpsDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("ups", UpsdSimulator.UPS, "answer-ms", "200");
    }

    @Override
    protected Rig rig() {
        return Suite.powerSupply();
    }
}
