package org.nightwindow.kiosk.journey.slip;

import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.kiosk.hardware.SlipPrinter.Ended;
import org.nightwindow.kiosk.slip.Slip;
import org.nightwindow.kiosk.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One slip for one resident: printed, printing, or why not. She may leave at any time; what is in the printer comes
/// out
/// all the same. Screen thread only.
public final class SlipOffer {
    private static final Logger log = LoggerFactory.getLogger(SlipOffer.class);

    private final Visit visit;
    private final Desk desk;
    private final Supplier<Slip> slip;
    private final ReadOnlyObjectWrapper<State> state;

    /// How it stands.
    public enum State {
        /// This kiosk gives no slips; everything stands on the screen.
        NO_PRINTER,
        /// She may have it printed.
        OFFERED,
        PRINTING,
        /// It came out.
        TAKE_IT,
        /// The roll is empty, perhaps since the middle of the slip.
        PAPER_OUT,
        NOT_PRINTED,
        /// Nobody can say; she looks, and may have it printed again.
        UNCERTAIN
    }

    /// Where slips are printed.
    ///
    /// @param fitted whether there is a printer for them
    /// @param print blocks
    /// @param background runs what blocks
    public record Desk(Supplier<Boolean> fitted, Function<Slip, Ended> print, Executor background) {}

    /// @param slip as it stands at the moment of printing
    public SlipOffer(Visit visit, Desk desk, Supplier<Slip> slip) {
        this.visit = visit;
        this.desk = desk;
        this.slip = slip;
        this.state = new ReadOnlyObjectWrapper<>(this, "state", desk.fitted().get() ? State.OFFERED : State.NO_PRINTER);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Prints it, for the first time or again 重打. Does nothing while it is being printed.
    public void print() {
        if (state.get() == State.NO_PRINTER || state.get() == State.PRINTING) {
            return;
        }
        state.set(State.PRINTING);
        Slip content = slip.get();
        desk.background().execute(() -> {
            Ended ended = ended(content);
            visit.deliver(() -> state.set(
                    switch (ended) {
                        case PRINTED -> State.TAKE_IT;
                        case PAPER_OUT -> State.PAPER_OUT;
                        case NOT_PRINTED -> State.NOT_PRINTED;
                        case UNCERTAIN -> State.UNCERTAIN;
                    }));
        });
    }

    /// Whatever breaks on the way: she is never left with "printing". How far it came nobody knows then.
    private Ended ended(Slip content) {
        try {
            return desk.print().apply(content);
        } catch (RuntimeException e) {
            log.error("a slip could not be printed", e);
            return Ended.UNCERTAIN;
        }
    }
}
