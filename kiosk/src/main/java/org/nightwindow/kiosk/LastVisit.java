package org.nightwindow.kiosk;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerUnreadable;
import org.nightwindow.kiosk.visit.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The visit that runs when the program is told to stop. An act of hers is not cut off.
///
/// JavaFX ends by itself when the program is told to stop, perhaps sooner than anybody here hears of it; from then
/// on the screen does nothing any more, and what the ledger says is being printed is all that is waited for.
final class LastVisit {
    /// The longest print of one page and the search for its end.
    private static final Duration ACT_LIMIT = Duration.ofSeconds(90);

    /// The screen of a busy machine stands still for a second; one that has ended, for ever.
    private static final Duration SCREEN_LIMIT = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Logger log = LoggerFactory.getLogger(LastVisit.class);
    private final Executor screen;
    private final Desk desk;
    private final Ledger ledger;

    LastVisit(Executor screen, Desk desk, Ledger ledger) {
        this.screen = screen;
        this.desk = desk;
        this.ledger = ledger;
    }

    /// Ends it as soon as none of its acts runs, and returns when nobody is being served. Any thread but the screen's.
    void end() {
        long latest = System.nanoTime() + ACT_LIMIT.toNanos();
        AtomicBoolean free = new AtomicBoolean();
        AtomicLong heardAt = new AtomicLong(System.nanoTime());
        while (!free.get() && System.nanoTime() < latest) {
            screen.execute(() -> {
                heardAt.set(System.nanoTime());
                free.set(desk.interrupt());
            });
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            if (System.nanoTime() - heardAt.get() > SCREEN_LIMIT.toNanos() && !printing()) {
                log.warn("the screen ended before the visit could");
                return;
            }
        }
    }

    private boolean printing() {
        if (!ledger.whenOpen().isDone()) {
            return false; // nothing is printed that the ledger does not know
        }
        try {
            return ledger.openActs().stream()
                    .anyMatch(act -> act.kind() == Act.Kind.PRINT && act.state() == Act.State.STARTED);
        } catch (LedgerUnreadable e) {
            return true; // nobody can say
        }
    }
}
