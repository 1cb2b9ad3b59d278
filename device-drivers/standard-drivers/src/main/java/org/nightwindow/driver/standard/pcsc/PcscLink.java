package org.nightwindow.driver.standard.pcsc;

import java.time.Duration;
import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Command;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Connected;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Disposition;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Transmitted;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Version;

/// One question to `pcscd`, one answer. An answer that did not come in time makes the link useless, for it would be
/// taken for the answer to the next question: whoever gets a [WireException] closes it and connects anew.
///
/// The owner thread, except [#close()].
final class PcscLink implements AutoCloseable {
    /// The service answers from memory in 0.1 ms; while it starts a reader, in up to 1 s.
    static final Duration ANSWER = Duration.ofSeconds(2);

    /// A look that was begun is waited for, even when the time of the command ends meanwhile: giving it up would
    /// cost the link.
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Wire wire;
    private boolean late;

    PcscLink(Wire wire) {
        this.wire = wire;
    }

    Version version(Call call) throws WireException {
        return Version.read(ask(Command.VERSION, PcscMessages.version(), call.remaining(ANSWER)));
    }

    /// @return the number of our context
    int establish(Call call) throws WireException {
        return PcscMessages.context(ask(Command.ESTABLISH_CONTEXT, PcscMessages.establish(), call.remaining(ANSWER)));
    }

    List<ReaderState> readers(Call call) throws WireException {
        Duration left = call.remaining(ANSWER);
        Duration limit = left.compareTo(LOOK) < 0 ? LOOK : left;
        return PcscMessages.readers(ask(Command.READERS_STATE, PcscMessages.readersState(), limit));
    }

    /// Powers the card on, which takes 20 to 500 ms.
    Connected connect(int context, String reader, Call call) throws WireException {
        return Connected.read(ask(Command.CONNECT, PcscMessages.connect(context, reader), call.remaining()), context);
    }

    PcscCode disconnect(int card, Disposition disposition, Call call) throws WireException {
        return PcscMessages.disconnected(
                ask(Command.DISCONNECT, PcscMessages.disconnect(card, disposition), call.remaining(ANSWER)), card);
    }

    /// What the card said, or why it said nothing.
    ///
    /// @param bytes empty unless `code` is success
    record Said(PcscCode code, byte[] bytes) {}

    Said transmit(Connected card, byte[] command, Call call) throws WireException {
        Call answering = Call.within(call.remaining());
        byte[] request = PcscMessages.transmit(card.card(), card.protocol(), command);
        Transmitted head =
                Transmitted.read(ask(Command.TRANSMIT, request, answering.remaining()), card.card(), command.length);
        return new Said(head.code(), head.code() == PcscCode.SUCCESS ? read(head.length(), answering) : new byte[0]);
    }

    /// Waits so long, and notices when the service goes away meanwhile.
    void pause(Duration time) throws WireException {
        if (wire.read(new byte[1], time) > 0) {
            throw new WireException("pcscd speaks without being asked");
        }
    }

    /// Whether the last answer did not come in time, though the service is there.
    boolean late() {
        return late;
    }

    private byte[] ask(Command command, byte[] request, Duration limit) throws WireException {
        Call answering = Call.within(limit);
        wire.write(request, limit);
        return read(command.answerLength(), answering);
    }

    private byte[] read(int length, Call answering) throws WireException {
        byte[] answer = new byte[length];
        int count = 0;
        while (count < length) {
            byte[] piece = new byte[length - count];
            int read = wire.read(piece, answering.remaining());
            System.arraycopy(piece, 0, answer, count, read);
            count += read;
            if (count < length && answering.expired()) {
                late = true;
                throw new WireException("pcscd did not answer in time");
            }
        }
        return answer;
    }

    @Override
    public void close() {
        wire.close();
    }
}
