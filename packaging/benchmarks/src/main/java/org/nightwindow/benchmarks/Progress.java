package org.nightwindow.benchmarks;

import java.util.Locale;

/// Tells whoever waits for a figure what is being done, so that a long measurement is never taken for one that hangs.
final class Progress {
    private static final long BEGIN = System.nanoTime();

    /// One line, with the seconds since the first one.
    static void say(String what) {
        System.out.printf(Locale.ROOT, "[%4d s] %s%n", (System.nanoTime() - BEGIN) / 1_000_000_000L, what);
    }

    private Progress() {}
}
