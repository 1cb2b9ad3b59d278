package org.nightwindow.driver.standard.sdt;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Outcome.Failed;
import org.nightwindow.driver.Remedy;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SelfTest.Check;
import org.nightwindow.driver.StatusBoard;
import org.nightwindow.driver.WireException;

/// Finds, selects and reads a card, and says in the kiosk's words what went wrong.
///
/// Reading changes nothing in the world, so every command may be given up at any point.
final class SdtReader implements IdCardReader {
    /// Pause between two looks for a card. Faster asking makes some modules miss the card; vendors advise 300 ms.
    static final Duration FIND_EVERY = Duration.ofMillis(300);

    /// How often the host asks the idle module how it is; readers' own daemons do it every 3 s.
    static final Duration POLL_EVERY = Duration.ofSeconds(3);

    private static final String SILENT = "the reader does not answer";
    private static final String GARBLED = "what arrives is no answer of a reader; is the baud rate right?";

    private static final Capabilities CAPABILITIES = Capabilities.of(POLL_EVERY, Feature.DETECTS_MEDIA);

    private final DeviceContext context;
    private final SdtLink link;
    private final boolean newestAddress;
    private final StatusBoard board;

    SdtReader(DeviceContext context, SdtLink link, boolean newestAddress) {
        this.context = context;
        this.link = link;
        this.newestAddress = newestAddress;
        board = new StatusBoard(context);
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void poll(Call call) {
        Outcome<Nothing> _ = talking(() -> {
            state(link.ask(SdtCommand.STATUS, call));
            return Outcome.done();
        });
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return talking(() -> {
            Reply status = link.ask(SdtCommand.STATUS, call);
            if (!(status instanceof Reply.Answered(SdtAnswer state))) {
                return failed(status, call);
            }
            state(status);
            List<Check> checks = new ArrayList<>();
            checks.add(new Check("SAM status", state.status() == SdtStatus.OK, SdtStatus.meaning(state.status())));
            Reply id = link.ask(SdtCommand.MODULE_ID, call);
            if (!(id instanceof Reply.Answered(SdtAnswer module))) {
                return failed(id, call);
            }
            boolean named = module.status() == SdtStatus.OK;
            checks.add(new Check("SAM id", named, named ? id(module.data()) : SdtStatus.meaning(module.status())));
            return Outcome.done(new SelfTest(checks));
        });
    }

    @Override
    public Outcome<IdCard> read(Call call) {
        return talking(() -> {
            Outcome<IdCard> outcome = readCard(call);
            if (outcome instanceof Failed<IdCard>(Fault fault, Remedy _, String detail)
                    && fault == Fault.MEDIA_SUSPECT) {
                context.log().log(Level.WARNING, "A card was refused: {0}", detail);
            }
            return outcome;
        });
    }

    @Override
    public void close() {
        link.close();
    }

    private Outcome<IdCard> readCard(Call call) throws WireException {
        Reply found = find(call);
        if (!found.says(SdtStatus.CARD_FOUND)) {
            return failed(found, call);
        }
        board.ready(Media.PRESENT);
        context.events().emit(new DeviceEvent.MediaDetected());
        Reply selected = select(call);
        if (!selected.says(SdtStatus.OK)) {
            return failed(selected, call);
        }
        Reply read = link.ask(SdtCommand.READ, call);
        if (!(read instanceof Reply.Answered(SdtAnswer answer)) || answer.status() != SdtStatus.OK) {
            return failed(read, call);
        }
        CardData data = CardData.in(answer.data()).orElseThrow(); // SdtCommand.fits looked
        Optional<String> moved = newestAddress ? newestAddress(call) : Optional.empty();
        board.ready(Media.UNKNOWN); // contactless: from here on the reader cannot tell
        if (call.cancelled()) {
            return Outcome.cancelled();
        }
        return switch (CardText.decode(data.text(), data.photo(), moved)) {
            case CardText.Decoded.Card(IdCard card) -> Outcome.done(card);
            case CardText.Decoded.Unreadable(String why) -> Outcome.failed(Fault.MEDIA_ERROR, why);
        };
    }

    /// Looks for a card until one is there, the time is over or something else is wrong.
    private Reply find(Call call) throws WireException {
        Reply found = link.ask(SdtCommand.FIND, call);
        while (found.says(SdtStatus.NO_CARD)) {
            board.ready(Media.NONE);
            if (!link.pause(FIND_EVERY, call)) {
                return call.cancelled() ? new Reply.CalledOff() : found;
            }
            Reply next = link.ask(SdtCommand.FIND, call);
            if (next instanceof Reply.OutOfTime) {
                return found; // in the middle of the last look; the field was empty until then
            }
            found = next;
        }
        return found;
    }

    /// A card that moved while it was found is found once more.
    private Reply select(Call call) throws WireException {
        Reply selected = link.ask(SdtCommand.SELECT, call);
        if (!selected.says(SdtStatus.SELECT_FAILED)) {
            return selected;
        }
        Reply found = link.ask(SdtCommand.FIND, call);
        if (found.says(SdtStatus.CARD_FOUND)) {
            return link.ask(SdtCommand.SELECT, call);
        }
        return found.says(SdtStatus.NO_CARD) ? selected : found;
    }

    /// An address written to the chip after the card was printed. Most cards have none, and a card that was lifted
    /// meanwhile has been read already, so nothing here fails the read.
    private Optional<String> newestAddress(Call call) throws WireException {
        Reply reply = link.ask(SdtCommand.NEWEST_ADDRESS, call);
        return reply.says(SdtStatus.OK) && reply instanceof Reply.Answered(SdtAnswer answer)
                ? CardText.newestAddress(answer.data())
                : Optional.empty();
    }

    private <T> Outcome<T> failed(Reply reply, Call call) throws WireException {
        state(reply);
        return switch (reply) {
            case Reply.Answered(SdtAnswer answer) -> {
                if (answer.status() == SdtStatus.RANDOM_FAILED) {
                    link.ask(SdtCommand.RESET, call);
                }
                yield SdtStatus.failed(answer.status());
            }
            case Reply.Silent() -> Outcome.failed(Fault.TIMEOUT, Remedy.RESET, SILENT);
            case Reply.Garbled() -> Outcome.failed(Fault.TRANSPORT, GARBLED);
            case Reply.OutOfTime() -> Outcome.failed(Fault.TIMEOUT, "the answer was not complete in time");
            case Reply.CalledOff() -> Outcome.cancelled();
        };
    }

    /// What a reply says about the reader itself.
    private void state(Reply reply) {
        switch (reply) {
            case Reply.Answered(SdtAnswer answer) -> {
                int status = answer.status();
                if (status == SdtStatus.NOT_AUTHORISED) {
                    board.failed(Detail.SECURITY, SdtStatus.meaning(status));
                } else if (status == SdtStatus.SELF_TEST_FAILED) {
                    board.failed(Detail.HARDWARE, SdtStatus.meaning(status));
                } else if (SdtStatus.asksAgain(status)) {
                    board.disconnected(SdtStatus.meaning(status));
                } else {
                    board.ready(status == SdtStatus.NO_CARD ? Media.NONE : Media.UNKNOWN);
                }
            }
            case Reply.Silent() -> board.disconnected(SILENT);
            case Reply.Garbled() -> board.disconnected(GARBLED);
            case Reply.OutOfTime(), Reply.CalledOff() -> {
                // Says nothing about the reader.
            }
        }
    }

    private <T> Outcome<T> talking(Talk<T> talk) {
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

    /// As readers show it: two u16 and three u32, little-endian.
    private static String id(byte[] data) {
        ByteBuffer fields = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        return String.format(
                Locale.ROOT,
                "%02d.%02d-%08d-%010d-%010d",
                Short.toUnsignedInt(fields.getShort()),
                Short.toUnsignedInt(fields.getShort()),
                Integer.toUnsignedLong(fields.getInt()),
                Integer.toUnsignedLong(fields.getInt()),
                Integer.toUnsignedLong(fields.getInt()));
    }
}
