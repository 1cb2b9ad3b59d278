package org.nightwindow.driver.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners the news, each in order, each on a thread of its own: a listener that blocks or throws harms
/// nobody else. Any thread.
final class Listeners<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /// What a listener that stands still can miss: beyond this the oldest news is dropped.
    static final int BACKLOG = 256;

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    /// @param first told to this listener before anything else
    Subscription add(Consumer<T> listener, List<T> first) {
        Subscriber subscriber = new Subscriber(listener);
        first.forEach(subscriber::offer);
        subscribers.add(subscriber);
        return () -> {
            subscribers.remove(subscriber);
            subscriber.close();
        };
    }

    void publish(T news) {
        subscribers.forEach(subscriber -> subscriber.offer(news));
    }

    private final class Subscriber {
        private final Consumer<T> listener;
        private final Deque<T> inbox = new ArrayDeque<>();
        private boolean telling;
        private boolean closed;

        Subscriber(Consumer<T> listener) {
            this.listener = listener;
        }

        synchronized void offer(T news) {
            if (closed) {
                return;
            }
            if (inbox.size() == BACKLOG) {
                inbox.removeFirst();
                LOG.warn("a listener stands still; the oldest news was dropped");
            }
            inbox.addLast(news);
            if (!telling) {
                telling = true;
                Thread.ofVirtual().name("device-news").start(this::tell);
            }
        }

        private void tell() {
            for (@Nullable T news = next(); news != null; news = next()) {
                try {
                    listener.accept(news);
                } catch (RuntimeException | Error bug) {
                    LOG.error("a listener failed: {}", Trace.of(bug));
                }
            }
        }

        private synchronized @Nullable T next() {
            @Nullable T news = inbox.pollFirst();
            telling = news != null;
            return news;
        }

        synchronized void close() {
            closed = true;
            inbox.clear();
        }
    }
}
