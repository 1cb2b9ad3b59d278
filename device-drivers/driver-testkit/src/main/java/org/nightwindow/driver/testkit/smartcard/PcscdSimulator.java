package org.nightwindow.driver.testkit.smartcard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.wire.LineSimulator;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// A `pcscd` with one reader or several, for one program at a time. All methods may be called from any thread.
public final class PcscdSimulator extends LineSimulator<PcscFault> implements ChipSlot {
    /// What the first reader is called.
    public static final String READER = "Nightwindow Virtual Reader (0001) 00 00";

    private static final int MOST_READERS = 16;
    private static final int HEADER = 8;
    private static final int STATE = 184; // sizeof(READER_STATE) on a 64-bit Linux
    private static final int ABSENT = 0x02;
    private static final int PRESENT = 0x04;
    private static final int POWERED_NEGOTIABLE = 0x30;
    private static final int NO_SMARTCARD = 0x8010000C;
    private static final int UNKNOWN_READER = 0x80100009;
    private static final int INVALID_HANDLE = 0x80100003;
    private static final int NOT_TRANSACTED = 0x80100016;
    private static final int REMOVED_CARD = 0x80100069;
    private static final int VERSION_REFUSED = 0x8010001E;

    private final SerialLine line = new SerialLine(this::received, this::newcomer);
    private final List<Slot> slots = new ArrayList<>();
    private volatile byte[] pending = new byte[0];
    private int minor = 4;
    private int numbers = 0x2000;
    private int context;
    private int handle;
    private @Nullable Slot connected;

    private static final class Slot {
        private final String name;
        private @Nullable ChipCard card;
        private int events;
        private boolean sameCard;

        Slot(String name) {
            this.name = name;
        }
    }

    private PcscdSimulator() {
        slots.add(new Slot(READER));
    }

    /// One reader, no card in it.
    public static PcscdSimulator start() {
        return new PcscdSimulator();
    }

    /// Puts a card into the first reader.
    @Override
    public synchronized void lay(ChipCard card) {
        lift();
        if (!slots.isEmpty()) {
            slots.getFirst().card = card;
            slots.getFirst().events++;
        }
    }

    /// Takes the card out of the first reader.
    @Override
    public synchronized void lift() {
        if (!slots.isEmpty()) {
            Slot first = slots.getFirst();
            first.sameCard = false;
            if (first.card != null) {
                first.card = null;
                first.events++;
            }
        }
    }

    /// Another reader is plugged in.
    public synchronized void plugInReader(String name) {
        slots.add(new Slot(name));
    }

    /// The first reader is unplugged, with the card in it; the service lives.
    public synchronized void unplugReader() {
        if (!slots.isEmpty()) {
            lift();
            slots.removeFirst();
        }
    }

    /// Which protocol 4.x the service speaks from now on; 4 unless told otherwise.
    public synchronized void speaks(int itsMinor) {
        minor = itsMinor;
    }

    /// The service is restarted: what it knew of its clients is gone.
    public void restart() {
        unplug();
        synchronized (this) {
            context = 0;
            handle = 0;
            connected = null;
        }
        replug();
    }

    @Override
    protected SerialLine line() {
        return line;
    }

    private void newcomer() {
        pending = new byte[0];
    }

    private void received(byte[] bytes) {
        byte[] before = pending;
        byte[] all = Arrays.copyOf(before, before.length + bytes.length);
        System.arraycopy(bytes, 0, all, before.length, bytes.length);
        int at = 0;
        while (all.length - at >= HEADER) {
            PcscRequest request = header(all, at);
            if (request == null) {
                at = all.length; // the real one hangs up
                break;
            }
            int length = HEADER + request.size;
            if (request == PcscRequest.TRANSMIT && all.length - at >= length) {
                length += in(all).getInt(at + HEADER + 12);
            }
            if (all.length - at < length) {
                break;
            }
            answer(request, Arrays.copyOfRange(all, at + HEADER, at + length));
            at += length;
        }
        pending = Arrays.copyOfRange(all, at, all.length);
    }

    private static @Nullable PcscRequest header(byte[] bytes, int at) {
        if (bytes.length - at < HEADER) {
            return null;
        }
        int size = in(bytes).getInt(at);
        int number = in(bytes).getInt(at + 4);
        return Arrays.stream(PcscRequest.values())
                .filter(each -> each.number == number && each.size == size)
                .findFirst()
                .orElse(null);
    }

    private void answer(PcscRequest request, byte[] body) {
        PcscFault fault;
        synchronized (this) {
            fault = strike(each -> each.with() == request ? each : null);
            before(fault);
        }
        byte[] answer;
        synchronized (this) {
            answer = truth(request, body, fault);
        }
        switch (fault) {
            case PcscFault.Mute _ -> {}
            case PcscFault.Slow slow -> {
                LockSupport.parkNanos(slow.by().toNanos());
                line.send(answer);
            }
            case PcscFault.Half _ -> line.send(Arrays.copyOf(answer, answer.length / 2));
            case PcscFault.WrongBytes _ -> line.send(new byte[answer.length]);
            case null, default -> line.send(answer);
        }
    }

    private void before(@Nullable PcscFault fault) {
        switch (fault) {
            case PcscFault.ReaderGone _ -> unplugReader();
            case PcscFault.Lifted _ -> lift();
            case null, default -> {}
        }
    }

    private byte[] truth(PcscRequest request, byte[] body, @Nullable PcscFault fault) {
        int forced = fault instanceof PcscFault.Returns(PcscRequest _, int code) ? code : 0;
        return switch (request) {
            case VERSION -> {
                int its = in(body).getInt(4);
                boolean agreed = in(body).getInt(0) == 4 && its >= 4 && its <= minor;
                yield with(body, 4, minor, 8, agreed ? forced : VERSION_REFUSED);
            }
            case ESTABLISH_CONTEXT -> {
                context = ++numbers;
                handle = 0;
                connected = null;
                yield with(body, 4, context, 8, forced);
            }
            case RELEASE_CONTEXT -> with(body, 4, forced);
            case READERS_STATE -> states();
            case CONNECT -> connect(body, forced);
            case DISCONNECT -> {
                int code = in(body).getInt(0) == handle ? forced : INVALID_HANDLE;
                handle = 0;
                connected = null;
                yield with(body, 8, code);
            }
            case TRANSMIT -> transmit(body, fault, forced);
        };
    }

    private byte[] states() {
        byte[] states = new byte[MOST_READERS * STATE];
        ByteBuffer all = in(states);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            all.put(i * STATE, slot.name.getBytes(StandardCharsets.UTF_8));
            all.putInt(i * STATE + 128, slot.events);
            all.putInt(i * STATE + 132, slot.card == null ? ABSENT : PRESENT | POWERED_NEGOTIABLE);
            if (slot.card != null) {
                all.put(i * STATE + 140, slot.card.atr());
                all.putInt(i * STATE + 176, slot.card.atr().length);
            }
        }
        return states;
    }

    private byte[] connect(byte[] body, int forced) {
        String reader = new String(body, 4, 128, StandardCharsets.UTF_8).replaceFirst("\0.*", "");
        Slot slot = slots.stream()
                .filter(each -> each.name.equals(reader))
                .findFirst()
                .orElse(null);
        int code = forced != 0 ? forced : slot == null ? UNKNOWN_READER : slot.card == null ? NO_SMARTCARD : 0;
        if (code == 0 && slot != null && slot.card != null) {
            slot.card.reset();
            slot.sameCard = true;
            connected = slot;
            handle = ++numbers;
        }
        return with(body, 140, handle, 144, 2, 148, code);
    }

    private byte[] transmit(byte[] body, @Nullable PcscFault fault, int forced) {
        byte[] head = Arrays.copyOf(body, 32);
        Slot slot = connected;
        int code = forced;
        if (in(body).getInt(0) != handle || slot == null) {
            code = INVALID_HANDLE;
        } else if (fault instanceof PcscFault.Lifted) {
            code = NOT_TRANSACTED;
        } else if (!slots.contains(slot)) {
            code = UNKNOWN_READER;
        } else if (slot.card == null || !slot.sameCard) {
            code = REMOVED_CARD;
        }
        if (code != 0 || slot == null || slot.card == null) {
            return with(head, 24, 0, 28, code);
        }
        byte[] said = slot.card.answer(Arrays.copyOfRange(body, 32, body.length));
        if (fault instanceof PcscFault.Says(int bytes)) {
            said = Arrays.copyOf(said, bytes);
        }
        byte[] whole = Arrays.copyOf(with(head, 24, said.length, 28, 0), head.length + said.length);
        System.arraycopy(said, 0, whole, head.length, said.length);
        return whole;
    }

    /// A structure with other words in it.
    ///
    /// @param words place and value, place and value …
    private static byte[] with(byte[] body, int... words) {
        byte[] changed = body.clone();
        for (int i = 0; i < words.length; i += 2) {
            in(changed).putInt(words[i], words[i + 1]);
        }
        return changed;
    }

    private static ByteBuffer in(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
}
