package org.nightwindow.kiosk.journey.paper;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.nightwindow.driver.Fault;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerUnreadable;

/// A print whose end nobody heard, while the resident still stands there. [Recovery] asks the printer; this only
/// waits for what it finds out, for as long as she can be expected to stand there, and says what is true then.
public final class UncertainPrint {
    /// A printer that was switched off and on answers after 10 to 20 s; recovery looks every 2 s.
    static final Duration LIMIT = Duration.ofSeconds(25);

    private static final Duration EVERY = Duration.ofMillis(250);

    private final Ledger ledger;
    private final BooleanSupplier stillAsking;
    private final Consumer<Duration> pause;

    /// What the printer told while it printed.
    ///
    /// @param pagesOut the most it ever said
    /// @param waitedFor what it last waited for
    record LastHeard(int pagesOut, Optional<Fault> waitedFor) {}

    /// @param stillAsking `Recovery::blocksPrinter`
    /// @param pause lets time pass on the thread that calls
    public UncertainPrint(Ledger ledger, BooleanSupplier stillAsking, Consumer<Duration> pause) {
        this.ledger = ledger;
        this.stillAsking = stillAsking;
        this.pause = pause;
    }

    /// @param paper whose act was just settled as UNKNOWN
    Paperwork.Ended findOut(IssuedDocument paper, LastHeard heard) {
        for (Duration waited = Duration.ZERO; waited.compareTo(LIMIT) < 0; waited = waited.plus(EVERY)) {
            boolean asking = stillAsking.getAsBoolean(); // before the ledger is read: it settles first, then stops
            Act.State state = state(paper.key());
            if (state == Act.State.RESOLVED_DONE) {
                return new Paperwork.Ended.Printed(paper.key(), paper.serial(), paper.pages());
            }
            if (state == Act.State.RESOLVED_NOT_DONE) {
                return notPrinted(new Trouble.NothingPrinted(heard.waitedFor().orElse(Fault.INTERNAL)));
            }
            if (!asking) {
                // The printer has nothing under way any more; what it did not say by now, it will not say.
                return notPrinted(ended(paper, heard));
            }
            pause.accept(EVERY);
        }
        return notPrinted(new Trouble.PrintUncertain(paper.serial(), paper.pages()));
    }

    private static Trouble ended(IssuedDocument paper, LastHeard heard) {
        boolean partly = heard.pagesOut() > 0 && heard.pagesOut() < paper.pages();
        return partly
                ? new Trouble.PartlyPrinted(heard.pagesOut(), paper.pages(), heard.waitedFor())
                : new Trouble.PrintUncertain(paper.serial(), paper.pages());
    }

    private Act.State state(String key) {
        try {
            return ledger.find(key).map(Act::state).orElse(Act.State.UNKNOWN);
        } catch (LedgerUnreadable e) {
            return Act.State.UNKNOWN;
        }
    }

    private static Paperwork.Ended notPrinted(Trouble trouble) {
        return new Paperwork.Ended.NotPrinted(trouble);
    }
}
