package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
final class ScannerRig implements Rig {
    /// As a scanner that sends a code again and again while it is in view.
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final @Nullable ScannerSimulator simulator;
    private final FaultLine line;
    private final Hand hand;
    private int number;
    private volatile String shown = "";
    private volatile String scanned = "";

    private ScannerRig(String device, @Nullable ScannerSimulator simulator, Hand hand) {
        this.simulator = simulator;
        this.hand = hand;
        line = new FaultLine(device);
    }

    static ScannerRig simulator() {
        ScannerSimulator simulator = ScannerSimulator.start(ScannerSetup.USUAL.repeatingEvery(AGAIN));
        return new ScannerRig(simulator.address(), simulator, Hand.NONE);
    }

    static ScannerRig at(String device, Hand hand) {
        return new ScannerRig(device, null, hand);
    }

    ScannerSimulator scanner() throws Clause.NotJudged {
        if (simulator == null) {
            throw new Clause.NotJudged("only a simulated scanner breaks on demand");
        }
        return simulator;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CODE_SCANNER;
    }

    @Override
    public String address() {
        return "tcp://" + line.hostAndPort();
    }

    @Override
    public FaultLine line() {
        return line;
    }

    @Override
    public boolean simulated() {
        return simulator != null;
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        Outcome<ScannedCode> outcome = ((CodeScanner) device).scan(call);
        if (outcome instanceof Outcome.Done<ScannedCode>(ScannedCode code)) {
            scanned = code.text();
        }
        return outcome;
    }

    @Override
    public void provide() throws Clause.NotJudged {
        if (simulator == null) {
            hand.please("Show a code to the scanner.");
        } else {
            shown = "SAMPLE-9901-" + ++number + "-样若溪";
            simulator.show(shown);
        }
    }

    @Override
    public void withhold() {
        if (simulator != null) {
            simulator.takeAway();
        }
    }

    @Override
    public boolean waits() {
        return true;
    }

    /// A line of text carries no checksum: what arrives broken is read broken, and that is no lie of the driver.
    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        return outcome instanceof Outcome.Unknown<?>
                ? Optional.of("it said Unknown of a read; a read that was lost is Failed")
                : Optional.empty();
    }

    /// What was shown last, and what was read last.
    boolean readRight() {
        return scanned.equals(shown);
    }

    @Override
    public List<String> personal() {
        return scanned.isEmpty() ? List.of("样若溪") : List.of(scanned, "样若溪");
    }

    @Override
    public void mend() {
        line.mend();
        if (simulator != null) {
            simulator.clear();
        }
    }

    @Override
    public void close() {
        line.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}
