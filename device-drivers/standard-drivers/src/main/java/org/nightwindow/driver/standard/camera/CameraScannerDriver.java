package org.nightwindow.driver.standard.camera;

import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;

/// `standard.camera-scanner`: a camera that reads QR codes, for kiosks without a scanner.
public final class CameraScannerDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.camera-scanner",
            "Nightwindow",
            "QR codes read by a camera that sends MJPEG over HTTP",
            "1.0.0",
            DeviceKind.CODE_SCANNER,
            true);

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public ConfigSchema configSchema() {
        return MjpegCameraDriver.SCHEMA;
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        return MjpegCameraDriver.camera(context, call).map(camera -> new CameraScanner(camera, context.nanoTime()));
    }
}
