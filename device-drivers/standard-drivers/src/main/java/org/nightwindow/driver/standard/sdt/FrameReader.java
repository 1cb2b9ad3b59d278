package org.nightwindow.driver.standard.sdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds answers in a stream of bytes (GA/T 467 §7): `AA AA AA 96 69 | length (u16, big-endian) | 00 00 SW3 | data |
/// checksum`, where
/// the length counts everything behind it and the checksum is the XOR of everything from the length on.
///
/// Bytes may come in any pieces, with noise before, between and behind. After a damaged frame the search goes on one
/// byte behind the preamble that began it, so that a true answer inside a false one is still found. Holds at most one
/// frame; not safe for several threads.
final class FrameReader {
    private static final int[] PREAMBLE = {0xAA, 0xAA, 0xAA, 0x96, 0x69};
    private static final int HEADER = PREAMBLE.length + 2;

    /// SW1 to SW3 and the checksum.
    private static final int SHORTEST = 4;

    /// Text, photo and fingerprint (command `30 10`): the longest answer in the standard.
    private static final int LONGEST = 0x090A;

    private final byte[] held = new byte[HEADER + LONGEST];
    private int length;
    private int damaged;

    /// True when the beginning of a frame is there and the rest is awaited.
    boolean inFrame() {
        return length >= PREAMBLE.length;
    }

    /// How many frames were damaged since the last [#clear()].
    int damaged() {
        return damaged;
    }

    /// Takes one byte.
    ///
    /// @return the answer that this byte completes, else null
    @Nullable
    SdtAnswer take(byte next) {
        held[length++] = next;
        return settle();
    }

    /// Forgets everything, also in memory.
    void clear() {
        Arrays.fill(held, (byte) 0);
        length = 0;
        damaged = 0;
    }

    private @Nullable SdtAnswer settle() {
        while (true) {
            dropNoise();
            if (length < HEADER) {
                return null;
            }
            int body = u16(PREAMBLE.length);
            if (body < SHORTEST || body > LONGEST) {
                skipPreamble();
            } else if (length < HEADER + body) {
                return null;
            } else if (intact(body)) {
                return new SdtAnswer(held[HEADER + 2] & 0xFF, cutOut(body));
            } else {
                skipPreamble();
            }
        }
    }

    private boolean intact(int body) {
        int check = 0;
        for (int i = PREAMBLE.length; i < HEADER + body; i++) {
            check ^= held[i];
        }
        return check == 0 && held[HEADER] == 0 && held[HEADER + 1] == 0;
    }

    private byte[] cutOut(int body) {
        byte[] data = Arrays.copyOfRange(held, HEADER + 3, HEADER + body - 1);
        drop(HEADER + body);
        return data;
    }

    private void skipPreamble() {
        damaged++;
        drop(1);
    }

    /// Drops what cannot be the beginning of a frame.
    private void dropNoise() {
        int from = 0;
        while (from < length && !beginsAt(from)) {
            from++;
        }
        drop(from);
    }

    private boolean beginsAt(int from) {
        for (int i = 0; i < PREAMBLE.length && from + i < length; i++) {
            if ((held[from + i] & 0xFF) != PREAMBLE[i]) {
                return false;
            }
        }
        return true;
    }

    private void drop(int count) {
        System.arraycopy(held, count, held, 0, length - count);
        Arrays.fill(held, length - count, length, (byte) 0);
        length -= count;
    }

    private int u16(int at) {
        return ((held[at] & 0xFF) << 8) | (held[at + 1] & 0xFF);
    }
}
