package org.nightwindow.driver.standard.scanner;

import java.time.Duration;
import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Remedy;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SelfTest.Check;
import org.nightwindow.driver.StatusBoard;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.scanner.ScannerInput.Line;

/// Waits for one line of text. A scanner does not answer, so all that is known of it is whether its line is there.
///
/// Only what is shown after the question counts: what came before may belong to the resident before.
final class LineScanner implements CodeScanner {
    /// A trigger command has a few bytes.
    static final Duration WRITE_LIMIT = Duration.ofMillis(500);

    private static final Duration POLL_EVERY = Duration.ofSeconds(2);
    private static final Capabilities CAPABILITIES = Capabilities.of(POLL_EVERY);

    private final Wire wire;
    private final ScannerSettings settings;
    private final ScannerInput input;
    private final LastCode last;
    private final StatusBoard board;

    LineScanner(DeviceContext context, Wire wire, ScannerSettings settings) {
        this.wire = wire;
        this.settings = settings;
        input = new ScannerInput(wire, settings.idleGap(), context.nanoTime());
        last = new LastCode(context.nanoTime());
        board = new StatusBoard(context);
        board.ready(Media.UNKNOWN);
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// Throws away what was shown while nobody asked.
    @Override
    public void poll(Call call) {
        Outcome<Nothing> _ = onWire(() -> {
            input.dropArrived();
            return Outcome.done();
        });
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return onWire(() -> {
            input.dropArrived();
            return Outcome.done(new SelfTest(List.of(new Check("line", true, "open"))));
        });
    }

    @Override
    public Outcome<ScannedCode> scan(Call call) {
        return onWire(() -> {
            input.settle(call);
            send(settings.triggerOn());
            Outcome<ScannedCode> outcome = untilCode(call);
            send(settings.triggerOff());
            input.forget();
            return outcome;
        });
    }

    @Override
    public void close() {
        input.close();
    }

    private Outcome<ScannedCode> untilCode(Call call) throws WireException {
        while (true) {
            switch (input.next(call)) {
                case Line.Whole(byte[] code) when last.repeats(code) -> {
                    // It lies there still.
                }
                case Line.Whole(byte[] code) -> {
                    return CodeText.decode(code)
                            .map(text -> Outcome.done(new ScannedCode(text)))
                            .orElseGet(() -> invalid("what was read is no text"));
                }
                case Line.TooLong() -> {
                    return invalid("what was read is longer than " + ScannedCode.MAX_BYTES + " bytes");
                }
                case Line.None() -> {
                    return call.cancelled()
                            ? Outcome.cancelled()
                            : Outcome.failed(Fault.NO_MEDIA, "no code was shown in time");
                }
            }
        }
    }

    /// Another code may be fine: the resident shows it again.
    private static Outcome<ScannedCode> invalid(String detail) {
        return Outcome.failed(Fault.INVALID_DATA, Remedy.REPLACE_MEDIA, detail);
    }

    private void send(byte[] command) throws WireException {
        if (command.length > 0) {
            wire.write(command, WRITE_LIMIT);
        }
    }

    private <T> Outcome<T> onWire(Talk<T> talk) {
        try {
            return talk.run();
        } catch (WireException e) {
            board.disconnected(e.getMessage());
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
    }

    private interface Talk<T> {
        Outcome<T> run() throws WireException;
    }
}
