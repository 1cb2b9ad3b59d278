package org.nightwindow.driver.testkit.sdt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The security module 安全模块 of a reader: whole requests in, answers out, and the card in its field. No line, no
/// time, no faults; those are [SdtReaderSimulator]'s.
///
/// Like the real one it finds a card only once: after a read the card must leave the field before it is found again.
/// Safe for use by several threads.
public final class SdtModule {
    /// `05.03-20260314-0009900101-0000000042` as the module tells it: two u16, three u32, all little-endian.
    private static final byte[] MODULE_ID = HexFormat.of().parseHex("05000300DA253501451097002A000000");

    private static final byte[] PREAMBLE = HexFormat.of().parseHex("AAAAAA9669");

    /// The longest request: a command, its parameter, two bytes of data, the checksum.
    private static final int LONGEST_REQUEST = 5;

    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private @Nullable DemoCard card;
    private boolean selected;
    private boolean alreadyRead;

    /// One whole frame that arrived.
    ///
    /// @param request what it asks
    /// @param broken SW3 `10` or `11` when checksum or length are wrong, else 0
    record Asked(SdtRequest request, int broken) {}

    synchronized void lay(DemoCard laid) {
        lift();
        card = laid;
    }

    synchronized void lift() {
        card = null;
        selected = false;
        alreadyRead = false;
    }

    /// Takes bytes from the line, in any pieces, and returns the requests that are complete with them.
    synchronized List<Asked> take(byte[] bytes) {
        arrived.writeBytes(bytes);
        List<Asked> asked = new ArrayList<>();
        byte[] all = arrived.toByteArray();
        int at = 0;
        while (true) {
            at = nextPreamble(all, at);
            if (all.length - at < 7) {
                break;
            }
            int length = u16(all, at + 5);
            if (length < 3 || length > LONGEST_REQUEST) {
                asked.add(new Asked(SdtRequest.OTHER, 0x11));
                at += PREAMBLE.length;
            } else if (all.length - at < 7 + length) {
                break;
            } else {
                int check = xor(all, at + 5, at + 6 + length);
                boolean right = (all[at + 6 + length] & 0xFF) == check;
                SdtRequest request = SdtRequest.of(all[at + 7] & 0xFF, all[at + 8] & 0xFF);
                asked.add(right ? new Asked(request, 0) : new Asked(SdtRequest.OTHER, 0x10));
                at += 7 + length;
            }
        }
        arrived.reset();
        arrived.write(all, at, all.length - at);
        return asked;
    }

    /// The whole answer, as it goes over the line.
    synchronized byte[] answer(Asked asked) {
        if (asked.broken != 0) {
            return frame(asked.broken);
        }
        return switch (asked.request) {
            case RESET -> {
                selected = false;
                yield frame(0x90);
            }
            case STATUS -> frame(0x90);
            case MODULE_ID -> frame(0x90, MODULE_ID);
            case FIND -> {
                selected = false;
                yield card == null || alreadyRead ? frame(0x80) : frame(0x9F, new byte[4]);
            }
            case SELECT -> {
                selected = card != null && !alreadyRead;
                yield selected ? frame(0x90, new byte[8]) : frame(0x81);
            }
            case READ -> read();
            case NEWEST_ADDRESS -> newestAddress();
            case READ_WITH_FINGERPRINT, OTHER -> frame(0x21);
        };
    }

    private byte[] read() {
        if (card == null || !selected) {
            return frame(0x41);
        }
        alreadyRead = true;
        byte[] text = card.text();
        byte[] photo = card.photo();
        byte[] lengths = {(byte) (text.length >> 8), (byte) text.length, (byte) (photo.length >> 8), (byte) photo.length
        };
        return frame(0x90, lengths, text, photo);
    }

    private byte[] newestAddress() {
        if (card == null || !selected) {
            return frame(0x41);
        }
        if (card.newestAddress().isEmpty()) {
            return frame(0x91);
        }
        byte[] address = new byte[70];
        DemoCard.put(address, 0, address.length, card.newestAddress().orElseThrow());
        return frame(0x90, address);
    }

    /// `AA AA AA 96 69`, length of what follows it, `00 00 SW3`, data, XOR of everything behind the preamble.
    static byte[] frame(int sw3, byte[]... data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : data) {
            body.writeBytes(part);
        }
        int length = 3 + body.size() + 1;
        byte[] frame = Arrays.copyOf(PREAMBLE, PREAMBLE.length + 2 + length);
        frame[5] = (byte) (length >> 8);
        frame[6] = (byte) length;
        frame[9] = (byte) sw3;
        System.arraycopy(body.toByteArray(), 0, frame, 10, body.size());
        frame[frame.length - 1] = (byte) xor(frame, 5, frame.length - 1);
        return frame;
    }

    /// The id as readers show it, for what a self-test reports.
    public static String moduleId() {
        return "05.03-20260314-0009900101-0000000042";
    }

    private static int nextPreamble(byte[] all, int from) {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(PREAMBLE, StandardCharsets.ISO_8859_1), from);
        // Without one, what could be the beginning of one is kept.
        return at >= 0 ? at : Math.max(from, all.length - PREAMBLE.length + 1);
    }

    private static int u16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private static int xor(byte[] bytes, int from, int to) {
        int check = 0;
        for (int i = from; i < to; i++) {
            check ^= bytes[i] & 0xFF;
        }
        return check;
    }
}
