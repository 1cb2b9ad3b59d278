package org.nightwindow.kiosk.hardware;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;

/// Waits at the scanner, round after round, for as long as a step is on the screen. Screen thread only.
public final class CodeWait {
    /// A scanner that cannot be used is tried again this often; its supervisor needs 1 to 60 s to bring it back.
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Supplier<Pending<ScannedCode>> scanner;
    private final Executor screen;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private @Nullable Pending<ScannedCode> waiting;
    private boolean on;
    private long restedAt;

    /// Hears of it on the screen thread.
    public interface Listener {
        /// Nothing more is waited for until [#begin()].
        void scanned(String text);

        /// Something was held there and could not be read.
        void notRead();

        /// It is tried again by itself.
        void scannerOut(Fault fault);
    }

    /// @param scanner begins to wait for a code
    /// @param screen runs on the screen thread
    public CodeWait(Supplier<Pending<ScannedCode>> scanner, Executor screen, LongSupplier nanoTime, Listener listener) {
        this.scanner = scanner;
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.listener = listener;
    }

    public void begin() {
        on = true;
        next();
    }

    public void end() {
        on = false;
        Pending<ScannedCode> running = waiting;
        waiting = null;
        if (running != null) {
            running.cancel();
        }
    }

    /// Time passed.
    public void tick() {
        if (on && waiting == null && nanoTime.getAsLong() - restedAt >= TRY_AGAIN.toNanos()) {
            next();
        }
    }

    private void next() {
        Pending<ScannedCode> round = scanner.get();
        waiting = round;
        Consumer<Outcome<ScannedCode>> heard = outcome -> {
            if (on && round.equals(waiting)) {
                waiting = null;
                ended(outcome);
            }
        };
        var _ = round.outcome().thenAccept(outcome -> screen.execute(() -> heard.accept(outcome)));
    }

    private void ended(Outcome<ScannedCode> outcome) {
        switch (outcome) {
            case Outcome.Done<ScannedCode>(ScannedCode code) -> {
                on = false;
                listener.scanned(code.text());
            }
            case Outcome.Failed<ScannedCode> failed -> failed(failed.fault());
            case Outcome.Cancelled<ScannedCode>(), Outcome.Unknown<ScannedCode> _ -> restedAt = nanoTime.getAsLong();
        }
    }

    private void failed(Fault fault) {
        switch (fault) {
            case NO_MEDIA -> next();
            case INVALID_DATA, MEDIA_ERROR, MEDIA_SUSPECT -> {
                listener.notRead();
                next();
            }
            case NOT_READY,
                    BUSY,
                    TIMEOUT,
                    MEDIA_JAMMED,
                    SUPPLY_OUT,
                    COVER_OPEN,
                    TRANSPORT,
                    HARDWARE,
                    CONFIGURATION,
                    UNSUPPORTED,
                    SECURITY,
                    INTERNAL -> {
                restedAt = nanoTime.getAsLong();
                listener.scannerOut(fault);
            }
        }
    }
}
