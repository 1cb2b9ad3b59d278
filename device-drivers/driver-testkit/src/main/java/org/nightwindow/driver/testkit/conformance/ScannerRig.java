package org.nightwindow.driver.testkit.conformance;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.testkit.camera.CameraSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;

/// A code scanner on a serial line, or a camera that reads codes.
///
/// A line of text carries no checksum: what arrives broken is read broken, and that is no lie of the driver.
final class ScannerRig extends ReadingRig<CodeShow> {
    /// As a scanner that sends a code again and again while it is in view.
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final String NAME = "样若溪";

    private int number;
    private volatile String shown = "";
    private volatile String scanned = "";

    private ScannerRig(String device, @Nullable CodeShow simulator, Hand hand) {
        super(DeviceKind.CODE_SCANNER, device, simulator, hand, "Show a code to the scanner.");
        deals(NAME);
    }

    static ScannerRig ofSimulator() {
        ScannerSimulator simulator = ScannerSimulator.start(ScannerSetup.USUAL.repeatingEvery(AGAIN));
        return new ScannerRig(simulator.address(), new CodeShow.Line(simulator), Hand.NONE);
    }

    /// @param draw draws a code onto a page
    static ScannerRig ofCamera(BiFunction<BufferedImage, String, BufferedImage> draw) {
        CameraSimulator simulator = CameraSimulator.start();
        return new ScannerRig(simulator.address(), new CodeShow.Camera(simulator, draw), Hand.NONE);
    }

    static ScannerRig at(String device, Hand hand) {
        return new ScannerRig(device, null, hand);
    }

    @Override
    public String address() {
        boolean camera = simulator().filter(CodeShow.Camera.class::isInstance).isPresent();
        return camera ? super.address().replaceFirst("^tcp", "http") : super.address();
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        Outcome<ScannedCode> outcome = ((CodeScanner) device).scan(call);
        if (outcome instanceof Outcome.Done<ScannedCode>(ScannedCode code)) {
            scanned = code.text();
            deals(scanned, NAME);
        }
        return outcome;
    }

    @Override
    void lay(CodeShow scanner) {
        shown = "SAMPLE-9901-" + ++number + "-" + NAME;
        scanner.show(shown);
    }

    @Override
    void takeAway(CodeShow scanner) {
        scanner.takeAway();
    }

    /// What was shown last, and what was read last.
    boolean readRight() {
        return scanned.equals(shown);
    }

    @Override
    void clear(CodeShow broken) {
        broken.clear();
    }
}
