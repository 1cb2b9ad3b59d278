package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A connection that carries records: four bytes of length, then the record.
///
/// Sending: any thread. Receiving: one thread.
///
/// @param <I> what comes in
/// @param <O> what goes out
final class Link<I, O> implements AutoCloseable {
    /// More than any document or picture a kiosk handles (a certificate has 75 KB, a picture of a page 3 MB).
    static final int MAX_FRAME = 8 << 20;

    private final SocketChannel channel;
    private final Class<I> incoming;
    private final Class<O> outgoing;

    Link(SocketChannel channel, Class<I> incoming, Class<O> outgoing) {
        this.channel = channel;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /// @throws MalformedException when it cannot be sent; nothing has left, the link is sound
    /// @throws IOException when the link is lost
    void send(O message) throws IOException, MalformedException {
        byte[] body = Codec.encode((Type) outgoing, message);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(body.length)
                .put(body)
                .flip();
        synchronized (channel) {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    /// Waits for the next message.
    ///
    /// @throws IOException when the link is lost, or what came is none of our frames
    I receive() throws IOException {
        int length = fill(ByteBuffer.allocate(Integer.BYTES)).getInt();
        if (length < 0 || length > MAX_FRAME) {
            throw new IOException("a frame of " + length + " bytes");
        }
        try {
            return incoming.cast(Codec.decode(
                    (Type) incoming, fill(ByteBuffer.allocate(length)).array()));
        } catch (MalformedException malformed) {
            throw new IOException("a malformed frame: " + malformed.getMessage());
        }
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the other side is gone");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
