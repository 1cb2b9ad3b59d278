package org.nightwindow.driver.host.child;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// What a child said and nobody has heard yet. Bounded: when it is full the child has to wait, so that a driver that
/// tells without end fills its own memory and not the kiosk's. One thread puts, one takes, any closes.
final class Inbox {
    /// Steps of one print, or pictures of a preview.
    private static final int MESSAGES = 256;

    /// Two pictures of a camera; a single message may have more.
    private static final long BYTES = 2L * Link.MAX_FRAME;

    private record Message(ToHost reply, int bytes) {}

    private final Deque<Message> messages = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /// Waits for room.
    ///
    /// @return false when it was closed meanwhile
    synchronized boolean put(ToHost reply) throws InterruptedException {
        int size = size(reply);
        while (!closed && !messages.isEmpty() && (messages.size() >= MESSAGES || bytes + size > BYTES)) {
            wait();
        }
        if (closed) {
            return false;
        }
        messages.addLast(new Message(reply, size));
        bytes += size;
        notifyAll();
        return true;
    }

    private static int size(ToHost reply) {
        return switch (reply) {
            case ToHost.Told told -> told.news().length;
            case ToHost.Answered answered -> answered.outcome().length + answered.snapshot().length;
            case ToHost.Shown shown -> shown.snapshot().length;
            case ToHost.Hello _, ToHost.Useless _, ToHost.Opened _, ToHost.Threw _, ToHost.Happened _ -> 0;
        };
    }

    /// Nothing more will come; what is here can still be taken.
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// Waits for the next message.
    ///
    /// @return empty when there is none any more
    /// @throws TimeoutException when none came within `limit`
    synchronized Optional<ToHost> take(Duration limit) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + limit.toNanos();
        while (messages.isEmpty() && !closed) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        Message first = messages.pollFirst();
        if (first == null) {
            return Optional.empty();
        }
        bytes -= first.bytes();
        notifyAll();
        return Optional.of(first.reply());
    }
}
