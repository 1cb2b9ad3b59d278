package org.nightwindow.kiosk.journey.interrupted;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.visit.Step;

/// The machine stopped in the middle of somebody's visit and is back. She may still stand here with questions: did it
/// print, is it good, do I have to do it again? Answers from evidence only, without her name, which is gone.
///
/// Stands where the start screen stands, until she has read it or has left.
public final class InterruptedStep implements Step {
    /// Once the truth is known; about as long as the start screen takes to be read and understood by somebody upset.
    public static final Duration READ = Duration.ofMinutes(3);

    /// A printer that cannot be asked must not keep the machine for ever: whoever waited has gone to a counter by now.
    public static final Duration GIVE_UP = Duration.ofMinutes(10);

    private final String key;
    private final LongSupplier nanoTime;
    private final Runnable over;
    private final ReadOnlyObjectWrapper<Fate> fate =
            new ReadOnlyObjectWrapper<>(this, "fate", new Fate.BeingFoundOut());
    private long since;
    private boolean ended;

    /// What became of her document.
    public sealed interface Fate {
        /// The printer is being asked. If paper comes out meanwhile, it is hers.
        record BeingFoundOut() implements Fate {}

        /// Proven: no page came out. What was numbered is void.
        record NotPrinted() implements Fate {}

        /// Every page came out. Good.
        ///
        /// @param serial of the document
        record Printed(String serial, int pages) implements Fate {}

        /// Nobody can tell, or only a part came out.
        ///
        /// @param pagesOut how many the printer is certain of, 0 to `pages`
        record Uncertain(Optional<String> serial, int pagesOut, int pages) implements Fate {}

        /// Her declaration is sealed and kept, and is handed over by itself.
        record Kept() implements Fate {}

        /// Her declaration has arrived.
        record HandedIn() implements Fate {}

        /// The console took it for no new case.
        record NotHandedIn() implements Fate {}

        /// Proven: she has what she came for.
        default boolean done() {
            return this instanceof Printed || this instanceof HandedIn;
        }

        /// What the ledger knows; empty while a print is not settled. Never says whose, and never a query code: whoever
        /// stands here now may be somebody else.
        static Optional<Fate> of(Act act) {
            return switch (act.kind()) {
                case PRINT -> ofPrint(act);
                case FILE -> Optional.of(ofFile(act));
            };
        }

        private static Fate ofFile(Act act) {
            return switch (act.state()) {
                case DONE, RESOLVED_DONE -> new HandedIn();
                case NOT_DONE, RESOLVED_NOT_DONE -> new NotHandedIn();
                case PLANNED, STARTED, UNKNOWN -> new Kept();
            };
        }

        private static Optional<Fate> ofPrint(Act act) {
            Optional<String> serial = act.paper().map(Act.Paper::serial);
            int pages = act.paper().map(Act.Paper::pages).orElse(1);
            return switch (act.state()) {
                case PLANNED, STARTED -> Optional.empty();
                case NOT_DONE -> Optional.of(new Fate.NotPrinted());
                case DONE, RESOLVED_DONE -> Optional.of(new Fate.Printed(serial.orElse(""), pages));
                case RESOLVED_NOT_DONE ->
                    Optional.of(
                            act.pagesOut() == 0
                                    ? new Fate.NotPrinted()
                                    : new Fate.Uncertain(serial, act.pagesOut(), pages));
                case UNKNOWN -> Optional.of(new Fate.Uncertain(serial, act.pagesOut(), pages));
            };
        }
    }

    /// @param key of the act that was cut off
    /// @param over she has read it, or has left: the start screen may come back
    public InterruptedStep(String key, LongSupplier nanoTime, Runnable over) {
        this.key = key;
        this.nanoTime = nanoTime;
        this.over = over;
        this.since = nanoTime.getAsLong();
    }

    @Override
    public String name() {
        return "interrupted";
    }

    public String key() {
        return key;
    }

    public ReadOnlyObjectProperty<Fate> fate() {
        return fate.getReadOnlyProperty();
    }

    /// The truth is known, or is known better.
    public void found(Fate truth) {
        fate.set(truth);
        since = nanoTime.getAsLong();
    }

    /// 知道了
    public void understood() {
        if (!ended) {
            ended = true;
            over.run();
        }
    }

    @Override
    public void tick() {
        Duration limit = fate.get() instanceof Fate.BeingFoundOut ? GIVE_UP : READ;
        if (nanoTime.getAsLong() - since >= limit.toNanos()) {
            understood();
        }
    }
}
