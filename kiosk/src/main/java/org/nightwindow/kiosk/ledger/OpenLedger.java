package org.nightwindow.kiosk.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nightwindow.hall.KioskEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules of the ledger on an open store: which change is legal, what goes into which commit, and which
/// settlements are still owed to the disk. Confined to the ledger's thread, but for the getters.
final class OpenLedger {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLedger.class);

    /// Console time goes to the disk this often: 144 small commits a day, and a floor at most this old.
    private static final Duration CONSOLE_TIME_EVERY = Duration.ofMinutes(10);

    /// An end of an act, as somebody asked for it.
    record Settlement(Act.State state, int pagesOut, String evidence) {}

    private final Store store;
    private final Journal journal;
    private final ClockFloor clock;
    private final Ballast ballast;
    private final Consumer<Act> changed;
    private final Map<String, Settlement> owed = new LinkedHashMap<>();
    private Instant consoleTimeKept = Instant.EPOCH;
    private volatile boolean down;
    private volatile boolean replaced;
    private volatile int openCount;

    /// @param changed told of every change that is on the disk
    OpenLedger(Store store, Head head, ClockFloor clock, Ballast ballast, Consumer<Act> changed) throws SQLException {
        this.store = store;
        this.journal = new Journal(store, head.lastSeq());
        this.clock = clock;
        this.ballast = ballast;
        this.changed = changed;
        clock.durable(head.clockFloor());
        this.replaced = store.read(EventTable::replacementUnacknowledged);
        this.openCount = open().size();
    }

    Entry plan(Act act) {
        return write("plan", act.key(), found -> true, act.changedAt(), c -> {
            ActTable.insert(c, act);
            return act;
        });
    }

    /// Act and envelope in one commit: a declaration nobody could send must not exist.
    Entry planFile(Act act, byte[] envelope) {
        return write("plan", act.key(), found -> true, act.changedAt(), c -> {
            ActTable.insert(c, act);
            ActTable.writeEnvelope(c, act.key(), envelope);
            return act;
        });
    }

    Entry issued(String key, Act.Paper paper) {
        Predicate<Act> landed = found -> found.paper().equals(Optional.of(paper));
        return write("issued", key, landed, clock.stamp(), c -> {
            Act act = existing(c, key);
            if (landed.test(act)) {
                return act;
            }
            if (act.state() != Act.State.PLANNED || act.paper().isPresent()) {
                throw new IllegalStateException("the act " + key + " is " + act.state() + ", it takes no document");
            }
            ActTable.writePaper(c, key, paper);
            return existing(c, key);
        });
    }

    Entry start(String key, Act.PrinterMark mark) {
        Instant now = clock.stamp();
        return write("start", key, found -> found.state() == Act.State.STARTED, now, c -> {
            Act act = existing(c, key);
            if (act.paper().isEmpty()) {
                throw new IllegalStateException("the act " + key + " has no document to print");
            }
            Act started = act.started(Optional.of(mark), now);
            ActTable.writeState(c, started);
            return started;
        });
    }

    /// The same again changes nothing: a declaration is sent until it is answered.
    Entry startFile(String key) {
        Instant now = clock.stamp();
        return write("start", key, found -> found.state() == Act.State.STARTED, now, c -> {
            Act act = existing(c, key);
            if (act.state() == Act.State.STARTED) {
                return act;
            }
            Act started = act.started(Optional.empty(), now);
            ActTable.writeState(c, started);
            return started;
        });
    }

    /// Outcome and event in one commit; kept as owed when it did not reach the disk.
    Entry settle(String key, Settlement end) {
        Entry entry = writeEnd(key, end);
        if (entry.written()) {
            owed.remove(key);
            ballast.keep();
            return entry;
        }
        owed.put(key, end);
        down = true;
        return new Entry.InDoubt("the end of " + key + " will be written when the disk is back");
    }

    /// Ends a plan whose commit was in doubt, if it is there after all: nothing was issued for it.
    void dropPlan(String key) {
        try {
            if (store.read(c -> ActTable.find(c, key))
                    .filter(act -> act.state() == Act.State.PLANNED)
                    .isPresent()) {
                settle(key, new Settlement(Act.State.NOT_DONE, 0, "planned too late; nobody waited for it"));
            }
        } catch (SQLException e) {
            down = true;
        }
    }

    boolean note(KioskEvent event) {
        boolean kept = journal.note(event, clock.stamp());
        down = !kept || !owed.isEmpty();
        return kept;
    }

    void acknowledge(long seq) throws SQLException {
        store.commit("acknowledge", c -> {
            EventTable.deleteUpTo(c, seq);
            return seq;
        });
        replaced = replaced && store.read(EventTable::replacementUnacknowledged);
    }

    /// Writes the floor when it has moved enough, or was corrected backwards.
    void keepConsoleTime() {
        Instant floor = clock.floor();
        if (floor.isBefore(consoleTimeKept) || floor.isAfter(consoleTimeKept.plus(CONSOLE_TIME_EVERY))) {
            try {
                consoleTimeKept = store.commit("clock", c -> {
                    Head.writeClockFloor(c, floor);
                    return floor;
                });
            } catch (SQLException e) {
                down = true;
            }
        }
    }

    /// Tries what did not work before: opens the store if need be and writes what is owed.
    void mend() {
        try {
            openCount = open().size();
            Map.copyOf(owed).forEach((key, end) -> {
                try {
                    settle(key, end);
                } catch (IllegalStateException e) {
                    LOG.error("{} has another end by now; what the disk says stands", key, e);
                    owed.remove(key);
                }
            });
            journal.reread();
            down = !owed.isEmpty();
        } catch (SQLException e) {
            down = true;
        }
    }

    <T> T read(Store.Work<T> work) throws SQLException {
        return store.read(work);
    }

    void close() {
        store.close();
    }

    boolean down() {
        return down;
    }

    boolean replaced() {
        return replaced;
    }

    int openCount() {
        return openCount;
    }

    long lastSeq() {
        return journal.lastSeq();
    }

    private List<Act> open() throws SQLException {
        return store.read(c -> ActTable.inStates(c, Act.State.PLANNED, Act.State.STARTED));
    }

    private Entry writeEnd(String key, Settlement end) {
        Instant now = clock.stamp();
        return write("settle", key, found -> found.state() == end.state(), now, c -> {
            Act act = existing(c, key);
            // The printer and a person may both tell what became of it; the first one stands.
            if (act.state() == end.state()
                    || (act.state().resolved() && end.state().resolved())) {
                return act;
            }
            Act ended = act.ended(end.state(), end.pagesOut(), end.evidence(), now);
            ActTable.writeState(c, ended);
            ActTable.dropEnvelope(c, key);
            journal.append(c, ended.toEvent(), now);
            return ended;
        });
    }

    private Entry write(String name, String key, Predicate<Act> landed, Instant now, Store.Work<Act> work) {
        Entry entry = journal.write(name, key, landed, c -> {
            Act act = work.in(c);
            Head.writeClockFloor(c, clock.floor().isAfter(now) ? clock.floor() : now);
            return act;
        });
        switch (entry) {
            case Entry.Written(Act act) -> {
                clock.durable(now);
                changed.accept(act);
                countOpen();
            }
            case Entry.Refused refused -> down = true;
            case Entry.InDoubt doubt -> down = true;
        }
        return entry;
    }

    private void countOpen() {
        try {
            openCount = open().size();
        } catch (SQLException e) {
            down = true;
        }
    }

    private static Act existing(Connection c, String key) throws SQLException {
        return ActTable.find(c, key).orElseThrow(() -> new IllegalStateException("the ledger has no act " + key));
    }
}
