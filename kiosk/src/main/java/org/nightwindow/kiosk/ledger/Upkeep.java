package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.ledger.Ledger.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the ledger, however often that must be tried, mends it when the disk has failed, and is the way to the thread
/// that touches it. Any thread; what is asked of the disk blocks until it has answered, or is known to hang.
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private static final Entry NOT_OPEN = new Entry.Refused(Entry.Why.OPENING, "the ledger is not open yet");
    private static final Entry CLOSED = new Entry.Refused(Entry.Why.CLOSED, "the ledger is closed");
    private static final Entry HANGS = new Entry.Refused(Entry.Why.STORE_DOWN, "the disk does not answer");

    private final LedgerSettings settings;
    private final RandomGenerator random;
    private final ClockFloor clock;
    private final CommitWatch watch;
    private final Consumer<Act> onChange;
    private final Runnable onEvent;
    private final Ballast ballast;
    private final LedgerThread thread;
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private boolean begun; // the ledger's thread only
    private boolean mending; // the ledger's thread only
    private volatile @Nullable OpenLedger ledger;
    private volatile boolean cannotOpen;
    private volatile boolean closed;

    /// Touches nothing yet.
    ///
    /// @param onChange told of every change of an act, on the ledger's thread
    /// @param onEvent told when there may be something to send
    Upkeep(
            LedgerSettings settings,
            RandomGenerator random,
            ClockFloor clock,
            CommitWatch watch,
            Consumer<Act> onChange,
            Runnable onEvent) {
        this.settings = settings;
        this.random = random;
        this.clock = clock;
        this.watch = watch;
        this.onChange = onChange;
        this.onEvent = onEvent;
        this.ballast = new Ballast(settings, random);
        this.thread = new LedgerThread(settings.patience());
    }

    /// See [Ledger#open()].
    CompletableFuture<Opened> open() {
        thread.later(Duration.ZERO, () -> {
            if (!begun) {
                begun = true;
                tryToOpen(settings.reopenAfter());
            }
        });
        return opened;
    }

    /// The future of [#open()], without opening.
    CompletableFuture<Opened> whenOpen() {
        return opened;
    }

    /// As it stands; empty until it is open. Never blocks.
    Optional<OpenLedger> now() {
        return Optional.ofNullable(ledger);
    }

    /// Why nothing can be written; empty when it can. Never blocks.
    Optional<Entry.Why> notOpen() {
        OpenLedger l = ledger;
        if (closed) {
            return Optional.of(Entry.Why.CLOSED);
        }
        if (cannotOpen || (l != null && (l.down() || thread.hangs()))) {
            return Optional.of(Entry.Why.STORE_DOWN);
        }
        return l == null ? Optional.of(Entry.Why.OPENING) : Optional.empty();
    }

    /// Why an open ledger takes no new act; empty when it does. Never blocks.
    Optional<Entry.Why> takesNoAct() {
        OpenLedger l = ledger;
        if (l != null && l.replaced()) {
            return Optional.of(Entry.Why.REPLACED);
        }
        return ballast.low() ? Optional.of(Entry.Why.DISK_LOW) : Optional.empty();
    }

    /// A disk that hangs: what has not begun is called off, what has begun is in doubt.
    Entry write(Function<OpenLedger, Entry> change) {
        return thread.ask(onDisk(change, NOT_OPEN), CLOSED, HANGS, new Entry.InDoubt("the disk does not answer"));
    }

    /// As [#write], for what must be written however late.
    Entry writeSurely(Function<OpenLedger, Entry> change) {
        return thread.surely(
                onDisk(change, NOT_OPEN), CLOSED, new Entry.InDoubt("it will be written when the disk answers"));
    }

    /// Whether it is on the disk. Waits for it however long that takes: an event must not be lost, nor told twice.
    boolean note(Function<OpenLedger, Boolean> change) {
        return thread.ask(onDisk(change, false), false);
    }

    private <T> Supplier<T> onDisk(Function<OpenLedger, T> change, T notOpen) {
        return () -> {
            OpenLedger l = ledger;
            if (l == null) {
                return notOpen;
            }
            T done = change.apply(l);
            mendIfDown();
            return done;
        };
    }

    /// Returns at once; nothing happens while it is not open.
    void later(Consumer<OpenLedger> change) {
        thread.later(Duration.ZERO, () -> {
            OpenLedger l = ledger;
            if (l != null) {
                change.accept(l);
                mendIfDown();
            }
        });
    }

    @FunctionalInterface
    interface Question<T> {
        T of(OpenLedger ledger) throws SQLException;
    }

    /// Asks the disk; the answer or why there is none.
    <T> T ask(Question<T> question) throws LedgerUnreadable {
        record Answer<T>(@Nullable T value, @Nullable LedgerUnreadable failure) {}
        Answer<T> answer = thread.ask(
                () -> {
                    OpenLedger l = ledger;
                    if (l == null) {
                        return new Answer<T>(null, new LedgerUnreadable("the ledger is not open"));
                    }
                    try {
                        return new Answer<>(question.of(l), null);
                    } catch (SQLException e) {
                        return new Answer<T>(null, new LedgerUnreadable("the ledger cannot be read", e));
                    }
                },
                new Answer<T>(null, new LedgerUnreadable("the ledger is closed")),
                new Answer<T>(null, new LedgerUnreadable("the disk does not answer")),
                new Answer<T>(null, new LedgerUnreadable("the disk does not answer")));
        T value = answer.value();
        if (value == null) {
            throw Objects.requireNonNull(answer.failure());
        }
        return value;
    }

    /// See [Ledger#close()].
    void close() {
        closed = true;
        thread.close(() -> {
            OpenLedger l = ledger;
            if (l != null) {
                l.close();
            }
            opened.cancel(false);
        });
    }

    private void tryToOpen(Duration pause) {
        if (closed) {
            return;
        }
        try {
            LedgerFolder.Opened found = new LedgerFolder(settings, random, clock).open();
            Store store = new Store(found, watch, settings.reopenAfter(), this::makeRoom);
            OpenLedger l = new OpenLedger(store, found.head(), clock, ballast, onChange);
            List<Act> left = l.read(c -> ActTable.inStates(c, Act.State.PLANNED, Act.State.STARTED));
            List<Act> cutOff = l.read(ActTable::sinceVisitEnd);
            ledger = l;
            cannotOpen = false;
            opened.complete(new Opened(found.head().epoch(), left, cutOff, l.replaced()));
            onEvent.run();
            ballast.keep();
        } catch (IOException | SQLException e) {
            LOG.error("{} the ledger cannot be opened now, next try in {}", LogEvent.LEDGER_NOT_OPEN, pause, e);
            cannotOpen = true;
            makeRoom();
            thread.later(pause, () -> tryToOpen(longer(pause)));
        }
    }

    private void makeRoom() {
        if (ballast.low()) {
            ballast.release();
        }
    }

    /// Keeps trying, with growing pauses, until the disk works and nothing is owed to it.
    private void mendIfDown() {
        OpenLedger l = ledger;
        if (!mending && l != null && l.down()) {
            mending = true;
            thread.later(settings.reopenAfter(), () -> mend(l, settings.reopenAfter()));
        }
    }

    private void mend(OpenLedger l, Duration pause) {
        l.mend();
        if (l.down()) {
            thread.later(pause, () -> mend(l, longer(pause)));
        } else {
            mending = false;
            onEvent.run();
        }
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(settings.reopenAtMost()) < 0 ? twice : settings.reopenAtMost();
    }
}
