package org.nightwindow.console.live;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages that change by themselves. A page is a few regions; each open page has one stream, on which a region is sent
/// whole when its HTML differs from what was sent last. So a page that reconnects gets everything it missed, and
/// nothing is ever patched onto the wrong state. Thread-safe.
public final class Live implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    /// How often an open page hears from us; it says "disconnected" after twice this.
    private static final Duration TICK = Duration.ofSeconds(5);

    /// Ages ("27 min") are drawn anew this often, in ticks: every 15 s.
    private static final int AGES_TICKS = 3;

    /// Changes within this time are drawn together; a fleet of thousands changes all the time.
    private static final Duration SETTLE = Duration.ofMillis(300);

    /// The event that only says "still here".
    private static final String TICK_EVENT = "tick";

    /// @param topics whose changes redraw the page
    /// @param regions draws the page now: id of a region → its HTML
    /// @param tick draws what the tick event carries: the clock
    /// @param allowed whether the reader may still see it; asked at each tick
    public record Page(
            Set<String> topics, Supplier<Map<String, String>> regions, Supplier<String> tick, BooleanSupplier allowed) {
        public Page {
            topics = Set.copyOf(topics);
        }
    }

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    /// Something changed that pages with this topic show. Never blocks.
    public void changed(String topic) {
        for (Stream stream : streams) {
            if (stream.page.topics().contains(topic)) {
                stream.dirty.release();
            }
        }
    }

    /// Somebody's rights changed: every open page asks at once whether its reader may still see it.
    public void askAgain() {
        streams.forEach(stream -> {
            stream.inQuestion = true;
            stream.dirty.release();
        });
    }

    /// Whether anybody looks at a page with this topic.
    public boolean isWatched(String topic) {
        return streams.stream().anyMatch(stream -> stream.page.topics().contains(topic));
    }

    /// Serves one open page until it goes away. Blocks the request's thread, which is virtual.
    ///
    /// The stream is written by hand: with Javalin 7.2.3's own, a reader who leaves while an event is written makes
    /// the request's thread fail and retry on a recycled request for ever, and two such threads stop a console on
    /// two cores.
    public void serve(Context ctx, Page page) {
        Stream stream = new Stream(page, new EventStream(ctx));
        streams.add(stream);
        try {
            stream.run();
        } catch (EventStream.ReaderGone e) {
            LOG.trace("a reader of {} left", page.topics());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    @Override
    public void close() {
        streams.forEach(stream -> {
            stream.closed = true;
            stream.dirty.release();
        });
    }

    private static final class Stream {
        private final Page page;
        private final EventStream out;
        private final Semaphore dirty = new Semaphore(0);
        private final Map<String, String> sent = new HashMap<>();
        private volatile boolean closed;
        private volatile boolean inQuestion;

        Stream(Page page, EventStream out) {
            this.page = page;
            this.out = out;
        }

        void run() throws InterruptedException, EventStream.ReaderGone {
            int ticks = 0;
            boolean draw = true;
            while (!closed) {
                inQuestion = false;
                if (!page.allowed().getAsBoolean()) {
                    out.send("signed-out", "");
                    return;
                }
                if (draw || ticks % AGES_TICKS == 0) {
                    for (Map.Entry<String, String> region : page.regions().get().entrySet()) {
                        if (!region.getValue().equals(sent.put(region.getKey(), region.getValue()))) {
                            out.send(region.getKey(), region.getValue());
                        }
                    }
                }
                out.send(TICK_EVENT, page.tick().get());
                draw = dirty.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (draw && !inQuestion) {
                    TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
                    dirty.drainPermits();
                }
                ticks++;
            }
        }
    }
}
