package com.acme;

import module java.base;
import org.nightwindow.driver.*;
import org.nightwindow.driver.Capabilities.Feature;

/// An Acme R80. A slip leaves in bands; behind each goes a name, which the printer says back once everything before it
/// is on paper. That is our proof, and the only one: bytes that were sent prove nothing.
final class AcmePrinter implements ReceiptPrinter {
    private static final Duration POLL_EVERY = Duration.ofSeconds(2); // an open cover is seen after this time
    private static final int WIDTH = 576, ROWS = 48; // dots a row; rows a band: with its name it fits into 4 KB
    private static final Duration WAIT = Duration.ofMillis(500); // normally 20 ms for an answer, 60 ms for a band
    private static final byte[] CUT = {0x1D, 0x56, 0x42, 0}, NOTHING = {}; // GS V 66 0
    private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8}; // DLE DC4 8

    private final Dialogue line;
    private final StatusBoard board;
    private boolean unfinished = true; // who knows what hung out of the printer before we came
    private String heard = ""; // what the printer said last
    private int bits, names; // its last status byte; how many names were given

    AcmePrinter(Wire wire, DeviceContext context) {
        line = new Dialogue(wire, this::hear);
        board = new StatusBoard(context);
        names = (int) context.clock().millis(); // a late answer to an earlier process is none to us
    }

    @Override public Outcome<Confirmation> print(ReceiptImage slip, Call call) {
        if (slip.width() != WIDTH) return Outcome.failed(Fault.INVALID_DATA, "the paper is " + WIDTH + " dots wide");
        Outcome<Nothing> step = tidy(call);
        if (step.isDone() && unfinished) step = onPaper(CUT, call); // no paper of two residents
        if (call.cancelled()) return Outcome.cancelled(); // the last moment: no half slips
        int row = 0;
        for (; row < slip.rows() && step.isDone(); row += ROWS) {
            unfinished = true;
            step = onPaper(band(slip.part(row, ROWS), row + ROWS >= slip.rows() ? CUT : NOTHING), call);
        }
        if (step.isDone()) unfinished = false;
        else if (unfinished) poll(call); // what is left is not for the next resident
        boolean endSent = row >= slip.rows(); // then "not confirmed" may mean "it came out": never Failed
        return endSent && unfinished ? Outcome.unknown("no confirmation") : step.map(_ -> Confirmation.CONFIRMED);
    }

    /// GS v 0. Printers obey DLE also among dots: where dots look like a command, a black one gets wider.
    private static byte[] band(ReceiptImage part, byte[] end) {
        byte[] dots = part.dots();
        for (int i = 1; i < dots.length; i++) {
            if (dots[i - 1] == 0x10 && (dots[i] == 4 || dots[i] == 5 || dots[i] == 0x14)) dots[i] |= 2;
        }
        byte[] head = {0x1D, 0x76, 0x30, 0, WIDTH / 8, 0, (byte) part.rows(), 0};
        return ByteBuffer.allocate(8 + dots.length + end.length).put(head).put(dots).put(end).array();
    }

    /// Sends with a name behind it (GS ( H), and waits until that is said back or the printer says why not.
    private Outcome<Nothing> onPaper(byte[] bytes, Call call) {
        String name = "%04X".formatted(++names & 0xFFFF).replace('2', 'X').replace('6', 'Y'); // see hear()
        BooleanSupplier confirmed = () -> heard.contains("7\"" + name);
        byte[] question = ("\35(H\6\00000" + name).getBytes(StandardCharsets.ISO_8859_1);
        for (boolean is = line.say(call, WAIT, confirmed, bytes, question); !is; is = line.say(call, WAIT, confirmed)) {
            Outcome<Nothing> look = look(call);
            if (!look.isDone() && !confirmed.getAsBoolean()) return look;
        }
        return Outcome.done();
    }

    /// Throws away what an earlier slip left in the printer, then looks how it is.
    private Outcome<Nothing> tidy(Call call) {
        heard = "";
        if (unfinished) line.say(call, WAIT, () -> true, CLEAR);
        return look(call);
    }

    /// DLE EOT 1 to 4, by the tables of the manual.
    private Outcome<Nothing> look(Call call) {
        int[] is = new int[5];
        for (int n = 1; n <= 4; n++) {
            bits = 0;
            boolean answered = line.say(call, WAIT, () -> bits != 0, new byte[] {0x10, 4, (byte) n});
            if (!answered) return board.failed(call.expired() ? Fault.TIMEOUT : Fault.TRANSPORT, "it does not answer");
            is[n] = bits;
        }
        if ((is[3] & 0x20) != 0) return board.failed(Fault.HARDWARE, "it says it is broken");
        if ((is[3] & 0x08) != 0) return board.failed(Fault.MEDIA_JAMMED, "cutter stuck");
        if ((is[2] & 0x04) != 0) return board.failed(Fault.COVER_OPEN, "cover open");
        var paper = (is[4] & 0x60) != 0 ? Supply.Level.OUT : (is[4] & 0x0C) != 0 ? Supply.Level.LOW : Supply.Level.OK;
        if ((is[1] & 0x08) != 0 && paper != Supply.Level.OUT) return board.failed(Fault.NOT_READY, "off line");
        return board.supplied(Supply.of(Supply.Kind.PAPER, paper));
    }

    /// A status byte is known by its fixed bits, which no name has.
    private void hear(int one) {
        if ((one & 0x93) == 0x12) bits = one;
        else heard = (heard + (char) one).substring(Math.max(0, heard.length() - 15));
    }

    @Override public DeviceStatus status() { return board.status(); }
    @Override public Capabilities capabilities() { return Capabilities.of(POLL_EVERY, Feature.CONFIRMS_PRINT); }
    @Override public void poll(Call call) { tidy(call); }
    @Override public void close() { line.close(); }
}
