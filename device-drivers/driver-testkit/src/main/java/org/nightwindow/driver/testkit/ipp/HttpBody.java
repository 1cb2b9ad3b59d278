package org.nightwindow.driver.testkit.ipp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The body of one request, by its length or in chunks (RFC 9112 §7.1). A connection that ends too early is an
/// [EOFException], never a short body.
final class HttpBody extends InputStream {
    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean ended;

    HttpBody(InputStream in, long length) {
        this.in = in;
        this.chunked = length < 0;
        this.left = Math.max(0, length);
    }

    /// @throws IOException when the line was cut, or is no size
    private static long size(String line) throws IOException {
        try {
            return Long.parseLong(line.replaceAll(";.*", ""), 16);
        } catch (NumberFormatException e) {
            throw new IOException("no size of a chunk", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && chunked && !ended) {
            left = size(HttpDoor.line(in));
            ended = left == 0;
        }
        if (left == 0) {
            if (ended) {
                HttpDoor.line(in); // the empty line after the last chunk
                ended = false;
                left = -1;
            }
            return -1;
        }
        if (left < 0) {
            return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the connection ended inside a request");
        }
        left -= read;
        if (left == 0 && chunked) {
            HttpDoor.line(in);
        }
        return read;
    }

    void skipRest() throws IOException {
        byte[] buffer = new byte[8192];
        while (read(buffer, 0, buffer.length) >= 0) {
            // thrown away
        }
    }
}
