package org.nightwindow.console.web;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Bodies come at a pace, or their line is wanted for others: a sender that gives a byte now and then would never be
/// silent for long enough. Jetty's own minimum rate counts from the first byte on, and a slow line that loses one
/// packet there would be refused.
final class BodyPace extends Handler.Wrapper {
    /// Whatever is lost and sent again at the start of a connection is there by then: 1, 2 and 4 s.
    static final Duration START = Duration.ofSeconds(10);

    /// An eighth of what a kiosk has on a poor mobile line (2 KB/s).
    static final long BYTES_A_SECOND = 250;

    /// A body that came too slowly; answered 408.
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow(long bytes, Duration in) {
            super(bytes + " bytes of a body in " + in.toSeconds() + " s");
        }
    }

    private final LongSupplier nanos;

    /// @param nanos as [System#nanoTime()]
    BodyPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Paced(request), response, callback);
    }

    /// Looked at whenever something comes; one from whom nothing comes is the idle timeout's.
    private final class Paced extends Request.Wrapper {
        private final long began = nanos.getAsLong();
        private long bytes;

        Paced(Request request) {
            super(request);
        }

        @Override
        @SuppressWarnings("NullAway") // null says that nothing is there yet: the contract of Jetty
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            bytes += chunk.remaining();
            Duration took = Duration.ofNanos(nanos.getAsLong() - began);
            if (chunk.isLast() || bytes >= least(took)) {
                return chunk;
            }
            chunk.release();
            TooSlow late = new TooSlow(bytes, took);
            fail(late);
            return Content.Chunk.from(late, true);
        }

        private static long least(Duration took) {
            return took.minus(START).toMillis() * BYTES_A_SECOND / 1000;
        }
    }
}
