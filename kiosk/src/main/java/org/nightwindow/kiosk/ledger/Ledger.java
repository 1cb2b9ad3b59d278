package org.nightwindow.kiosk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskEvent;
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
/// | a commit that hangs | the old state; the new, perhaps, later | | what is true of both | see below |
///
/// A disk that hangs is waited for 6 s. What has not begun by then is called off and never will; what has begun is in
/// doubt and may be there when the disk is back; an end of an act is written whenever that is. Nothing new is begun.
///
/// All methods may be called from any thread but JavaFX's and block until the disk has answered (normally 1–5 ms), or
/// hangs (6 s);
/// [#blockedBy()], [#epoch()], [#lastSeq()] and [#openCount()] never block. A transition that does not exist is a
/// bug and throws `IllegalStateException`.
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int EVIDENCE_AT_MOST = 1000; // the column's width

    /// @param epoch of this ledger
    /// @param leftBehind open acts of earlier runs, to be settled by [Recovery]
    /// @param cutOff acts of the visit that had not ended when this ledger was left, whatever became of them
    /// @param replaced whether the ledger before it was lost and the console has not heard of it
    public record Opened(String epoch, List<Act> leftBehind, List<Act> cutOff, boolean replaced) {}

    private final RandomGenerator random;
    private final ClockFloor clock;
    private final Upkeep upkeep;
    private final List<Consumer<Act>> changes = new CopyOnWriteArrayList<>();
    private final List<Runnable> events = new CopyOnWriteArrayList<>();
    private final Set<String> plannedHere = ConcurrentHashMap.newKeySet();
    private volatile boolean forked;

    /// Touches nothing yet.
    ///
    /// @param random a `SecureRandom`; another only in tests
    public Ledger(LedgerSettings settings, RandomGenerator random, ClockFloor clock, CommitWatch watch) {
        this.random = random;
        this.clock = clock;
        this.upkeep = new Upkeep(
                settings,
                random,
                clock,
                watch,
                act -> changes.forEach(listener -> listener.accept(act)),
                this::somethingToSend);
    }

    /// Begins to open in the background; call it at the first painted frame. The future completes when the ledger
    /// is open, however often that must be tried; it is cancelled when the ledger is closed before. A second call
    /// gives the same future.
    public CompletableFuture<Opened> open() {
        return upkeep.open();
    }

    /// Why no act can be begun now; empty when one can. Never blocks; JavaFX's thread may ask.
    public Optional<Entry.Why> blockedBy() {
        return upkeep.notOpen()
                .or(() -> forked ? Optional.of(Entry.Why.FORKED) : Optional.empty())
                .or(upkeep::takesNoAct)
                .or(() -> switch (clock.read()) {
                    case ClockFloor.Reading.Known known -> Optional.empty();
                    case ClockFloor.Reading.Unknown unknown -> Optional.of(Entry.Why.CLOCK_UNKNOWN);
                });
    }

    /// Plans a PRINT under a new key.
    public Entry plan(String item) {
        String key = Act.newKey(Act.Kind.PRINT, random);
        plannedHere.add(key);
        Entry entry = begin(l -> l.plan(Act.planned(key, Act.Kind.PRINT, item, clock.stamp())));
        if (entry instanceof Entry.InDoubt) {
            upkeep.later(l -> l.dropPlan(key)); // the disk may have it late; nobody waits for it any more
        }
        return entry;
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
    /// The same again changes nothing. Not refused on a low disk: what was promised is kept.
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
        Entry entry = upkeep.writeSurely(l -> l.settle(key, end));
        somethingToSend();
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
        boolean kept = upkeep.note(ledger -> ledger.note(event));
        if (kept) {
            somethingToSend();
        } else {
            LOG.warn("an event could not be kept: {}", event);
        }
        return kept;
    }

    /// The console told the time; see [ClockFloor]. Returns at once.
    public void heardConsole(Instant consoleTime, Duration roundTrip) {
        clock.heard(consoleTime, roundTrip);
        upkeep.later(OpenLedger::keepConsoleTime);
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
        CompletableFuture<Opened> opened = upkeep.whenOpen();
        return opened.isDone() && !opened.isCancelled() ? opened.join().epoch() : "";
    }

    /// The newest event written, sent or not; 0 when there is none. Never blocks.
    public long lastSeq() {
        return upkeep.now().map(OpenLedger::lastSeq).orElse(0L);
    }

    /// How many acts are PLANNED or STARTED. Never blocks.
    public int openCount() {
        return upkeep.now().map(OpenLedger::openCount).orElse(0);
    }

    /// Tells of every change of an act, on the ledger's thread; must not block and must not call the ledger.
    public void onChange(Consumer<Act> listener) {
        changes.add(listener);
    }

    /// Closes the database. What is owed to a broken disk is lost here, and found again by recovery.
    @Override
    public void close() {
        upkeep.close();
    }

    /// Waits until the ledger is open or closed, without opening it.
    void awaitOpen() {
        var _ = upkeep.whenOpen().handle((ledgerOpened, failure) -> true).join();
    }

    /// The future of [#open()], without opening: for what needs the ledger and is no reason to open it.
    public CompletableFuture<Opened> whenOpen() {
        return upkeep.whenOpen();
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
        upkeep.ask(ledger -> {
            ledger.acknowledge(seq);
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
        return upkeep.write(change);
    }

    private <T> T reading(Store.Work<T> work) throws LedgerUnreadable {
        return upkeep.ask(ledger -> ledger.read(work));
    }

    private void somethingToSend() {
        events.forEach(Runnable::run);
    }
}
