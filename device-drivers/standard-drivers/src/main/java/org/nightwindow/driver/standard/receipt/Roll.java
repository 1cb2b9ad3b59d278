package org.nightwindow.driver.standard.receipt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.StatusBoard;
import org.nightwindow.driver.Supply;
import org.nightwindow.driver.Supply.Kind;
import org.nightwindow.driver.Supply.Level;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.receipt.EscPos.Cutter;

/// The roll and what hangs on it: brings the printer to where a new slip may begin, and knows whether an earlier one
/// was
/// left unfinished.
///
/// After an opening nobody knows what hangs there: a process may have died in the middle of somebody's slip. So the
/// first slip after it begins with a cut, which costs 12 mm of paper.
///
/// Owner thread only, except [#status()].
final class Roll {
    /// A printer at rest confirms in 1 to 20 ms.
    private static final Duration SYNC_LIMIT = Duration.ofSeconds(1);

    /// A stuck cutter tries again when it is told to. Not at every poll: it could break.
    private static final Duration RECOVER_EVERY = Duration.ofSeconds(30);

    private final DeviceContext context;
    private final PrinterLink link;
    private final Confirming confirming;
    private final Cutter cutter;
    private final int width;
    private final StatusBoard board;
    private boolean unfinished = true;
    private long recoveredAt;

    Roll(DeviceContext context, PrinterLink link, Confirming confirming, Cutter cutter, int width) {
        this.context = context;
        this.link = link;
        this.confirming = confirming;
        this.cutter = cutter;
        this.width = width;
        board = new StatusBoard(context);
        recoveredAt = context.nanoTime().getAsLong() - RECOVER_EVERY.toNanos();
    }

    DeviceStatus status() {
        return board.status();
    }

    /// Looks at the printer.
    ///
    /// @return failed when nothing can be printed now
    Outcome<Nothing> look(Call call) throws WireException {
        link.tidy();
        Optional<PrinterState> state = link.status(call);
        if (state.isEmpty()) {
            if (call.expired()) {
                return Outcome.failed(Fault.TIMEOUT, "nothing was printed: no time left");
            }
            board.disconnected("the printer does not answer");
            return Outcome.failed(Fault.TRANSPORT, "nothing was printed: the printer does not answer");
        }
        saw(state.get());
        Optional<Obstacle> obstacle = state.get().obstacle();
        if (obstacle.isEmpty()) {
            return Outcome.done();
        }
        recover(obstacle.get(), call);
        return Outcome.failed(
                obstacle.get().fault(), "nothing was printed: " + obstacle.get().text());
    }

    private void recover(Obstacle obstacle, Call call) throws WireException {
        long now = context.nanoTime().getAsLong();
        if (obstacle == Obstacle.CUTTER_STUCK && now - recoveredAt >= RECOVER_EVERY.toNanos()) {
            recoveredAt = now;
            link.write(EscPos.recover(), call);
        }
    }

    /// Looks, and proves that the printer takes commands and confirms them. Uses no paper.
    Outcome<Nothing> inStep(Call call) throws WireException {
        Outcome<Nothing> look = look(call);
        if (!look.isDone()) {
            return look;
        }
        if (unfinished) {
            boolean said = clear(call);
            context.log().log(System.Logger.Level.DEBUG, "cleared what an earlier slip left: {0}", said);
        }
        link.tidy();
        Waited waited = confirm(EscPos.initialise(), call);
        if (!(waited instanceof Waited.Reached)) {
            // It may still wait for the rest of a band that was cut off.
            byte[] rest = EscPos.filler(PrintSlip.BAND * (width / 8));
            waited = confirm(EscPos.join(rest, EscPos.initialise()), call);
        }
        if (waited instanceof Waited.Reached && unfinished && confirming == Confirming.QUEUED_STATUS) {
            while (!link.settles(call) && !call.expired()) {
                // The rest of an earlier slip still comes out; each of its answers stood for one of ours.
            }
        }
        return switch (waited) {
            case Waited.Reached() -> call.expired() ? unconfirmed(call) : Outcome.done();
            case Waited.Stopped(Obstacle obstacle) ->
                Outcome.failed(obstacle.fault(), "nothing was printed: " + obstacle.text());
            case Waited.Silent(), Waited.Stalled(), Waited.OutOfTime() -> unconfirmed(call);
        };
    }

    private Outcome<Nothing> unconfirmed(Call call) {
        if (call.expired()) {
            return Outcome.failed(Fault.TIMEOUT, "nothing was printed: no time left");
        }
        String way = confirming == Confirming.PROCESS_ID ? "process ids; try confirm: queued-status" : "queued status";
        return Outcome.failed(Fault.CONFIGURATION, "nothing was printed: the printer answers no " + way);
    }

    private Waited confirm(byte[] bytes, Call call) throws WireException {
        Call brief = new Call(call.id(), call.remaining(SYNC_LIMIT), context.nanoTime());
        link.send(bytes, brief);
        return link.await(0, brief);
    }

    /// Brings the printer to where a slip may begin.
    Outcome<Nothing> ready(Call call) throws WireException {
        Outcome<Nothing> inStep = inStep(call);
        if (!inStep.isDone() || !unfinished || call.cancelled()) {
            return inStep;
        }
        link.send(cutter.end(), call);
        return switch (link.await(0, call)) {
            case Waited.Reached() -> {
                unfinished = false;
                yield Outcome.done();
            }
            case Waited.Stopped(Obstacle obstacle) ->
                Outcome.failed(obstacle.fault(), "no slip was begun: " + obstacle.text());
            case Waited.Silent() -> Outcome.failed(Fault.TRANSPORT, "no slip was begun: the printer is silent");
            case Waited.Stalled(), Waited.OutOfTime() ->
                Outcome.failed(Fault.TIMEOUT, "no slip was begun: the cut was not confirmed");
        };
    }

    /// Has the printer forget what it has not printed.
    ///
    /// @return true when it says that nothing is left
    boolean clear(Call call) throws WireException {
        boolean cleared = confirming == Confirming.PROCESS_ID && link.clear(call);
        if (!cleared) {
            link.write(EscPos.recover(), call);
        }
        return cleared;
    }

    /// The first dots of a slip leave now.
    void begun() {
        unfinished = true;
    }

    /// The slip is out and cut.
    void ended() {
        unfinished = false;
    }

    void disconnected(String why) {
        board.disconnected(why);
    }

    private void saw(PrinterState state) {
        List<Supply> supplies = List.of(Supply.of(Kind.PAPER, state.paper()));
        if (state.obstacle().isPresent()) {
            Obstacle obstacle = state.obstacle().get();
            board.supplied(obstacle.state(), obstacle.detail(), supplies, obstacle.text());
        } else if (state.paper() == Level.LOW) {
            board.supplied(State.DEGRADED, Detail.SUPPLY_LOW, supplies, "the roll is near its end");
        } else {
            board.supplied(State.READY, Detail.NONE, supplies, "");
        }
    }
}
