package org.nightwindow.driver.standard.faults;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DocumentCamera;
import org.nightwindow.driver.standard.CodePicture;
import org.nightwindow.driver.standard.camera.CameraScannerDriver;
import org.nightwindow.driver.standard.camera.MjpegCameraDriver;
import org.nightwindow.driver.testkit.camera.CameraFault;
import org.nightwindow.driver.testkit.camera.CameraSimulator;

/// The cells of what looks through a camera.
final class PictureCells {
    private static final Map<String, String> IMPATIENT = Map.of("answer-ms", "1000");

    static Cells<CameraSimulator> pictures() {
        Cells<CameraSimulator> cells = new Cells<>(
                        "document camera", CameraSimulator::start, MjpegCameraDriver::new, "url", IMPATIENT)
                .at(CameraSimulator::url)
                .command("capture", (device, call) -> ((DocumentCamera) device).capture(call))
                .command("preview", (device, call) -> ((DocumentCamera) device).preview(picture -> {}, call))
                .command("selfTest", Device::selfTest);
        return withFaults(cells);
    }

    static Cells<CameraSimulator> codes() {
        Cells<CameraSimulator> cells = new Cells<>(
                        "camera as scanner", CameraSimulator::start, CameraScannerDriver::new, "url", IMPATIENT)
                .at(CameraSimulator::url)
                .with(it -> it.show(CodePicture.on(page(), "SAMPLE-9901-1")))
                .command("scan", (device, call) -> ((CodeScanner) device).scan(call))
                .command("selfTest", Device::selfTest)
                .trouble("no code", it -> it.show(page()));
        return withFaults(cells);
    }

    private static Cells<CameraSimulator> withFaults(Cells<CameraSimulator> cells) {
        Map<String, CameraFault> faults = new LinkedHashMap<>();
        faults.put("somebody else watches (503)", new CameraFault.Status(503));
        faults.put("a password is asked for (401)", new CameraFault.Status(401));
        faults.put("a page instead of pictures", new CameraFault.WrongType());
        faults.put("pictures stop in the middle", new CameraFault.Stalls());
        faults.put("pictures are cut short", new CameraFault.Truncated());
        faults.put("pictures are black", new CameraFault.Black());
        faults.put("line cut in a picture", new CameraFault.CutOff());
        faults.put("2 GB announced", new CameraFault.Oversized());
        faults.forEach((name, fault) ->
                cells.trouble(name, it -> it.failRepeatedly(fault)).trouble(name + ", once", it -> it.failNext(fault)));
        return cells;
    }

    private static BufferedImage page() {
        return new BufferedImage(1280, 960, BufferedImage.TYPE_INT_RGB);
    }

    private PictureCells() {}
}
