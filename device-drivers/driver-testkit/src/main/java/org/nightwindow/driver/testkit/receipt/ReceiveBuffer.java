package org.nightwindow.driver.testkit.receipt;

import java.util.ArrayDeque;

/// What was received and not interpreted yet: 4 KB, as in most receipt printers. Who fills a full one waits, and what
/// is behind on the line waits with it.
///
/// Filled by the line, emptied by the mechanism, cleared by any thread.
final class ReceiveBuffer {
    private static final int SIZE = 4096;

    private final ArrayDeque<Byte> bytes = new ArrayDeque<>(SIZE);
    private boolean clearedMeanwhile;
    private boolean closed;
    private int fullest;

    synchronized void put(byte one) throws InterruptedException {
        while (bytes.size() >= SIZE && !closed) {
            wait();
        }
        if (!closed) {
            bytes.add(one);
            fullest = Math.max(fullest, bytes.size());
            notifyAll();
        }
    }

    /// @throws Forgotten when the buffer was cleared since the last [#begin()]
    synchronized int take() throws InterruptedException, Forgotten {
        while (bytes.isEmpty() && !clearedMeanwhile && !closed) {
            wait();
        }
        if (clearedMeanwhile || closed) {
            throw new Forgotten();
        }
        notifyAll();
        return bytes.remove() & 0xFF;
    }

    /// A new command begins.
    synchronized void begin() {
        clearedMeanwhile = false;
    }

    synchronized boolean forgotten() {
        return clearedMeanwhile || closed;
    }

    synchronized void clear() {
        bytes.clear();
        clearedMeanwhile = true;
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// The most bytes that ever waited here.
    synchronized int fullest() {
        return fullest;
    }
}
