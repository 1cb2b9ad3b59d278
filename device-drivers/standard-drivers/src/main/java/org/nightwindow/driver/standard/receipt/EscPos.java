package org.nightwindow.driver.standard.receipt;

import java.nio.charset.StandardCharsets;
import org.nightwindow.driver.ReceiptImage;

/// What is sent, as bytes. Pure functions; sources: Epson's ESC/POS reference, commands as named.
final class EscPos {
    /// DLE DC4 8: clear the buffers, recover, and answer `37 25 00`. Real-time.
    private static final byte[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

    /// DLE ENQ 2: recover from an error and clear the buffers; nothing where there is no error. Real-time.
    private static final byte[] RECOVER = {0x10, 0x05, 0x02};

    /// ESC @, then GS a 0: as after power-on, and no status unasked.
    private static final byte[] INITIALISE = {0x1B, 0x40, 0x1D, 0x61, 0x00};

    /// GS V 66 0: feed to the cutter, cut and leave a bridge that holds the slip until it is taken.
    private static final byte[] CUT_PARTLY = {0x1D, 0x56, 0x42, 0x00};

    /// GS V 65 0: feed to the cutter and cut.
    private static final byte[] CUT = {0x1D, 0x56, 0x41, 0x00};

    /// ESC d 6: feed 6 lines, 25 mm, so that the slip can be torn off behind its last row.
    private static final byte[] FEED = {0x1B, 0x64, 0x06};

    private static final int DLE = 0x10;

    /// How slips are parted.
    enum Cutter {
        PARTIAL,
        FULL,
        /// Torn off by hand.
        NONE;

        byte[] end() {
            return switch (this) {
                case PARTIAL -> CUT_PARTLY.clone();
                case FULL -> CUT.clone();
                case NONE -> FEED.clone();
            };
        }
    }

    /// DLE EOT n, answered at once by one byte.
    ///
    /// @param n 1 to 4
    static byte[] askStatus(int n) {
        return new byte[] {DLE, 0x04, (byte) n};
    }

    static byte[] clear() {
        return CLEAR.clone();
    }

    static byte[] recover() {
        return RECOVER.clone();
    }

    static byte[] initialise() {
        return INITIALISE.clone();
    }

    /// GS ( H function 48: the printer answers `37 22 id 00` when everything before was done.
    ///
    /// @param id four characters, 32 to 126
    static byte[] confirm(String id) {
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        return new byte[] {0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, name[0], name[1], name[2], name[3]};
    }

    /// GS r 1: the printer answers with one byte about its paper when everything before was read.
    static byte[] queuedStatus() {
        return new byte[] {0x1D, 0x72, 0x01};
    }

    /// GS v 0: rows of dots, without any real-time command among them.
    ///
    /// Printers look for real-time commands everywhere, also inside dots: `10 04` asks for a status, `10 05 02` and
    /// `10 14 08 …` throw the slip away, `10 14 01` opens a drawer. Of such a pair the second byte gets one black
    /// dot more, right beside one that is black already: nobody sees it, and no code becomes unreadable by it.
    ///
    /// @param from first row, from 0
    static byte[] raster(ReceiptImage slip, int from, int rows) {
        int bytes = slip.width() / 8;
        byte[] command = new byte[8 + rows * bytes];
        command[0] = 0x1D;
        command[1] = 0x76;
        command[2] = 0x30;
        command[3] = 0x00;
        command[4] = (byte) bytes;
        command[5] = (byte) (bytes >> 8);
        command[6] = (byte) rows;
        command[7] = (byte) (rows >> 8);
        System.arraycopy(slip.dots(), from * bytes, command, 8, rows * bytes);
        for (int i = 9; i < command.length; i++) {
            if (command[i - 1] == DLE && beginsRealTime(command[i])) {
                command[i] |= 0x02;
            }
        }
        return command;
    }

    private static boolean beginsRealTime(byte second) {
        return second == 0x04 || second == 0x05 || second == 0x14;
    }

    /// White dots that complete a raster command which was cut off, whatever is missing of it; between commands they
    /// do nothing.
    static byte[] filler(int bytes) {
        return new byte[bytes];
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private EscPos() {}
}
