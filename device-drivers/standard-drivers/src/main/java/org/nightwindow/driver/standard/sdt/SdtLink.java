package org.nightwindow.driver.standard.sdt;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// Questions and answers over the line. The module speaks only when asked, answers each request once and in order.
///
/// **No answer is taken for another one.** When a command was called off or ran out of time while its answer was still
/// to come, that answer is awaited and thrown away before the next request leaves; and an answer that cannot belong to
/// the request ([SdtCommand#fits]) is passed over. Otherwise the card of one person could be shown to the next.
///
/// Owner thread only.
final class SdtLink implements AutoCloseable {
    /// Longest silence inside an answer. A byte takes 87 µs at 115,200 baud and 1 ms at 9,600; USB bridges hold bytes
    /// back for up to 16 ms, serial device servers for up to 100 ms. The rest is reserve.
    static final Duration GAP = Duration.ofMillis(300);

    /// A request has 10 bytes: 1 ms at 115,200 baud.
    static final Duration WRITE_LIMIT = Duration.ofMillis(500);

    /// How soon a wait notices that its command was called off.
    static final Duration GLANCE = Duration.ofMillis(50);

    /// A request that was lost or answered by noise is sent again this often.
    static final int RESENDS = 2;

    /// More bytes than three of the longest answers: a line that does not stop talking.
    private static final int FLOOD = 3 * 2321;

    private final Wire wire;
    private final LongSupplier nanoTime;
    private final FrameReader frames = new FrameReader();
    private final byte[] buffer = new byte[2048];

    /// An answer to an abandoned request is still to come, until this moment at the latest.
    private boolean owed;

    private long owedUntil;

    SdtLink(Wire wire, LongSupplier nanoTime) {
        this.wire = wire;
        this.nanoTime = nanoTime;
    }

    /// Sends a request and waits for its answer; sends it again when it was lost, garbled, or refused as damaged.
    ///
    /// @throws WireException when the wire is lost
    Reply ask(SdtCommand command, Call call) throws WireException {
        for (int sent = 0; ; sent++) {
            Reply reply = awaitOwed(call);
            if (reply == null) {
                reply = askOnce(command, call);
            }
            if (sent == RESENDS || !worthSendingAgain(reply)) {
                return reply;
            }
        }
    }

    /// Waits and listens, so that a lost wire shows at once. What comes is thrown away: nothing was asked.
    ///
    /// @return false when the command ended before the time was over
    boolean pause(Duration time, Call call) throws WireException {
        long until = nanoTime.getAsLong() + time.toNanos();
        while (call.goesOn()) {
            long left = until - nanoTime.getAsLong();
            if (left <= 0) {
                return true;
            }
            read(left, call);
        }
        return false;
    }

    @Override
    public void close() {
        frames.clear();
        Arrays.fill(buffer, (byte) 0);
        wire.close();
    }

    private static boolean worthSendingAgain(Reply reply) {
        return switch (reply) {
            case Reply.Answered(SdtAnswer answer) -> SdtStatus.asksAgain(answer.status());
            case Reply.Silent(), Reply.Garbled() -> true;
            case Reply.OutOfTime(), Reply.CalledOff() -> false;
        };
    }

    private Reply askOnce(SdtCommand command, Call call) throws WireException {
        if (!call.goesOn()) {
            return call.cancelled() ? new Reply.CalledOff() : new Reply.OutOfTime();
        }
        frames.clear();
        wire.discardInput();
        wire.write(command.frame(), WRITE_LIMIT);
        owedUntil = nanoTime.getAsLong() + command.thinks().toNanos();
        return listen(command::fits, call);
    }

    /// @return how the command ended while waiting, or null when nothing is owed any more
    private @Nullable Reply awaitOwed(Call call) throws WireException {
        if (!owed) {
            return null;
        }
        Reply ended = listen(any -> true, call);
        return owed ? ended : null;
    }

    private Reply listen(Predicate<SdtAnswer> fits, Call call) throws WireException {
        Reply reply = firstThat(fits, call);
        owed = switch (reply) {
            case Reply.OutOfTime(), Reply.CalledOff() -> true;
            case Reply.Answered(SdtAnswer _), Reply.Silent(), Reply.Garbled() -> false;
        };
        return reply;
    }

    private Reply firstThat(Predicate<SdtAnswer> fits, Call call) throws WireException {
        // An owed answer may have begun to come before its command was given up.
        long silentAt = frames.inFrame() ? Math.max(owedUntil, nanoTime.getAsLong() + GAP.toNanos()) : owedUntil;
        int heard = 0;
        while (true) {
            long left = silentAt - nanoTime.getAsLong();
            if (call.cancelled()) {
                return new Reply.CalledOff();
            } else if (call.expired()) {
                return new Reply.OutOfTime();
            } else if (left <= 0 || heard > FLOOD) {
                return heard == 0 ? new Reply.Silent() : new Reply.Garbled();
            }
            int count = read(left, call);
            for (int i = 0; i < count; i++) {
                SdtAnswer answer = frames.take(buffer[i]);
                if (answer != null && fits.test(answer)) {
                    return new Reply.Answered(answer);
                }
            }
            heard += count;
            if (count > 0 && (frames.inFrame() || frames.damaged() > 0)) {
                silentAt = nanoTime.getAsLong() + GAP.toNanos();
            }
        }
    }

    private int read(long mostNanos, Call call) throws WireException {
        Duration most = Duration.ofNanos(Math.min(mostNanos, GLANCE.toNanos()));
        return wire.read(buffer, call.remaining(most));
    }
}
