package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.nexo.NexoPaymentDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;
import org.nightwindow.driver.testkit.conformance.Rig;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// The payment terminal of the box.
class NexoConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new NexoPaymentDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("poi-id", "POI-1", "answer-ms", "400");
    }

    @Override
    protected Rig rig() {
        return Suite.around(driver().info().kind(), NexoTerminalSimulator.start());
    }
}
