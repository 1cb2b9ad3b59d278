package org.nightwindow.driver.standard.receipt;

import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.receipt.EscPos.Cutter;

/// One slip, band by band: each is sent when the printer has done the one before the last, so that it is known at any
/// moment to within two bands of 3 mm what came out.
///
/// What is true when this process dies, or the line with it, after each step. A slip is no act: the ledger knows
/// nothing of it, and the resident can have it again. "Printer" is what it may still do by itself; "next slip" is what
/// the next one begins with, whoever prints it ([Roll]).
///
/// | # | after | came out | printer | outcome in the running process | resident reads | next slip |
/// |---|---|---|---|---|---|---|
/// | 1 | status read, ready | nothing | nothing | Failed or Cancelled | not printed | as usual |
/// | 2 | rests of an earlier slip cut off | those, or blank | nothing | Failed | not printed | cuts first |
/// | 3 | a band sent, not the last | a part | two bands more, or waits | Failed: no end | a part, again? | cuts |
/// | 4 | last band, cut, last mark sent | up to all | the rest, or waits | Unknown | look whether it came | same |
/// | 5 | stopped in 4 before the last band, cleared | a part | nothing | Failed: no end | a part, again? | cuts first |
/// | 6 | stopped in 4 later | all, perhaps cut | nothing, or the cut | Unknown | look whether it came | same |
/// | 7 | last mark confirmed | all, cut | nothing | Done | take your slip | as usual |
///
/// Whoever calls off a slip after step 2 is not obeyed: half a slip with somebody's data would stay behind, and the
/// rest takes two seconds.
///
/// Owner thread only.
final class PrintSlip {
    /// 3 mm: 1.7 KB at 576 dots. Two of them fit into the smallest buffer of a printer, 4 KB.
    static final int BAND = 24;

    private static final int BANDS_UNDER_WAY = 2;

    private final Roll roll;
    private final PrinterLink link;
    private final Confirming confirming;
    private final Cutter cutter;
    private final ReceiptImage slip;
    private final Call call;
    private boolean endSent;

    PrintSlip(Roll roll, PrinterLink link, Confirming confirming, Cutter cutter, ReceiptImage slip, Call call) {
        this.roll = roll;
        this.link = link;
        this.confirming = confirming;
        this.cutter = cutter;
        this.slip = slip;
        this.call = call;
    }

    Outcome<Confirmation> run() {
        try {
            Outcome<Nothing> ready = roll.ready(call).then(nothing -> beginning());
            if (!ready.isDone()) {
                return ready.map(nothing -> Confirmation.ASSUMED);
            }
        } catch (WireException e) {
            roll.disconnected(e.getMessage());
            return Outcome.failed(Fault.TRANSPORT, "nothing was printed: " + e.getMessage());
        }
        roll.begun();
        Outcome<Confirmation> outcome;
        try {
            outcome = send();
        } catch (WireException e) {
            roll.disconnected(e.getMessage());
            outcome = withoutProof(Fault.TRANSPORT, e.getMessage());
        }
        if (outcome.isDone()) {
            roll.ended();
        }
        return outcome;
    }

    private Outcome<Nothing> beginning() {
        if (call.cancelled()) {
            return Outcome.cancelled();
        }
        return call.expired() ? Outcome.failed(Fault.TIMEOUT, "no time left to print") : Outcome.done();
    }

    private Outcome<Confirmation> send() throws WireException {
        for (int from = 0; from < slip.rows(); from += BAND) {
            int rows = Math.min(BAND, slip.rows() - from);
            byte[] band = EscPos.raster(slip, from, rows);
            boolean last = from + rows == slip.rows();
            endSent |= last;
            link.send(last ? EscPos.join(band, cutter.end()) : band, call);
            Waited waited = link.await(last ? 0 : BANDS_UNDER_WAY - 1, call);
            if (!(waited instanceof Waited.Reached)) {
                return ended(waited);
            }
        }
        return done();
    }

    private Outcome<Confirmation> done() throws WireException {
        return switch (confirming) {
            case PROCESS_ID -> Outcome.done(Confirmation.CONFIRMED);
            case QUEUED_STATUS -> {
                Optional<PrinterState> state = link.status(call);
                Optional<Obstacle> obstacle = state.flatMap(PrinterState::obstacle);
                yield state.isPresent() && obstacle.isEmpty()
                        ? Outcome.done(Confirmation.ASSUMED)
                        : Outcome.unknown("the printer took the slip; then "
                                + obstacle.map(Obstacle::text).orElse("it did not answer"));
            }
        };
    }

    private Outcome<Confirmation> ended(Waited waited) throws WireException {
        return switch (waited) {
            case Waited.Reached() -> done();
            case Waited.Stopped(Obstacle obstacle) -> stopped(obstacle.fault(), obstacle.text());
            case Waited.Stalled() -> stopped(Fault.TIMEOUT, "the printer does not go on and says no reason");
            case Waited.Silent() -> withoutProof(Fault.TRANSPORT, "the printer does not answer any more");
            case Waited.OutOfTime() -> withoutProof(Fault.TIMEOUT, "the time was over before the slip was");
        };
    }

    /// It stands still. What it still has is taken away, so that it does not come out for the next resident when
    /// somebody loads paper; and its silence about what was cleared is proof.
    private Outcome<Confirmation> stopped(Fault fault, String why) throws WireException {
        boolean cleared;
        try {
            cleared = roll.clear(call);
        } catch (WireException e) {
            return withoutProof(fault, why + "; then " + e.getMessage());
        }
        if (endSent && link.outstanding() == 0) {
            return done(); // it was quicker than we
        }
        return endSent && cleared && link.outstanding() >= BANDS_UNDER_WAY
                ? partly(fault, why + "; the last rows were thrown away")
                : withoutProof(fault, why);
    }

    /// Proven only by what was never sent.
    private Outcome<Confirmation> withoutProof(Fault fault, String why) {
        return endSent
                ? Outcome.unknown("the end of the slip was sent, and not confirmed: " + why)
                : partly(fault, why);
    }

    private static Outcome<Confirmation> partly(Fault fault, String why) {
        return Outcome.failed(fault, "only a part was printed: " + why);
    }
}
