package org.nightwindow.driver.standard.receipt;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// Questions, data and answers over the line.
///
/// **No status is asked inside dots.** A raster command leaves whole or not at all, and what is asked comes after
/// it. **No more is sent than fits.** Whoever waits with [#await] after each command never fills the printer's
/// buffer, so that a question behind it is heard at once, also when the paper is out.
///
/// Owner thread only, except [#close()].
final class PrinterLink implements AutoCloseable {
    /// A printer that is on answers a real-time question in 1 to 20 ms; the makers say 500 ms is "off".
    static final Duration STATUS_LIMIT = Duration.ofMillis(500);

    /// 2 KB take 180 ms at 115,200 baud and 2 s at 9,600.
    static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    /// Clearing takes some milliseconds; a hot or moving head is let come to rest first.
    static final Duration CLEAR_LIMIT = Duration.ofSeconds(1);

    /// 24 rows are printed in 15 to 60 ms. After so long without a word the printer is asked how it is.
    private static final Duration QUIET = Duration.ofMillis(300);

    /// Between two answers of what is left of a slip lie two bands, a feed of 12 mm and a cut: 0.5 s.
    private static final Duration SETTLE = Duration.ofSeconds(1);

    /// One read; a wait notices a closed call after that.
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Wire wire;
    private final LongSupplier nanoTime;
    private final Duration silence;
    private final Marks marks;
    private final ReplyReader replies = new ReplyReader();
    private final byte[] buffer = new byte[256];
    private int statusOwed;
    private int lastStatus;
    private boolean cleared;
    private boolean stale;

    /// @param silence how long the printer may say nothing, or not go on without a reason
    PrinterLink(Wire wire, Confirming confirming, Duration silence, Clock clock, LongSupplier nanoTime) {
        this.wire = wire;
        this.silence = silence;
        this.nanoTime = nanoTime;
        marks = new Marks(confirming, clock.millis());
    }

    /// Throws away what came while nobody asked.
    void tidy() throws WireException {
        wire.discardInput();
        replies.forget();
        marks.forget();
        statusOwed = 0;
    }

    /// Sends, and with it the question to say when it is done.
    void send(byte[] bytes, Call call) throws WireException {
        write(EscPos.join(bytes, marks.add()), call);
    }

    /// Sends something real-time.
    void write(byte[] bytes, Call call) throws WireException {
        wire.write(bytes, call.remaining(WRITE_LIMIT));
    }

    /// How many of the things sent are not done yet.
    int outstanding() {
        return marks.outstanding();
    }

    /// @return empty when the printer does not answer
    Optional<PrinterState> status(Call call) throws WireException {
        int[] bits = new int[5];
        for (int n = 1; n <= 4; n++) {
            write(EscPos.askStatus(n), call);
            statusOwed++;
            long until = nanoTime.getAsLong() + STATUS_LIMIT.toNanos();
            while (statusOwed > 0) {
                if (!listen(until, call)) {
                    return Optional.empty();
                }
            }
            bits[n] = lastStatus;
        }
        return Optional.of(PrinterState.of(bits[1], bits[2], bits[3], bits[4]));
    }

    /// Waits until at most so many of the things sent are not done.
    Waited await(int most, Call call) throws WireException {
        long movedAt = nanoTime.getAsLong();
        long askedAt = movedAt;
        int left = marks.outstanding();
        while (left > most) {
            boolean goesOn = listen(askedAt + QUIET.toNanos(), call);
            long now = nanoTime.getAsLong();
            if (marks.outstanding() < left) {
                left = marks.outstanding();
                movedAt = now;
                askedAt = now;
            } else if (call.expired()) {
                return new Waited.OutOfTime();
            } else if (!goesOn) {
                Waited why = ask(now - movedAt >= silence.toNanos(), call);
                if (why != null) {
                    return marks.outstanding() <= most ? new Waited.Reached() : why;
                }
                askedAt = nanoTime.getAsLong();
            }
        }
        return new Waited.Reached();
    }

    /// @param tooLong whether the printer has had its time
    /// @return null to wait on
    private @Nullable Waited ask(boolean tooLong, Call call) throws WireException {
        Optional<PrinterState> state = status(call);
        if (call.expired()) {
            return new Waited.OutOfTime();
        } else if (state.isEmpty()) {
            return tooLong ? new Waited.Silent() : null;
        }
        Optional<Obstacle> obstacle = state.get().obstacle();
        if (obstacle.isPresent()) {
            return obstacle.get().stops() ? new Waited.Stopped(obstacle.get()) : null;
        }
        return tooLong ? new Waited.Stalled() : null;
    }

    /// Has everything thrown away that waits in the printer.
    ///
    /// @return true when the printer says that nothing is left
    boolean clear(Call call) throws WireException {
        cleared = false;
        write(EscPos.clear(), call);
        long until = nanoTime.getAsLong() + CLEAR_LIMIT.toNanos();
        while (!cleared) {
            if (!listen(until, call)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the printer has nothing more to say, for answers by queued status look all alike: one to a question
    /// of an earlier slip would be taken for ours, and ours for that to the next.
    ///
    /// @return false when there was one more answer than questions
    boolean settles(Call call) throws WireException {
        stale = false;
        long until = nanoTime.getAsLong() + SETTLE.toNanos();
        while (!stale && listen(until, call)) {
            // Silence is the answer.
        }
        return !stale && !call.expired();
    }

    @Override
    public void close() {
        wire.close();
    }

    /// Reads once.
    ///
    /// @return false when the time is over
    private boolean listen(long until, Call call) throws WireException {
        long left = until - nanoTime.getAsLong();
        if (left <= 0 || call.expired()) {
            return false;
        }
        int count = wire.read(buffer, call.remaining(Duration.ofNanos(Math.min(left, GLANCE.toNanos()))));
        for (int i = 0; i < count; i++) {
            switch (replies.take(buffer[i])) {
                case Reply.RealTime(int bits) -> {
                    lastStatus = bits;
                    statusOwed = Math.max(0, statusOwed - 1);
                }
                case Reply.Confirmed(String id) -> marks.confirmed(id);
                case Reply.Queued _ -> stale |= !marks.queued();
                case Reply.Cleared() -> cleared = true;
                case Reply.Unasked() -> {
                    // The same is asked when it matters.
                }
                case null -> {
                    // Not complete yet, or noise.
                }
            }
        }
        return true;
    }
}
