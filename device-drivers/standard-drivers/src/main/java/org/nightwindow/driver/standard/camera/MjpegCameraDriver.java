package org.nightwindow.driver.standard.camera;

import java.net.URI;
import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;

/// `standard.mjpeg-camera`: document cameras that send MJPEG or single JPEG pictures over HTTP.
public final class MjpegCameraDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.mjpeg-camera",
            "Nightwindow",
            "Cameras that send MJPEG over HTTP",
            "1.0.0",
            DeviceKind.DOCUMENT_CAMERA,
            true);

    static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire("url", "摄像头地址", "Address of the camera", "such as http://127.0.0.1:8080/?action=stream"),
            Field.milliseconds(
                    "answer-ms",
                    "应答时限",
                    "Longest wait for an answer",
                    "a camera answers in 5 to 300",
                    2_000,
                    50,
                    10_000),
            Field.milliseconds("poll-ms", "巡检间隔", "Time between two looks while idle", "10,000", 10_000, 100, 60_000)));

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public ConfigSchema configSchema() {
        return SCHEMA;
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        return camera(context, call).map(camera -> camera);
    }

    /// The camera of these settings, when it is there and sends pictures.
    static Outcome<MjpegCamera> camera(DeviceContext context, Call call) {
        DeviceConfig config = context.config();
        URI url;
        try {
            url = URI.create(config.text("url"));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(Fault.CONFIGURATION, "url is none: " + e.getMessage());
        }
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            return Outcome.failed(Fault.CONFIGURATION, "url must look like http://host:port/path");
        }
        MjpegCamera camera =
                new MjpegCamera(url, config.milliseconds("answer-ms"), config.milliseconds("poll-ms"), context);
        return camera.look(call).map(_ -> camera);
    }
}
