package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk's memory of acts that cannot be taken back, and of what the console must still hear.
///
/// The order of calls for a PRINT stands in the package's description; the table says what a crash leaves behind.
///
/// | crash after | the ledger says | the printer may have | the resident reads | recovery |
/// |---|---|---|---|---|
/// | `plan` | PLANNED | nothing | nothing was printed | NOT_DONE; the console voids what it issued |
/// | `issued` | PLANNED | nothing | nothing was printed | the same |
/// | commit of `start` | STARTED | nothing | it is being found out | asks the printer |
/// | first byte … last byte | STARTED | any part | it is being found out | asks the printer |
/// | commit of `settle` | the outcome, with its event | what the outcome says | the outcome | the outbox sends |
/// | a commit that failed | the old or the new state | | | the row is read back before anything is done |
///
/// All methods may be called from any thread but JavaFX's and block until the disk has answered (normally 1–5 ms);
/// [#blockedBy()], [#epoch()], [#lastSeq()] and [#openCount()] never block. A transition that does not exist is a
/// bug and throws `IllegalStateException`.
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int EVIDENCE_AT_MOST = 1000; // the column's width

    /// @param epoch of this ledger
    /// @param leftBehind open acts of earlier runs, to be settled by [Recovery]
    /// @param replaced whether the ledger before it was lost and the console has not heard of it
    public record Opened(String epoch, List<Act> leftBehind, boolean replaced) {}

    private final LedgerSettings settings;
    private final RandomGenerator random;
    private final ClockFloor clock;
    private final CommitWatch watch;
    private final Ballast ballast;
    private final LedgerThread thread = new LedgerThread();
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private final List<Consumer<Act>> changes = new CopyOnWriteArrayList<>();
    private final List<Runnable> events = new CopyOnWriteArrayList<>();
    private final Set<String> plannedHere = ConcurrentHashMap.newKeySet();
    private boolean begun; // the ledger's thread only
    private boolean mending; // the ledger's thread only
    private volatile @Nullable OpenLedger ledger;
    private volatile boolean cannotOpen;
    private volatile boolean forked;
    private volatile boolean closed;

    /// Touches nothing yet.
    ///
    /// @param random a `SecureRandom`; another only in tests
    public Ledger(LedgerSettings settings, RandomGenerator random, ClockFloor clock, CommitWatch watch) {
        this.settings = settings;
        this.random = random;
        this.clock = clock;
        this.watch = watch;
        this.ballast = new Ballast(settings, random);
    }

    /// Begins to open in the background; call it at the first painted frame. The future completes when the ledger
    /// is open, however often that must be tried; it is cancelled when the ledger is closed before. A second call
    /// gives the same future.
    public CompletableFuture<Opened> open() {
        thread.later(Duration.ZERO, () -> {
            if (!begun) {
                begun = true;
                tryToOpen(settings.reopenAfter());
            }
        });
        return opened;
    }

    /// Why no act can be begun now; empty when one can. Never blocks; JavaFX's thread may ask.
    public Optional<Entry.Why> blockedBy() {
        OpenLedger l = ledger;
        if (closed) {
            return Optional.of(Entry.Why.CLOSED);
        }
        if (cannotOpen || (l != null && l.down())) {
            return Optional.of(Entry.Why.STORE_DOWN);
        }
        if (l == null) {
            return Optional.of(Entry.Why.OPENING);
        }
        if (forked) {
            return Optional.of(Entry.Why.FORKED);
        }
        if (l.replaced()) {
            return Optional.of(Entry.Why.REPLACED);
        }
        if (ballast.low()) {
            return Optional.of(Entry.Why.DISK_LOW);
        }
        return switch (clock.read()) {
            case ClockFloor.Reading.Known known -> Optional.empty();
            case ClockFloor.Reading.Unknown unknown -> Optional.of(Entry.Why.CLOCK_UNKNOWN);
        };
    }

    /// Plans a PRINT under a new key.
    public Entry plan(String item) {
        String key = Act.newKey(Act.Kind.PRINT, random);
        plannedHere.add(key);
        return begin(l -> l.plan(Act.planned(key, Act.Kind.PRINT, item, clock.stamp())));
    }

    /// A new key for a declaration, which is sealed with it. Touches nothing; any thread.
    public String newFileKey() {
        return Act.newKey(Act.Kind.FILE, random);
    }

    /// Plans a FILE: act and envelope in one commit. The resident has signed and pressed 提交, so from [Entry.Written] on
    /// the declaration will be handed over, by this run or a later one.
    ///
    /// @param key of [#newFileKey()]
    /// @param envelope sealed for the console; kept until the act is settled, and not a moment longer
    public Entry planFile(String key, String item, byte[] envelope) {
        return begin(l -> l.planFile(Act.planned(key, Act.Kind.FILE, item, clock.stamp()), envelope));
    }

    /// Commits that a declaration goes to the console now. **Only after [Entry.Written] may the first byte be sent.**
    /// The
    /// same again changes nothing. Not refused on a low disk: what was promised is kept.
    public Entry startFile(String key) {
        return write(l -> l.startFile(key));
    }

    /// The sealed declaration of an open FILE; empty once it is settled.
    public Optional<byte[]> envelope(String key) throws LedgerUnreadable {
        return reading(c -> ActTable.envelope(c, key));
    }

    /// Keeps what the console issued for a planned act. The same again changes nothing.
    ///
    /// @throws IllegalStateException when the act is not PLANNED or has another document
    public Entry issued(String key, String serial, String sha256, int pages) {
        return write(l -> l.issued(key, new Act.Paper(serial, sha256, pages)));
    }

    /// Commits that the act goes to the printer now. **Only after [Entry.Written] may the first byte be sent.**
    /// Refused on a low disk too: the act is then settled as NOT_DONE while there is room for that.
    ///
    /// @param mark the printer as it stands
    /// @throws IllegalStateException when the act is not PLANNED, or has no document
    public Entry start(String key, Act.PrinterMark mark) {
        return begin(l -> l.start(key, mark));
    }

    /// Writes how an act ended together with the event for the console, in one commit. The same again changes
    /// nothing. When the disk does not work the settlement is kept in memory and written as soon as it does; the
    /// answer is then [Entry.InDoubt].
    ///
    /// @param outcome DONE, NOT_DONE or UNKNOWN for a started act; NOT_DONE for a planned one; RESOLVED_DONE or
    ///     RESOLVED_NOT_DONE for one that is UNKNOWN
    /// @param pagesOut as far as the printer says; 0 when it says nothing
    /// @param evidence why, in the words of the device or the kiosk; no personal data
    /// @throws IllegalStateException when the act has another end already
    public Entry settle(String key, KioskEvent.Outcome outcome, int pagesOut, String evidence) {
        String words = evidence.substring(0, Math.min(evidence.length(), EVIDENCE_AT_MOST));
        OpenLedger.Settlement end = new OpenLedger.Settlement(Act.State.valueOf(outcome.name()), pagesOut, words);
        Entry entry = write(l -> l.settle(key, end));
        events.forEach(Runnable::run);
        return entry;
    }

    /// Settles an UNKNOWN act: a person has told.
    ///
    /// @return [Entry.Written] with the act as the ledger has it: whoever told first stands
    public Entry resolve(String key, boolean done, int pagesOut, String evidence) {
        return settle(
                key,
                done ? KioskEvent.Outcome.RESOLVED_DONE : KioskEvent.Outcome.RESOLVED_NOT_DONE,
                pagesOut,
                evidence);
    }

    /// Queues any other event for the console. Events are sent in the order of these calls and of `settle`.
    ///
    /// @return whether it is on the disk; false while the ledger is not open or the disk does not work
    public boolean note(KioskEvent event) {
        boolean kept = thread.ask(
                () -> {
                    OpenLedger l = ledger;
                    boolean written = l != null && l.note(event);
                    mendIfDown();
                    return written;
                },
                false);
        if (kept) {
            events.forEach(Runnable::run);
        } else {
            LOG.warn("an event could not be kept: {}", event);
        }
        return kept;
    }

    /// The console told the time; see [ClockFloor]. Returns at once.
    public void heardConsole(Instant consoleTime, Duration roundTrip) {
        clock.heard(consoleTime, roundTrip);
        thread.later(Duration.ZERO, () -> {
            OpenLedger l = ledger;
            if (l != null) {
                l.keepConsoleTime();
                mendIfDown();
            }
        });
    }

    public Optional<Act> find(String key) throws LedgerUnreadable {
        return reading(c -> ActTable.find(c, key));
    }

    /// Acts that are PLANNED or STARTED, of this run and earlier ones, oldest first.
    public List<Act> openActs() throws LedgerUnreadable {
        return reading(c -> ActTable.inStates(c, Act.State.PLANNED, Act.State.STARTED));
    }

    /// Acts that are UNKNOWN, oldest first.
    public List<Act> unknownActs() throws LedgerUnreadable {
        return reading(c -> ActTable.inStates(c, Act.State.UNKNOWN, Act.State.UNKNOWN));
    }

    /// How many acts of this kind are in each state; a state without any is absent.
    public Map<Act.State, Integer> counts(Act.Kind kind) throws LedgerUnreadable {
        return reading(c -> ActTable.count(c, kind));
    }

    /// Empty until the ledger is open. Never blocks.
    public String epoch() {
        return opened.isDone() && !opened.isCancelled() ? opened.join().epoch() : "";
    }

    /// The newest event written, sent or not; 0 when there is none. Never blocks.
    public long lastSeq() {
        OpenLedger l = ledger;
        return l == null ? 0 : l.lastSeq();
    }

    /// How many acts are PLANNED or STARTED. Never blocks.
    public int openCount() {
        OpenLedger l = ledger;
        return l == null ? 0 : l.openCount();
    }

    /// Tells of every change of an act, on the ledger's thread; must not block and must not call the ledger.
    public void onChange(Consumer<Act> listener) {
        changes.add(listener);
    }

    /// Closes the database. What is owed to a broken disk is lost here, and found again by recovery.
    @Override
    public void close() {
        closed = true;
        thread.close(() -> {
            OpenLedger l = ledger;
            if (l != null) {
                l.close();
            }
            opened.cancel(false);
        });
    }

    /// Waits until the ledger is open or closed, without opening it.
    void awaitOpen() {
        var _ = opened.handle((ledgerOpened, failure) -> true).join();
    }

    /// The future of [#open()], without opening: for what needs the ledger and is no reason to open it.
    public CompletableFuture<Opened> whenOpen() {
        return opened;
    }

    /// Whether the act was planned since this program started: then its visit settles it, not recovery.
    boolean plannedHere(String key) {
        return plannedHere.contains(key);
    }

    /// Tells that there may be something to send; must not block.
    void onEvent(Runnable listener) {
        events.add(listener);
    }

    List<EventBatch.Event> oldestEvents(int most) throws LedgerUnreadable {
        return reading(c -> EventTable.oldest(c, most));
    }

    /// Forgets events the console has stored. A crash before the commit sends them again; the console knows them.
    void acknowledge(long seq) throws LedgerUnreadable {
        asking(l -> {
            l.acknowledge(seq);
            return true;
        });
    }

    /// Whether the console has another history than the kiosk.
    void forked(boolean isForked) {
        forked = isForked;
    }

    private Entry begin(Function<OpenLedger, Entry> change) {
        Optional<Entry.Why> blocked = blockedBy();
        return blocked.isPresent() ? new Entry.Refused(blocked.get(), "the ledger takes no act") : write(change);
    }

    private Entry write(Function<OpenLedger, Entry> change) {
        return thread.ask(
                () -> {
                    OpenLedger l = ledger;
                    if (l == null) {
                        return new Entry.Refused(Entry.Why.OPENING, "the ledger is not open yet");
                    }
                    Entry entry = change.apply(l);
                    mendIfDown();
                    return entry;
                },
                new Entry.Refused(Entry.Why.CLOSED, "the ledger is closed"));
    }

    private <T> T reading(Store.Work<T> work) throws LedgerUnreadable {
        return asking(l -> l.read(work));
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(OpenLedger ledger) throws SQLException;
    }

    /// Asks the disk; the answer or why there is none.
    private <T> T asking(Question<T> question) throws LedgerUnreadable {
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
                new Answer<T>(null, new LedgerUnreadable("the ledger is closed")));
        T value = answer.value();
        if (value == null) {
            throw Objects.requireNonNull(answer.failure());
        }
        return value;
    }

    private void tryToOpen(Duration pause) {
        if (closed) {
            return;
        }
        try {
            LedgerFolder.Opened found = new LedgerFolder(settings, random, clock).open();
            Store store = new Store(found, watch, settings.reopenAfter(), this::makeRoom);
            OpenLedger l = new OpenLedger(
                    store, found.head(), clock, ballast, act -> changes.forEach(listener -> listener.accept(act)));
            List<Act> left = l.read(c -> ActTable.inStates(c, Act.State.PLANNED, Act.State.STARTED));
            ledger = l;
            cannotOpen = false;
            opened.complete(new Opened(found.head().epoch(), left, l.replaced()));
            events.forEach(Runnable::run);
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
            events.forEach(Runnable::run);
        }
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(settings.reopenAtMost()) < 0 ? twice : settings.reopenAtMost();
    }
}
