package org.nightwindow.driver.standard.pcsc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SelfTest.Check;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.StatusBoard;

/// One reader of `javax.smartcardio`. It is only ever looked at, never waited for: a wait of the library holds a lock
/// that every reader of the machine shares, and nothing ends it.
///
/// | the world ends after | the card | the resident reads |
/// |---|---|---|
/// | the card was powered on | powered; the service powers it off when this process is gone | "lay the card again" |
/// | a command was sent | has obeyed or not; nothing here writes to a card | "lay the card again" |
/// | the card was let go | off | what was read |
///
/// The owner thread; [#close()] only after its last call.
final class SmartcardioReader implements SmartCardReader {
    private static final String ANY_PROTOCOL = "*";

    /// By then the service has seen that a card is gone: `pcscd` looks at its readers every 0.4 s.
    private static final Duration SEEN_GONE = Duration.ofMillis(600);

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final CardTerminal terminal;
    private final Duration pollEvery;
    private final StatusBoard board;
    private final EventSink events;
    private final Capabilities capabilities;
    private boolean laid;
    private @Nullable Card card;

    SmartcardioReader(CardTerminal terminal, Duration pollEvery, DeviceContext device) {
        this.terminal = terminal;
        this.pollEvery = pollEvery;
        board = new StatusBoard(device);
        events = device.events();
        capabilities = Capabilities.of(pollEvery, Feature.DETECTS_MEDIA);
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void poll(Call call) {
        Outcome<Boolean> _ = look();
    }

    @Override
    public Outcome<byte[]> powerOn(Call call) {
        letGo(true);
        while (call.goesOn()) {
            Outcome<Boolean> seen = look();
            if (!(seen instanceof Outcome.Done<Boolean>(Boolean present))) {
                return seen.map(_ -> new byte[0]);
            }
            if (present) {
                return connect(call);
            }
            LockSupport.parkNanos(call.remaining(pollEvery).toNanos());
        }
        return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.NO_MEDIA, "no card was put in");
    }

    private Outcome<byte[]> connect(Call call) {
        try {
            Card connected = terminal.connect(ANY_PROTOCOL);
            card = connected;
            return Outcome.done(connected.getATR().getBytes());
        } catch (CardException e) {
            return failed(PcscCode.named(words(e)), words(e), call);
        }
    }

    @Override
    public Outcome<byte[]> transmit(byte[] command, Call call) {
        Card on = card;
        if (on == null) {
            return Outcome.failed(Fault.NO_MEDIA, "no card is powered on");
        }
        if (!call.goesOn()) {
            return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.TIMEOUT, "no time was left");
        }
        CommandAPDU apdu;
        try {
            apdu = new CommandAPDU(command);
        } catch (IllegalArgumentException e) {
            return Outcome.failed(Fault.INVALID_DATA, "no command of a card: " + e.getMessage());
        }
        try {
            return Outcome.done(on.getBasicChannel().transmit(apdu).getBytes());
        } catch (CardException e) {
            letGo(false);
            return failed(PcscCode.named(words(e)), words(e), call);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The library knows that the card is gone; or the reader called it a success, without an answer.
            letGo(false);
            return failed(PcscCode.NOT_TRANSACTED, "the card does not answer", call);
        }
    }

    @Override
    public Outcome<Nothing> powerOff(Call call) {
        letGo(true);
        return Outcome.done();
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return look().map(present -> new SelfTest(List.of(
                new Check("reader", true, terminal.getName()),
                new Check("card", true, present ? "one is in it" : "none is in it"))));
    }

    /// Whether there is a card. It is told, and so is one that came or went.
    private Outcome<Boolean> look() {
        try {
            boolean present = terminal.isCardPresent();
            boolean before = laid;
            laid = present;
            board.ready(present ? Media.PRESENT : Media.NONE);
            if (present != before) {
                events.emit(present ? new DeviceEvent.MediaDetected() : new DeviceEvent.MediaRemoved());
            }
            return Outcome.done(present);
        } catch (CardException e) {
            board.disconnected(words(e));
            return Outcome.failed(Fault.TRANSPORT, words(e));
        }
    }

    private Outcome<byte[]> failed(PcscCode code, String words, Call call) {
        Fault fault = code.fault();
        return Outcome.failed(fault == Fault.MEDIA_ERROR && gone(call) ? Fault.NO_MEDIA : fault, words);
    }

    /// Whether the card was taken out, which the service may not have seen yet.
    private boolean gone(Call call) {
        Call seen = Call.within(call.remaining(SEEN_GONE));
        while (look() instanceof Outcome.Done<Boolean>(Boolean present)) {
            if (!present || seen.expired() || call.cancelled()) {
                return !present;
            }
            LockSupport.parkNanos(seen.remaining(GLANCE).toNanos());
        }
        return false;
    }

    /// The JDK hides the service's answer, such as `SCARD_W_REMOVED_CARD`, in the cause.
    static String words(CardException e) {
        return Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(String.valueOf(e.getMessage()));
    }

    /// @param reset not after a failed exchange: pcscd 1.9 that resets a card that is gone may not see the next one
    private void letGo(boolean reset) {
        Card on = card;
        card = null;
        if (on != null) {
            try {
                on.disconnect(reset);
            } catch (CardException e) {
                // a card that is gone is let go too
            }
        }
    }

    @Override
    public void close() {
        letGo(true);
    }
}
