package org.nightwindow.driver.testkit.smartcard;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A card in a reader of the real `pcscd` that vpcd (vsmartcard) provides on a port of the loopback.
///
/// Messages are two bytes of length, big-endian, and so many bytes: one byte is a control (0 off, 1 on, 2 reset, 4
/// tell your answer to reset), more are a command to the card. All methods may be called from any thread.
public final class VpcdSlot implements ChipSlot {
    private static final int OFF = 0;
    private static final int ON = 1;
    private static final int RESET = 2;
    private static final int TELL_ATR = 4;

    private final int port;
    private volatile @Nullable PcscFault next;
    private @Nullable Socket laid;

    /// @param port where vpcd waits for a card
    public VpcdSlot(int port) {
        this.port = port;
    }

    @Override
    public synchronized void lay(ChipCard card) {
        lift();
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            laid = socket;
            Thread.ofPlatform().daemon().name("card in slot " + port).start(() -> serve(card, socket));
        } catch (IOException e) {
            throw new UncheckedIOException("vpcd does not wait for a card on port " + port, e);
        }
    }

    @Override
    public synchronized void lift() {
        try {
            if (laid != null) {
                laid.close();
                laid = null;
            }
        } catch (IOException e) {
            // It is out either way.
        }
    }

    /// The next command suffers this: [PcscFault.Mute], [PcscFault.Slow], [PcscFault.Lifted] or [PcscFault.Says].
    @Override
    public void failNext(PcscFault fault) {
        next = fault;
    }

    @Override
    public void clear() {
        next = null;
    }

    private void serve(ChipCard card, Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                byte[] message = in.readNBytes(in.readUnsignedShort());
                if (message.length == 1) {
                    switch (message[0]) {
                        case OFF, ON, RESET -> card.reset();
                        case TELL_ATR -> say(out, card.atr());
                        default -> throw new IOException("no such control: " + message[0]);
                    }
                } else {
                    answer(card, message, out);
                }
            }
        } catch (IOException lifted) {
            // Taken out, or the reader is gone.
        }
    }

    private void answer(ChipCard card, byte[] command, DataOutputStream out) throws IOException {
        PcscFault fault = next;
        next = null;
        byte[] answer = card.answer(command);
        switch (fault) {
            case null -> say(out, answer);
            case PcscFault.Mute _ -> {}
            case PcscFault.Slow slow -> {
                Duration by = slow.by();
                LockSupport.parkNanos(by.toNanos());
                say(out, answer);
            }
            case PcscFault.Lifted _ -> lift();
            case PcscFault.Says(int bytes) -> say(out, Arrays.copyOf(answer, bytes));
            case PcscFault.Returns _, PcscFault.Half _, PcscFault.WrongBytes _, PcscFault.ReaderGone _ ->
                throw new IllegalStateException(fault + " is nothing a card can do");
        }
    }

    private static void say(DataOutputStream out, byte[] message) throws IOException {
        byte[] whole = new byte[message.length + 2];
        whole[0] = (byte) (message.length >> 8);
        whole[1] = (byte) message.length;
        System.arraycopy(message, 0, whole, 2, message.length);
        out.write(whole); // in one piece: two would wait for each other (Nagle)
        out.flush();
    }

    @Override
    public void close() {
        lift();
    }
}
