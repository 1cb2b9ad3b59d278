package org.nightwindow.driver;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// Says something to a device and listens until it has heard enough, for protocols whose answers can be told apart
/// byte by byte.
///
/// A wire that is lost, or takes no more bytes, is silence: ask the device how it is, and no answer means that it is
/// gone. What came while nobody listened is heard with the next [#say]. Owner thread, except [#close()].
public final class Dialogue implements AutoCloseable {
    private final Wire wire;
    private final IntConsumer heard;
    private final byte[] buffer = new byte[256];

    /// @param heard gets each byte that comes, 0 to 255, in order
    public Dialogue(Wire wire, IntConsumer heard) {
        this.wire = wire;
        this.heard = heard;
    }

    /// Writes `bytes`, piece by piece, and listens.
    ///
    /// @param call the time there is. Calling it off does not end the wait: what was said is said
    /// @param limit how long to listen once everything is written
    /// @param enough asked before each read; with `() -> true` nothing is read
    /// @param bytes none: listens only
    /// @return whether it was enough; false as well when the wire is lost, with how much was written unknown
    public boolean say(Call call, Duration limit, BooleanSupplier enough, byte[]... bytes) {
        try {
            for (byte[] each : bytes) {
                wire.write(each, call.remaining());
            }
            Call listening = call.part(limit);
            while (!enough.getAsBoolean() && !listening.expired()) {
                int count = wire.read(buffer, listening.remaining());
                for (int i = 0; i < count; i++) {
                    heard.accept(buffer[i] & 0xFF);
                }
            }
        } catch (WireException silence) {
            return enough.getAsBoolean();
        }
        return enough.getAsBoolean();
    }

    /// Any thread; a second close does nothing.
    @Override
    public void close() {
        wire.close();
    }
}
