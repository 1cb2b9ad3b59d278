package org.nightwindow.driver.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One command from its submission to its one outcome.
///
/// What the outcome says, by the moment the end comes:
///
/// | moment | read | act |
/// |---|---|---|
/// | driver not called yet, called off | Cancelled | Cancelled |
/// | driver not called yet, no time left or device gone | Failed | Failed: proven that nothing happened |
/// | begun, driver answered | the answer | the answer |
/// | begun, driver threw or answered null | Failed(INTERNAL) | Unknown |
/// | begun, driver silent at the deadline, killed or abandoned | Failed(TIMEOUT) | Unknown |
final class Ticket<D extends Device, T> implements Pending<T> {
    private enum Progress {
        QUEUED,
        BEGUN,
        ENDED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Ticket.class);

    private final Class<D> kind;
    private final boolean act;
    private final Duration limit;
    private final Command<D, T> command;
    private final Call call;
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.QUEUED);
    private final CompletableFuture<Outcome<T>> future = new CompletableFuture<>();
    private volatile @Nullable Outcome<T> answer;

    Ticket(Class<D> kind, String name, boolean act, Duration limit, Command<D, T> command, HostEnvironment env) {
        this.kind = kind;
        this.act = act;
        this.limit = limit;
        this.command = command;
        this.call = new Call(name, limit, env.nanoTime());
    }

    @Override
    public CompletableFuture<Outcome<T>> outcome() {
        return future.copy();
    }

    @Override
    public void cancel() {
        if (progress.compareAndSet(Progress.QUEUED, Progress.ENDED)) {
            complete(Outcome.cancelled());
        } else if (progress.get() == Progress.BEGUN) {
            callOff(call);
        }
    }

    Call call() {
        return call;
    }

    boolean isAct() {
        return act;
    }

    /// Runs what the driver registered for this, away from the caller: it is the driver's code, may block and
    /// throw.
    static void callOff(Call call) {
        Thread.ofVirtual().name("call-off-" + call.id()).start(() -> {
            try {
                call.cancel();
            } catch (RuntimeException | Error bug) {
                LOG.error("calling off {} failed: {}", call.id(), Trace.of(bug));
            }
        });
    }

    boolean hasEnded() {
        return progress.get() == Progress.ENDED;
    }

    /// Runs `action` once when this has ended.
    void whenEnded(Runnable action) {
        var _ = future.thenRun(action);
    }

    /// @return false when it has already ended
    boolean begin() {
        return progress.compareAndSet(Progress.QUEUED, Progress.BEGUN);
    }

    /// Ends a command that has not begun; does nothing to any other.
    void refuse(Fault fault, String why) {
        if (progress.compareAndSet(Progress.QUEUED, Progress.ENDED)) {
            complete(Outcome.failed(fault, why));
        }
    }

    /// Runs the command on the owner thread and keeps its answer for [#finish()].
    ///
    /// @return what the driver threw, if it did
    @Nullable
    Throwable run(Device device) {
        if (!kind.isInstance(device)) {
            answer = Outcome.failed(Fault.UNSUPPORTED, "this device is no " + kind.getSimpleName());
            return null;
        }
        if (!call.goesOn()) { // its turn and its end came at the same moment: the driver need not hear of it
            answer = call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.BUSY, "no time was left to begin");
            return null;
        }
        try {
            Outcome<T> given = command.run(kind.cast(device), call);
            if (given == null) {
                throw new NullPointerException("the driver answered null");
            }
            answer = act ? given : readable(given);
            return null;
        } catch (Throwable thrown) { // whatever a driver throws, errors too, is answered here
            String why = Trace.line(thrown);
            answer = act ? Outcome.unknown(why) : Outcome.failed(Fault.INTERNAL, why);
            return thrown;
        }
    }

    /// Ends a command that has begun, with the driver's answer, or without one as the table above says.
    ///
    /// @return the outcome, for the log
    Outcome<T> finish() {
        Outcome<T> given = answer;
        Outcome<T> outcome = given != null ? given : silent();
        if (progress.compareAndSet(Progress.BEGUN, Progress.ENDED)) {
            complete(outcome);
        }
        return outcome;
    }

    private Outcome<T> silent() {
        String why = "no answer to " + call.id() + (call.expired() ? " within " + limit : "");
        return act ? Outcome.unknown(why) : Outcome.failed(Fault.TIMEOUT, why);
    }

    /// A read that was lost is a failure: only an act can be unknown.
    private Outcome<T> readable(Outcome<T> given) {
        return given instanceof Outcome.Unknown<T>(String reason, var _)
                ? Outcome.failed(call.expired() ? Fault.TIMEOUT : Fault.TRANSPORT, reason)
                : given;
    }

    private void complete(Outcome<T> outcome) {
        Thread.ofVirtual().name("outcome-" + call.id()).start(() -> future.complete(outcome));
    }
}
