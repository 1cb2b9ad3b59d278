package org.nightwindow.driver.testkit.receipt;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Reads commands and has them done: the real-time ones the moment their last byte arrives, wherever it stands, the
/// others in their turn. Bytes by Epson's ESC/POS reference:
///
/// | bytes | command | does |
/// |---|---|---|
/// | `10 04 n` | DLE EOT | real-time status n, 1 byte, at once |
/// | `10 05 n` | DLE ENQ | 1: tries again after an error, 2: and clears the buffers; nothing without an error |
/// | `10 14 08 01 03 14 01 06 02 08` | DLE DC4 8 | clears the buffers, recovers, answers `37 25 00` |
/// | `1B 40` | ESC @ | initialises |
/// | `1B 4A n`, `1B 64 n`, `0A` | ESC J, ESC d, LF | feed n rows, n lines, a line |
/// | `1D 76 30 m xL xH yL yH d…` | GS v 0 | prints dots, x bytes wide, y rows |
/// | `1D 56 m [n]` | GS V | cuts; m of 65 and 66 feeds to the cutter and n rows more first |
/// | `1D 61 n` | GS a | automatic status on (n not 0) or off |
/// | `1D 72 n` | GS r | status in its turn |
/// | `1D 28 48 06 00 30 30 d1…d4` | GS ( H 48 | answers `37 22 d1…d4 00` in its turn |
final class Firmware {
    private static final int[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};
    private static final byte[] CLEARED = {0x37, 0x25, 0x00};

    /// One line is 1/6 inch at 203 dots per inch.
    private static final int LINE = 34;

    private final Mechanism mechanism;
    private final ReceiveBuffer buffer;
    private final Consumer<byte[]> line;
    private final int[] lately = new int[CLEAR.length];
    private final AtomicInteger statusAsked = new AtomicInteger();
    private volatile boolean pushesStatus;
    private volatile boolean knowsProcessIds = true;
    private volatile boolean knowsClear = true;

    Firmware(Mechanism mechanism, ReceiveBuffer buffer, Consumer<byte[]> line) {
        this.mechanism = mechanism;
        this.buffer = buffer;
        this.line = line;
    }

    // ---- at reception

    void received(byte[] bytes) {
        int life = buffer.lives();
        for (byte one : bytes) {
            System.arraycopy(lately, 1, lately, 0, lately.length - 1);
            lately[lately.length - 1] = one & 0xFF;
            if (realTime()) {
                continue; // the last byte of a cleared buffer is cleared as well
            }
            try {
                buffer.put(one, life);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// @return true when the byte is not to be stored
    private boolean realTime() {
        int last = lately[lately.length - 1];
        int before = lately[lately.length - 2];
        if (lately[lately.length - 3] == 0x10 && before == 0x04 && last >= 1 && last <= 4) {
            statusAsked.incrementAndGet();
            send(mechanism.look(it -> it.status(last)));
        } else if (lately[lately.length - 3] == 0x10 && before == 0x05 && (last == 1 || last == 2)) {
            boolean error = mechanism.look(it -> (it.status(2) & 0x40) != 0);
            mechanism.change(Mechanism::recover);
            if (error && last == 2) {
                forget();
                return true;
            }
        } else if (knowsClear && Arrays.equals(lately, CLEAR)) {
            mechanism.change(Mechanism::recover);
            forget();
            line.accept(CLEARED.clone());
            return true;
        }
        return false;
    }

    private void forget() {
        buffer.clear();
        mechanism.wake();
    }

    // ---- in its turn

    /// Runs until the buffer is closed.
    void interpret() {
        while (!buffer.closed()) {
            try {
                buffer.begin();
                command();
            } catch (Forgotten e) {
                // The next byte begins a new command.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void command() throws InterruptedException, Forgotten {
        int first = buffer.take();
        switch (first) {
            case 0x00, 0x0D -> {
                // NUL and CR do nothing.
            }
            case 0x0A -> mechanism.feed(LINE);
            case 0x10 -> realTimeAgain();
            case 0x1B -> escape(buffer.take());
            case 0x1D -> group(buffer.take());
            default -> mechanism.stray();
        }
    }

    /// Was done at reception.
    private void realTimeAgain() throws InterruptedException, Forgotten {
        int second = buffer.take();
        switch (second) {
            case 0x04, 0x05 -> buffer.take();
            case 0x14 -> {
                int function = buffer.take();
                for (int i = 0; i < (function == 0x08 ? 7 : 2); i++) {
                    buffer.take(); // DLE DC4 8 never gets here whole: it clears itself
                }
            }
            default -> mechanism.stray();
        }
    }

    private void escape(int second) throws InterruptedException, Forgotten {
        switch (second) {
            case 0x40 -> {
                // Modes of text and spacing; dots have none.
            }
            case 0x4A -> mechanism.feed(buffer.take());
            case 0x64 -> mechanism.feed(LINE * buffer.take());
            default -> mechanism.stray();
        }
    }

    private void group(int second) throws InterruptedException, Forgotten {
        switch (second) {
            case 0x28 -> extended(buffer.take());
            case 0x56 -> cut(buffer.take());
            case 0x61 -> {
                pushesStatus = buffer.take() != 0;
                pushStatus();
            }
            case 0x72 -> {
                buffer.take();
                mechanism.awaitReady();
                if (!mechanism.losesConfirmation()) {
                    send(mechanism.look(Mechanism::paperStatus));
                }
            }
            case 0x76 -> raster();
            default -> mechanism.stray();
        }
    }

    private void extended(int function) throws InterruptedException, Forgotten {
        if (function == 0x48 && !knowsProcessIds) {
            mechanism.stray(); // and what follows is text
            return;
        }
        int length = buffer.take() | buffer.take() << 8;
        int[] parameters = new int[length];
        for (int i = 0; i < length; i++) {
            parameters[i] = buffer.take();
        }
        if (function == 0x48 && length == 6 && parameters[0] == 0x30 && parameters[1] == 0x30) {
            mechanism.awaitReady();
            if (!mechanism.losesConfirmation()) {
                line.accept(new byte[] {
                    0x37,
                    0x22,
                    (byte) parameters[2],
                    (byte) parameters[3],
                    (byte) parameters[4],
                    (byte) parameters[5],
                    0
                });
            }
        }
    }

    private void cut(int mode) throws InterruptedException, Forgotten {
        switch (mode) {
            case 0, 1, 48, 49 -> mechanism.cut(false, 0);
            case 65, 66 -> mechanism.cut(true, buffer.take());
            default -> mechanism.stray();
        }
    }

    private void raster() throws InterruptedException, Forgotten {
        if (buffer.take() != 0x30) {
            mechanism.stray();
            return;
        }
        buffer.take(); // scale; only 1:1 is built in
        int bytes = buffer.take() | buffer.take() << 8;
        int rows = buffer.take() | buffer.take() << 8;
        for (int row = 0; row < rows; row++) {
            byte[] dots = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                dots[i] = (byte) buffer.take();
            }
            mechanism.row(dots);
        }
    }

    // ---- answers

    private void send(int one) {
        line.accept(new byte[] {(byte) one});
    }

    /// The automatic status, where it is on. Called whenever something changed.
    void pushStatus() {
        if (pushesStatus) {
            line.accept(mechanism.look(Mechanism::automaticStatus));
        }
    }

    // ---- what kind of printer it is

    void powerOff() {
        pushesStatus = false;
        buffer.powerOff();
        mechanism.wake();
    }

    void pushesStatus(boolean pushes) {
        pushesStatus = pushes;
    }

    void knowsProcessIds(boolean knows) {
        knowsProcessIds = knows;
    }

    void knowsClear(boolean knows) {
        knowsClear = knows;
    }

    int statusAsked() {
        return statusAsked.get();
    }
}
