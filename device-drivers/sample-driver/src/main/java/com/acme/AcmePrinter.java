package com.acme;

import module java.base;
import org.nightwindow.driver.*;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceStatus.*;

/// An Acme R80. A slip leaves in bands; behind each goes a name, which the printer says back once everything before it
/// is on paper. That is our proof, and the only one: bytes that were sent prove nothing.
final class AcmePrinter implements ReceiptPrinter {
    private static final Duration POLL_EVERY = Duration.ofSeconds(2); // an open cover is seen after this time
    private static final int WIDTH = 576, ROWS = 48; // dots a row; rows a band: with its name it fits into 4 KB
    private static final Duration ANSWER = Duration.ofMillis(500); // normally 20 ms; silence means switched off
    private static final Duration QUIET = Duration.ofMillis(300); // a band takes 60 ms; then we ask what is wrong
    private static final byte[] CUT = {0x1D, 0x56, 0x42, 0}, NOTHING = {}; // GS V 66 0
    private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8}; // DLE DC4 8

    private final Wire wire;
    private final DeviceContext context;
    private volatile DeviceStatus status; // any thread reads it
    private boolean unfinished = true; // who knows what hung out of the printer before we came
    private String heard = ""; // what the printer said last
    private int bits, names; // its last status byte; how many names were given

    AcmePrinter(Wire wire, DeviceContext context) {
        this.wire = wire;
        this.context = context;
        names = (int) context.clock().millis(); // a late answer to an earlier process is none to us
        status = DeviceStatus.of(State.CONNECTING, Detail.NONE, "", context.clock().instant());
    }

    @Override public Outcome<Confirmation> print(ReceiptImage slip, Call call) {
        if (slip.width() != WIDTH) return Outcome.failed(Fault.INVALID_DATA, "the paper is " + WIDTH + " dots wide");
        if (call.cancelled()) return Outcome.cancelled();
        Outcome<Nothing> step = tidy(call);
        if (step.isDone() && unfinished) step = onPaper(CUT, call); // no paper of two residents
        if (step.isDone() && call.cancelled()) return Outcome.cancelled(); // the last moment: no half slips
        boolean endSent = false; // from then on "not confirmed" may mean "it came out": never Failed
        for (int row = 0; row < slip.rows() && step.isDone(); row += ROWS) {
            unfinished = true;
            endSent = row + ROWS >= slip.rows();
            step = onPaper(band(slip, row, endSent ? CUT : NOTHING), call);
        }
        if (step.isDone()) unfinished = false;
        else if (unfinished) poll(call); // what is left is not for the next resident
        return endSent && unfinished ? Outcome.unknown("no confirmation") : step.map(_ -> Confirmation.CONFIRMED);
    }

    /// GS v 0. Printers obey DLE also among dots: where dots look like a command, a black one gets wider.
    private static byte[] band(ReceiptImage slip, int row, byte[] end) {
        int from = row * WIDTH / 8, rows = Math.min(ROWS, slip.rows() - row);
        byte[] dots = Arrays.copyOfRange(slip.dots(), from, from + rows * WIDTH / 8);
        for (int i = 1; i < dots.length; i++) {
            if (dots[i - 1] == 0x10 && (dots[i] == 4 || dots[i] == 5 || dots[i] == 0x14)) dots[i] |= 2;
        }
        byte[] head = {0x1D, 0x76, 0x30, 0, WIDTH / 8, 0, (byte) rows, 0};
        return ByteBuffer.allocate(8 + dots.length + end.length).put(head).put(dots).put(end).array();
    }

    /// Sends with a name behind it (GS ( H), and waits until that is said back or the printer says why not.
    private Outcome<Nothing> onPaper(byte[] bytes, Call call) {
        String name = "%04X".formatted(++names & 0xFFFF).replace('2', 'X').replace('6', 'Y'); // see says()
        BooleanSupplier confirmed = () -> heard.contains("7\"" + name);
        byte[] question = ("\35(H\6\00000" + name).getBytes(StandardCharsets.ISO_8859_1);
        for (boolean is = says(confirmed, QUIET, call, bytes, question); !is; is = says(confirmed, QUIET, call)) {
            Outcome<Nothing> look = look(call);
            if (!look.isDone() && !confirmed.getAsBoolean()) return look;
        }
        return Outcome.done();
    }

    /// Throws away what an earlier slip left in the printer, then looks how it is.
    private Outcome<Nothing> tidy(Call call) {
        heard = "";
        if (unfinished) says(() -> true, QUIET, call, CLEAR);
        return look(call);
    }

    /// DLE EOT 1 to 4, by the tables of the manual.
    private Outcome<Nothing> look(Call call) {
        int[] is = new int[5];
        for (int n = 1; n <= 4; n++) {
            bits = 0;
            boolean answered = says(() -> bits != 0, ANSWER, call, new byte[] {0x10, 4, (byte) n});
            if (!answered && call.expired()) return Outcome.failed(Fault.TIMEOUT, "no time left");
            if (!answered) return show(State.DISCONNECTED, Detail.COMMUNICATION, Fault.TRANSPORT, "it is silent");
            is[n] = bits;
        }
        if ((is[3] & 0x20) != 0) return show(State.FAILED, Detail.HARDWARE, Fault.HARDWARE, "it says it is broken");
        if ((is[3] & 0x08) != 0) return show(State.FAILED, Detail.MEDIA_JAMMED, Fault.MEDIA_JAMMED, "cutter stuck");
        if ((is[2] & 0x04) != 0) return show(State.FAILED, Detail.COVER_OPEN, Fault.COVER_OPEN, "cover open");
        if ((is[4] & 0x60) != 0) return show(State.FAILED, Detail.SUPPLY_OUT, Fault.SUPPLY_OUT, "paper out");
        if ((is[1] & 0x08) != 0) return show(State.FAILED, Detail.PAUSED, Fault.NOT_READY, "off line");
        boolean low = (is[4] & 0x0C) != 0;
        show(low ? State.DEGRADED : State.READY, low ? Detail.SUPPLY_LOW : Detail.NONE, Fault.NOT_READY, "");
        return Outcome.done();
    }

    private Outcome<Nothing> show(State state, Detail detail, Fault fault, String text) {
        boolean same = status.state() == state && status.detail() == detail;
        status = DeviceStatus.of(state, detail, text, same ? status.since() : context.clock().instant());
        return Outcome.failed(fault, text);
    }

    /// Sends, and listens until it heard enough. A status byte is known by its fixed bits, which no name has.
    private boolean says(BooleanSupplier enough, Duration limit, Call call, byte[]... bytes) {
        Call wait = new Call(call.id(), call.remaining(limit), context.nanoTime());
        byte[] got = new byte[64];
        try {
            for (byte[] each : bytes) wire.write(each, call.remaining());
            while (!enough.getAsBoolean() && !wait.expired()) {
                int count = wire.read(got, wait.remaining());
                for (int i = 0; i < count; i++) {
                    if ((got[i] & 0x93) == 0x12) bits = got[i];
                    else heard = (heard + (char) got[i]).substring(Math.max(0, heard.length() - 15));
                }
            }
        } catch (WireException e) {
            show(State.DISCONNECTED, Detail.COMMUNICATION, Fault.TRANSPORT, e.getMessage());
        }
        return enough.getAsBoolean();
    }

    @Override public DeviceStatus status() { return status; }
    @Override public Capabilities capabilities() { return Capabilities.of(POLL_EVERY, Feature.CONFIRMS_PRINT); }
    @Override public void poll(Call call) { tidy(call); }
    @Override public void close() { wire.close(); }

    @Override public Outcome<SelfTest> selfTest(Call call) {
        Outcome<Nothing> look = tidy(call);
        boolean silent = call.expired() || status.state() == State.DISCONNECTED;
        SelfTest.Check check = new SelfTest.Check("printer", look.isDone(), status.text());
        return silent ? look.map(_ -> new SelfTest(List.of())) : Outcome.done(new SelfTest(List.of(check)));
    }
}
