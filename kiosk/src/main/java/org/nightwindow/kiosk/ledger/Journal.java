package org.nightwindow.kiosk.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightwindow.hall.KioskEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the store so that a failed commit is never taken for a *no*: whoever fails, reads first. Confined to
/// the ledger's thread.
///
/// | the commit | the disk says afterwards | answer |
/// |---|---|---|
/// | returned | – | written |
/// | failed | the new state | written |
/// | failed | the old state | tried once more, then refused: proven not written |
/// | failed | cannot be read | in doubt |
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int TRIES = 2;

    /// What the disk says after a failed commit.
    private sealed interface Reread {
        record Found(Optional<Act> act) implements Reread {}

        record Unreadable(String why) implements Reread {}
    }

    private final Store store;
    private long appended; // number of the event in the transaction at hand; 0 for none
    private volatile long lastSeq;

    Journal(Store store, long lastSeq) {
        this.store = store;
        this.lastSeq = lastSeq;
    }

    /// Any thread.
    long lastSeq() {
        return lastSeq;
    }

    /// Looks up the newest number after a time in which it could not be read.
    void reread() throws SQLException {
        lastSeq = store.read(EventTable::lastSeq);
    }

    /// Writes one change of one act.
    ///
    /// @param landed whether an act read back shows that this change is on the disk
    Entry write(String name, String key, Predicate<Act> landed, Store.Work<Act> work) {
        for (int tries = 1; ; tries++) {
            try {
                appended = 0;
                Act act = store.commit(name, work);
                return written(act);
            } catch (SQLException failure) {
                switch (rereadAfterFailedCommit(key)) {
                    case Reread.Found(Optional<Act> act)
                    when act.filter(landed).isPresent() -> {
                        LOG.warn("the commit {} failed and is on the disk all the same", name);
                        return written(act.get());
                    }
                    case Reread.Found found -> {
                        if (tries == TRIES) {
                            return new Entry.Refused(Entry.Why.STORE_DOWN, name + ": " + failure.getSQLState());
                        }
                    }
                    case Reread.Unreadable(String why) -> {
                        return new Entry.InDoubt(name + ": " + why);
                    }
                }
            }
        }
    }

    /// Writes one event in a commit of its own.
    ///
    /// @return whether it is on the disk
    boolean note(KioskEvent event, Instant at) {
        for (int tries = 1; ; tries++) {
            appended = 0;
            try {
                store.commit("note", c -> {
                    if (event instanceof KioskEvent.VisitEnded) {
                        Head.writeVisitEnd(c, at);
                    }
                    return append(c, event, at);
                });
                lastSeq = appended;
                return true;
            } catch (SQLException failure) {
                try {
                    reread();
                } catch (SQLException unreadable) {
                    return false;
                }
                if (appended != 0 && lastSeq == appended) {
                    return true; // nobody else writes: this number can only be ours
                }
                if (tries == TRIES) {
                    return false;
                }
            }
        }
    }

    /// To be called within a transaction: the event gets the next number, and is there if and only if the
    /// transaction is.
    long append(Connection connection, KioskEvent event, Instant at) throws SQLException {
        appended = EventTable.append(connection, event, at);
        return appended;
    }

    private Reread rereadAfterFailedCommit(String key) {
        try {
            return new Reread.Found(store.read(c -> ActTable.find(c, key)));
        } catch (SQLException e) {
            return new Reread.Unreadable(String.valueOf(e.getSQLState()));
        }
    }

    private Entry written(Act act) {
        if (appended != 0) {
            lastSeq = appended;
        }
        return new Entry.Written(act);
    }
}
