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
    private int lives;
    private int fullest;

    /// @param life in which it was received; what comes from an earlier one is lost
    synchronized void put(byte one, int life) throws InterruptedException {
        while (bytes.size() >= SIZE && !closed && life == lives) {
            wait();
        }
        if (!closed && life == lives) {
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

    /// How often the power went.
    synchronized int lives() {
        return lives;
    }

    synchronized void powerOff() {
        lives++;
        clear();
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
