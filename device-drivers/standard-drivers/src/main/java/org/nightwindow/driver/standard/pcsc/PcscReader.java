package org.nightwindow.driver.standard.pcsc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.pcsc.PcscLink.Said;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Connected;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Disposition;

/// One reader of `pcscd`.
///
/// | the world ends after | the card | the resident reads |
/// |---|---|---|
/// | `connect` was sent | powered; the service powers it off when our connection ends | "lay the card again" |
/// | a command was sent, its answer not heard | has obeyed or not; nothing writes to a card | "lay the card again" |
/// | `disconnect` was sent | off | what was read |
final class PcscReader implements SmartCardReader {
    /// A command has a class, an instruction and two parameters (ISO 7816-4 §5.1).
    private static final int SHORTEST_COMMAND = 4;

    private static final int SHORTEST_ATR = 2; // ISO 7816-3 §8.1: TS and T0

    /// The service looks at a reader that does not tell by itself every 400 ms (`PCSCLITE_STATUS_POLL_RATE`).
    private static final Duration NOTICES = Duration.ofMillis(600);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final PcscLink link;
    private final int context;
    private final String name;
    private final Duration pollEvery;
    private final StatusBoard board;
    private final EventSink events;
    private final Capabilities capabilities;
    private boolean laid;
    private @Nullable Connected card;

    /// @param context the number of our context
    /// @param name of the reader, exactly as the service has it now
    /// @param pollEvery how often is looked for a card
    PcscReader(PcscLink link, int context, String name, Duration pollEvery, DeviceContext device) {
        this.link = link;
        this.context = context;
        this.name = name;
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
        Outcome<ReaderState> _ = onWire(() -> look(call));
    }

    @Override
    public Outcome<byte[]> powerOn(Call call) {
        return onWire(() -> {
            letGo(Disposition.UNPOWER, call);
            while (call.goesOn()) {
                Outcome<ReaderState> seen = look(call);
                if (seen instanceof Outcome.Done<ReaderState>(ReaderState state)) {
                    if (state.present()) {
                        return connect(call);
                    }
                    link.pause(call.remaining(pollEvery));
                } else {
                    return seen.map(ReaderState::atr);
                }
            }
            return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.NO_MEDIA, "no card was put in");
        });
    }

    private Outcome<byte[]> connect(Call call) throws WireException {
        Connected connected = link.connect(context, name, call);
        if (connected.code() != PcscCode.SUCCESS) {
            return refused(connected.code(), call);
        }
        card = connected;
        Outcome<ReaderState> seen = look(call);
        return seen.then(state -> state.atr().length < SHORTEST_ATR
                ? Outcome.failed(Fault.MEDIA_ERROR, "the card gives no answer to reset")
                : Outcome.done(state.atr()));
    }

    @Override
    public Outcome<byte[]> transmit(byte[] command, Call call) {
        if (command.length < SHORTEST_COMMAND || command.length > PcscMessages.LONGEST) {
            return Outcome.failed(Fault.INVALID_DATA, "a command has 4 to " + PcscMessages.LONGEST + " bytes");
        }
        return onWire(() -> {
            Connected on = card;
            if (on == null) {
                return Outcome.failed(Fault.NO_MEDIA, "no card is powered on");
            }
            if (!call.goesOn()) {
                return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.TIMEOUT, "no time was left");
            }
            Said said = link.transmit(on, command, call);
            if (said.code() == PcscCode.SUCCESS && said.bytes().length >= 2) {
                return Outcome.done(said.bytes());
            }
            // No reset: pcscd 1.9 that resets a card that is gone sees the next one only after 0.4 s without any.
            letGo(Disposition.LEAVE, call);
            // A reader whose card was just pulled may call it a success without an answer.
            return refused(said.code() == PcscCode.SUCCESS ? PcscCode.NOT_TRANSACTED : said.code(), call);
        });
    }

    @Override
    public Outcome<Nothing> powerOff(Call call) {
        return onWire(() -> {
            letGo(Disposition.UNPOWER, call);
            return Outcome.done();
        });
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return onWire(() -> look(call)
                .map(state -> new SelfTest(List.of(
                        new Check("reader", true, state.name()),
                        new Check("card", true, state.present() ? "one is in it" : "none is in it")))));
    }

    /// How the service sees the reader now. It is told, and so is a card that came or went.
    private Outcome<ReaderState> look(Call call) throws WireException {
        Optional<ReaderState> seen = link.readers(call).stream()
                .filter(state -> state.name().equals(name))
                .findFirst();
        if (seen.isEmpty()) {
            board.disconnected("the reader " + name + " was unplugged");
            return Outcome.failed(Fault.TRANSPORT, "the reader " + name + " was unplugged");
        }
        show(seen.get().present());
        return Outcome.done(seen.get());
    }

    private void show(boolean present) {
        boolean before = laid;
        laid = present;
        board.ready(present ? Media.PRESENT : Media.NONE);
        if (present != before) {
            events.emit(present ? new DeviceEvent.MediaDetected() : new DeviceEvent.MediaRemoved());
        }
    }

    /// A card that was pulled in the middle is reported as one that does not answer, until the service has looked
    /// again.
    private Outcome<byte[]> refused(PcscCode code, Call call) throws WireException {
        Call looking = Call.within(call.remaining(code.fault() == Fault.MEDIA_ERROR ? NOTICES : Duration.ZERO));
        Outcome<ReaderState> now = look(call);
        while (now.isDone() && laid && looking.goesOn() && !call.cancelled()) {
            link.pause(looking.remaining(LOOK));
            now = look(call);
        }
        if (!now.isDone()) {
            return now.map(ReaderState::atr);
        }
        Fault fault = code.fault() == Fault.MEDIA_ERROR && !laid ? Fault.NO_MEDIA : code.fault();
        if (fault == Fault.TRANSPORT) {
            board.disconnected("pcscd answers " + code);
        }
        return Outcome.failed(fault, "pcscd answers " + code);
    }

    private void letGo(Disposition disposition, Call call) throws WireException {
        Connected on = card;
        card = null;
        if (on != null) {
            PcscCode _ = link.disconnect(on.card(), disposition, call); // a card that is gone is let go too
        }
    }

    @Override
    public void close() {
        link.close(); // the service resets what we had
    }

    private <T> Outcome<T> onWire(Talk<T> talk) {
        try {
            return talk.run();
        } catch (WireException e) {
            card = null;
            link.close();
            board.disconnected(String.valueOf(e.getMessage()));
            return Outcome.failed(link.late() ? Fault.TIMEOUT : Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
    }

    private interface Talk<T> {
        Outcome<T> run() throws WireException;
    }
}
