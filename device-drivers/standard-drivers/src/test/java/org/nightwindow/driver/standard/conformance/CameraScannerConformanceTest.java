package org.nightwindow.driver.standard.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.standard.CodePicture;
import org.nightwindow.driver.standard.camera.CameraScannerDriver;
import org.nightwindow.driver.testkit.conformance.DriverConformance;
import org.nightwindow.driver.testkit.conformance.Rig;
import org.nightwindow.driver.testkit.conformance.Suite;

/// The camera of the box that reads codes.
class CameraScannerConformanceTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new CameraScannerDriver();
    }

    /// Impatient, so that the suite is quick.
    @Override
    protected Map<String, String> settings() {
        return Map.of("answer-ms", "400");
    }

    @Override
    protected Rig rig() {
        return Suite.codeCamera(CodePicture::on);
    }
}
