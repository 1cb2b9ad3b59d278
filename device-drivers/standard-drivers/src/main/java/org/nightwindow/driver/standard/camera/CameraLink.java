package org.nightwindow.driver.standard.camera;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// One connection to a camera: asks once, and then hears picture after picture. HTTP/1.0, so that nothing comes in
/// chunks (RFC 1945); parts as in RFC 2046 §5.1.
///
/// The owner thread, except [#close()].
final class CameraLink implements AutoCloseable {
    /// A4 at 300 dpi, in colour, with hardly any compression.
    static final int MAX_PICTURE = 16 << 20;

    /// Status line, header and the head of a part; normally 300 bytes.
    private static final int MAX_HEAD = 8 << 10;

    private static final int PIECE = 64 << 10;
    private static final Pattern STATUS = Pattern.compile("http/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("(?m)^content-length:[ \t]*([0-9]{1,9})[ \t]*$");
    private static final Pattern TYPE = Pattern.compile("(?m)^content-type:[ \t]*([^;\\s]*)");

    private final Wire wire;
    private final byte[] piece = new byte[PIECE];
    private byte[] early = new byte[0];
    private boolean many;
    private boolean any;

    CameraLink(Wire wire) {
        this.wire = wire;
    }

    /// What a camera answered that sends no pictures.
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String what) {
            super(what, null, false, false);
        }
    }

    /// Asks for pictures.
    ///
    /// @throws RefusedException when the camera answers with something else
    /// @throws WireException when it does not answer in time
    void ask(URI url, Call call) throws WireException, RefusedException {
        String path = (url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String request = "GET " + path + " HTTP/1.0\r\nHost: " + url.getAuthority() + "\r\nAccept: image/jpeg, "
                + "multipart/x-mixed-replace\r\n\r\n";
        wire.write(request.getBytes(StandardCharsets.US_ASCII), call.remaining());
        String head = head(call);
        Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
        if (!status.matches()) {
            throw new RefusedException("what answers speaks no HTTP");
        }
        if (!status.group(1).equals("200")) {
            throw new RefusedException("the camera answers with status " + status.group(1));
        }
        String type = first(TYPE, head);
        many = type.equals("multipart/x-mixed-replace");
        if (!many && !type.equals("image/jpeg")) {
            throw new RefusedException("the camera sends no pictures but \"" + type + "\"");
        }
        if (!many) {
            // A single picture: its length stands in the header, and nothing follows it.
            early = joined((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1), early, early.length);
        }
    }

    /// The next picture, whole or broken, as it came.
    byte[] next(Call call) throws WireException {
        String head = head(call);
        String length = first(LENGTH, head);
        if (!length.isEmpty() && Integer.parseInt(length) > MAX_PICTURE) {
            throw new WireException("the camera announces a picture of " + length + " bytes");
        }
        byte[] picture = length.isEmpty() ? untilEnd(call) : take(Integer.parseInt(length), call);
        any = true;
        return picture;
    }

    /// Whether one came yet.
    boolean any() {
        return any;
    }

    /// Whether more than one picture comes.
    boolean many() {
        return many;
    }

    /// Up to the empty line. Lines in front of it that belong to the end of the part before are no header and do no
    /// harm.
    private String head(Call call) throws WireException {
        int at = 0;
        while (true) {
            while (at + 3 < early.length) {
                if (early[at] == '\r' && early[at + 1] == '\n' && early[at + 2] == '\r' && early[at + 3] == '\n') {
                    String text = new String(early, 0, at, StandardCharsets.ISO_8859_1).strip();
                    early = Arrays.copyOfRange(early, at + 4, early.length);
                    if (!text.isEmpty()) {
                        return text.toLowerCase(Locale.ROOT).replace("\r\n", "\n");
                    }
                    at = -1;
                }
                at++;
            }
            if (early.length > MAX_HEAD) {
                throw new WireException("the camera sends a header without end");
            }
            more(call);
        }
    }

    private static String first(Pattern pattern, String head) {
        Matcher found = pattern.matcher(head);
        return found.find() ? found.group(1) : "";
    }

    private byte[] take(int bytes, Call call) throws WireException {
        byte[] picture = new byte[bytes];
        int count = Math.min(bytes, early.length);
        System.arraycopy(early, 0, picture, 0, count);
        early = Arrays.copyOfRange(early, count, early.length);
        while (count < bytes) {
            int read = wire.read(piece, call.remaining());
            int used = Math.min(read, bytes - count);
            System.arraycopy(piece, 0, picture, count, used);
            count += used;
            early = Arrays.copyOfRange(piece, used, read);
            if (count < bytes) {
                late(call);
            }
        }
        return picture;
    }

    /// Where no length is announced: up to the marker that ends a JPEG.
    private byte[] untilEnd(Call call) throws WireException {
        int from = 0;
        while (true) {
            OptionalInt end = Jpeg.end(early, from);
            if (end.isPresent()) {
                byte[] picture = Arrays.copyOf(early, end.getAsInt());
                early = Arrays.copyOfRange(early, end.getAsInt(), early.length);
                return picture;
            }
            if (early.length > MAX_PICTURE) {
                throw new WireException("the camera sends a picture without end");
            }
            from = Math.max(0, early.length - 1);
            more(call);
        }
    }

    private void more(Call call) throws WireException {
        late(call);
        int read = wire.read(piece, call.remaining());
        early = joined(early, piece, read);
    }

    private static void late(Call call) throws WireException {
        if (call.expired()) {
            throw new WireException("the camera sent no whole picture in time");
        }
        if (call.cancelled()) {
            throw new WireException("called off");
        }
    }

    private static byte[] joined(byte[] first, byte[] second, int count) {
        byte[] both = Arrays.copyOf(first, first.length + count);
        System.arraycopy(second, 0, both, first.length, count);
        return both;
    }

    @Override
    public void close() {
        wire.close();
    }
}
