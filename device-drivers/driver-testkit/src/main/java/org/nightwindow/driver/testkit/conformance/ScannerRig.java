package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;

/// A code scanner on a serial line.
///
/// A line of text carries no checksum: what arrives broken is read broken, and that is no lie of the driver.
final class ScannerRig extends ReadingRig<ScannerSimulator> {
    /// As a scanner that sends a code again and again while it is in view.
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final String NAME = "样若溪";

    private int number;
    private volatile String shown = "";
    private volatile String scanned = "";

    private ScannerRig(String device, @Nullable ScannerSimulator simulator, Hand hand) {
        super(DeviceKind.CODE_SCANNER, device, simulator, hand, "Show a code to the scanner.");
        deals(NAME);
    }

    static ScannerRig ofSimulator() {
        ScannerSimulator simulator = ScannerSimulator.start(ScannerSetup.USUAL.repeatingEvery(AGAIN));
        return new ScannerRig(simulator.address(), simulator, Hand.NONE);
    }

    static ScannerRig at(String device, Hand hand) {
        return new ScannerRig(device, null, hand);
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
    void lay(ScannerSimulator scanner) {
        shown = "SAMPLE-9901-" + ++number + "-" + NAME;
        scanner.show(shown);
    }

    @Override
    void takeAway(ScannerSimulator scanner) {
        scanner.takeAway();
    }

    /// What was shown last, and what was read last.
    boolean readRight() {
        return scanned.equals(shown);
    }

    @Override
    void clear(ScannerSimulator broken) {
        broken.clear();
    }
}
