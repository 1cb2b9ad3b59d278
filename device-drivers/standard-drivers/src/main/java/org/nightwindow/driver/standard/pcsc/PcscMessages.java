package org.nightwindow.driver.standard.pcsc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nightwindow.driver.WireException;

/// Bytes to and from `pcscd`: a request is its size, its command and a structure; an answer is the same structure,
/// filled in (`winscard_msg.h` of PC/SC Lite 1.9 to 2.3). Integers have 32 bits in the order of the machine. Pure.
final class PcscMessages {
    /// Understood by every service since 1.9.0: newer ones answer an older client in its own words.
    static final int MAJOR = 4;

    static final int MINOR = 4;

    static final int READER_NAME = 128; // MAX_READERNAME
    static final int ATR = 33; // MAX_ATR_SIZE
    static final int READERS = 16; // PCSCLITE_MAX_READERS_CONTEXTS

    /// An extended command or answer with its header and tail (MAX_BUFFER_SIZE_EXTENDED).
    static final int LONGEST = 4 + 3 + (1 << 16) + 3 + 2;

    private static final int READER_STATE = READER_NAME + 4 + 4 + 4 + (ATR + 3) + 4 + 4;
    private static final int STATE_PRESENT = 0x0004;
    private static final int STATES = 0x007F; // SCARD_UNKNOWN to SCARD_SPECIFIC
    private static final int SHARE_EXCLUSIVE = 1;
    private static final int PROTOCOL_ANY = 3; // T=0 and T=1
    private static final int IO_REQUEST = 16; // sizeof(SCARD_IO_REQUEST)
    private static final int SCOPE_SYSTEM = 2;

    /// The commands of the service that are used here.
    enum Command {
        ESTABLISH_CONTEXT(0x01, 12),
        CONNECT(0x04, 4 + READER_NAME + 20),
        DISCONNECT(0x06, 12),
        TRANSMIT(0x09, 32),
        VERSION(0x11, 12),
        READERS_STATE(0x12, READERS * READER_STATE);

        private final int code;
        private final int answer;

        Command(int code, int answer) {
            this.code = code;
            this.answer = answer;
        }

        /// How many bytes its answer has; [#TRANSMIT] is followed by what the card said.
        int answerLength() {
            return answer;
        }
    }

    /// What becomes of a card that is let go.
    enum Disposition {
        LEAVE(0),
        UNPOWER(2);

        private final int code;

        Disposition(int code) {
            this.code = code;
        }
    }

    static byte[] version() {
        return request(Command.VERSION, words(MAJOR, MINOR, 0));
    }

    static byte[] establish() {
        return request(Command.ESTABLISH_CONTEXT, words(SCOPE_SYSTEM, 0, 0));
    }

    static byte[] readersState() {
        return request(Command.READERS_STATE, new byte[0]);
    }

    /// @param reader at most 127 characters
    static byte[] connect(int context, String reader) {
        byte[] body = new byte[Command.CONNECT.answerLength()];
        ByteBuffer in = buffer(body);
        in.putInt(context).put(Arrays.copyOf(reader.getBytes(StandardCharsets.UTF_8), READER_NAME));
        in.putInt(SHARE_EXCLUSIVE).putInt(PROTOCOL_ANY);
        return request(Command.CONNECT, body);
    }

    static byte[] disconnect(int card, Disposition disposition) {
        return request(Command.DISCONNECT, words(card, disposition.code, 0));
    }

    /// @param protocol as [Connected] says
    /// @param command to the card, at most [#LONGEST] bytes
    static byte[] transmit(int card, int protocol, byte[] command) {
        byte[] head = request(
                Command.TRANSMIT,
                words(card, protocol, IO_REQUEST, command.length, PROTOCOL_ANY, IO_REQUEST, LONGEST, 0));
        byte[] whole = Arrays.copyOf(head, head.length + command.length);
        System.arraycopy(command, 0, whole, head.length, command.length);
        return whole;
    }

    /// The version a service speaks, and whether it speaks with us.
    record Version(int major, int minor, boolean agreed) {
        static Version read(byte[] answer) {
            ByteBuffer in = buffer(answer);
            return new Version(in.getInt(), in.getInt(), in.getInt() == 0);
        }
    }

    /// @return the number of our context
    static int context(byte[] answer) throws WireException {
        ByteBuffer in = buffer(answer);
        if (in.getInt() != SCOPE_SYSTEM) {
            throw new WireException("pcscd answers something else than was asked");
        }
        int context = in.getInt();
        int code = in.getInt();
        if (code != 0) {
            throw new WireException("pcscd gives no context: " + Integer.toHexString(code));
        }
        return context;
    }

    /// A card that is ours now, or why not.
    ///
    /// @param protocol 1 for T=0, 2 for T=1
    record Connected(int card, int protocol, PcscCode code) {
        static Connected read(byte[] answer, int context) throws WireException {
            ByteBuffer in = buffer(answer);
            if (in.getInt() != context) {
                throw new WireException("pcscd answers something else than was asked");
            }
            in.position(4 + READER_NAME + 8);
            return new Connected(in.getInt(), in.getInt(), PcscCode.of(in.getInt()));
        }
    }

    /// @return how it ended
    static PcscCode disconnected(byte[] answer, int card) throws WireException {
        ByteBuffer in = buffer(answer);
        if (in.getInt() != card) {
            throw new WireException("pcscd answers something else than was asked");
        }
        return PcscCode.of(in.getInt(8));
    }

    /// The head of an answer of the card.
    ///
    /// @param length of what follows; only after success
    record Transmitted(int length, PcscCode code) {
        static Transmitted read(byte[] answer, int card, int sent) throws WireException {
            ByteBuffer in = buffer(answer);
            int length = in.getInt(24);
            PcscCode code = PcscCode.of(in.getInt(28));
            boolean fits = code != PcscCode.SUCCESS || (length >= 0 && length <= LONGEST);
            if (in.getInt(0) != card || in.getInt(12) != sent || !fits) {
                throw new WireException("pcscd answers something else than was asked");
            }
            return new Transmitted(length, code);
        }
    }

    /// The readers there are, in the order of the service.
    static List<ReaderState> readers(byte[] answer) throws WireException {
        ByteBuffer in = buffer(answer);
        List<ReaderState> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            byte[] name = new byte[READER_NAME];
            byte[] atr = new byte[ATR];
            in.position(i * READER_STATE);
            in.get(name);
            int _ = in.getInt(); // how many cards it has seen
            int state = in.getInt();
            int _ = in.getInt(); // who shares it
            in.get(atr);
            in.position(in.position() + 3);
            int length = in.getInt();
            if (name[0] == 0) {
                continue;
            }
            // MAX_ATR_SIZE + 1 stands for a reader that starts
            if ((state & 0xFFFF & ~STATES) != 0 || length < 0 || length > ATR + 1) {
                throw new WireException("pcscd says of a reader what cannot be");
            }
            boolean present = (state & STATE_PRESENT) != 0;
            readers.add(new ReaderState(text(name), present, length > ATR ? new byte[0] : Arrays.copyOf(atr, length)));
        }
        return readers;
    }

    private static String text(byte[] name) throws WireException {
        int end = 0;
        while (end < name.length && name[end] != 0) {
            if (name[end] >= 0 && name[end] < ' ') {
                throw new WireException("pcscd says of a reader what cannot be");
            }
            end++;
        }
        return new String(name, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] request(Command command, byte[] body) {
        byte[] whole = new byte[8 + body.length];
        buffer(whole).putInt(body.length).putInt(command.code).put(body);
        return whole;
    }

    private static byte[] words(int... words) {
        byte[] all = new byte[words.length * 4];
        buffer(all).asIntBuffer().put(words);
        return all;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private PcscMessages() {}
}
