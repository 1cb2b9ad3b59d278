package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.camera.MjpegCameraDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;

/// The document camera of the box.
class MjpegCameraConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new MjpegCameraDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("answer-ms", "400");
    }
}
