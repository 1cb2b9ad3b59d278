package org.nightwindow.driver.standard.scanner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
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
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.StatusBoard;

/// Waits for one line of text. A scanner does not answer, so all that is known of it is whether its line is there.
///
/// **Only what was shown after the question counts.** What arrived before, and the rest of a code whose beginning
/// arrived before, is thrown away: it may belong to the resident before.
final class LineScanner implements CodeScanner {
    /// A trigger command has a few bytes.
    static final Duration WRITE_LIMIT = Duration.ofMillis(500);

    /// How soon a wait notices that its command was called off.
    static final Duration GLANCE = Duration.ofMillis(50);

    /// A look at what has arrived already; a wire may not take zero for a wait.
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /// How long a scanner that does not stop talking is listened to before a scan gives up on silence.
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(1);

    /// Bounds the look, should the scanner send faster than this reads.
    private static final int MOST_DROPS = 16;

    private static final Duration POLL_EVERY = Duration.ofSeconds(2);
    private static final Capabilities CAPABILITIES = Capabilities.of(POLL_EVERY);

    private final Wire wire;
    private final ScannerSettings settings;
    private final LongSupplier nanoTime;
    private final StatusBoard board;
    private final LastCode last;
    private final LineCollector collector = new LineCollector();
    private final byte[] buffer = new byte[ScannedCode.MAX_BYTES];

    /// When the last byte came that was thrown away.
    private long strayAt;

    LineScanner(DeviceContext context, Wire wire, ScannerSettings settings) {
        this.wire = wire;
        this.settings = settings;
        nanoTime = context.nanoTime();
        strayAt = nanoTime.getAsLong() - SETTLE_LIMIT.toNanos();
        last = new LastCode(nanoTime);
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
            dropArrived();
            return Outcome.done();
        });
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return onWire(() -> {
            dropArrived();
            return Outcome.done(new SelfTest(List.of(new Check("line", true, "open"))));
        });
    }

    @Override
    public Outcome<ScannedCode> scan(Call call) {
        return onWire(() -> {
            settle(call);
            send(settings.triggerOn());
            Outcome<ScannedCode> outcome;
            try {
                outcome = untilCode(call);
            } finally {
                if (!collector.isEmpty()) {
                    strayAt = nanoTime.getAsLong(); // more of it may come
                }
                collector.clear();
            }
            send(settings.triggerOff());
            return outcome;
        });
    }

    @Override
    public void close() {
        collector.clear();
        wire.close();
    }

    private Outcome<ScannedCode> untilCode(Call call) throws WireException {
        while (call.goesOn()) {
            Optional<Outcome<ScannedCode>> code = nextLine(call) ? outcome() : Optional.empty();
            if (code.isPresent()) {
                return code.orElseThrow();
            }
        }
        return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.NO_MEDIA, "no code was shown in time");
    }

    /// @return false when the command ended before a line was complete
    private boolean nextLine(Call call) throws WireException {
        collector.clear();
        long lastByteAt = nanoTime.getAsLong();
        while (call.goesOn()) {
            long idle = nanoTime.getAsLong() - lastByteAt;
            if (!collector.isEmpty() && idle >= settings.idleGap().toNanos()) {
                return true; // a scanner without a suffix: silence ends the line
            }
            int count = wire.read(buffer, call.remaining(collector.isEmpty() ? GLANCE : settings.idleGap()));
            for (int i = 0; i < count; i++) {
                if (collector.take(buffer[i])) {
                    return true; // one code is asked for: what follows it is thrown away by the next settle
                }
            }
            if (count > 0) {
                lastByteAt = nanoTime.getAsLong();
                if (collector.tooLong()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What the collected line is; empty for one that was reported a moment ago.
    private Optional<Outcome<ScannedCode>> outcome() {
        if (collector.tooLong()) {
            return Optional.of(invalid("what was read is longer than " + ScannedCode.MAX_BYTES + " bytes"));
        }
        byte[] line = collector.line();
        if (last.repeats(line)) {
            return Optional.empty();
        }
        return Optional.of(CodeText.decode(line)
                .map(text -> Outcome.done(new ScannedCode(text)))
                .orElseGet(() -> invalid("what was read is no text")));
    }

    /// Another code may be fine: the resident shows it again.
    private static Outcome<ScannedCode> invalid(String detail) {
        return Outcome.failed(Fault.INVALID_DATA, Remedy.REPLACE_MEDIA, detail);
    }

    /// Throws away what arrived before, up to a silence: otherwise the rest of a code that was cut by throwing away its
    /// beginning would be taken for a code.
    private void settle(Call call) throws WireException {
        dropArrived();
        long until = nanoTime.getAsLong() + SETTLE_LIMIT.toNanos();
        while (call.goesOn() && nanoTime.getAsLong() < until) {
            long quiet = settings.idleGap().toNanos() - (nanoTime.getAsLong() - strayAt);
            if (quiet <= 0) {
                return;
            }
            drop(call.remaining(Duration.ofNanos(quiet)));
        }
    }

    private void dropArrived() throws WireException {
        int reads = 0;
        while (drop(AT_ONCE) > 0 && reads < MOST_DROPS) {
            reads++;
        }
    }

    private int drop(Duration limit) throws WireException {
        int count = wire.read(buffer, limit);
        if (count > 0) {
            strayAt = nanoTime.getAsLong();
        }
        return count;
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
