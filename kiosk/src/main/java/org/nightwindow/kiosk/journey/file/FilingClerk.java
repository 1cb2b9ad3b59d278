package org.nightwindow.kiosk.journey.file;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that every declaration in the ledger is answered, of this run and of earlier ones: one after another,
/// oldest first, with growing pauses while the console does not answer. One the console stumbles over holds up no
/// other. Whoever stands at the kiosk does not wait behind them.
///
/// Any thread; nothing here blocks. Ends when its threads are interrupted.
public final class FilingClerk {
    private static final Logger log = LoggerFactory.getLogger(FilingClerk.class);

    /// How long to wait while declarations are not taken.
    ///
    /// @param first after the first round in vain; doubles each time
    /// @param most never longer
    public record Pace(Duration first, Duration most) {
        /// A restarted console is back in about 5 s; one that is down for the night is asked once a minute.
        public static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    private final Ledger ledger;
    private final FileAct act;
    private final Executor background;
    private final RandomGenerator random;
    private final Pace pace;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, Consumer<Filing>> waiting = new ConcurrentHashMap<>();
    private final Semaphore again = new Semaphore(0);

    /// @param background runs what blocks, until it is interrupted
    public FilingClerk(Ledger ledger, FileAct act, Executor background, RandomGenerator random, Pace pace) {
        this.ledger = ledger;
        this.act = act;
        this.background = background;
        this.random = random;
        this.pace = pace;
    }

    /// Begins; waits by itself until the ledger is open.
    public void start() {
        background.execute(this::run);
    }

    /// The console is back: tries now. Returns at once.
    public void wake() {
        again.release();
    }

    /// Keeps her declaration and hands it over now, before all others. Returns at once.
    ///
    /// @param kept told once whether the kiosk has it, on a background thread
    /// @param heard told the final answer, whenever it comes, on a background thread; never told of anything else
    /// @return to be run when nobody waits for the answer any more; the declaration is handed over all the same
    public Runnable handIn(FileAct.Ask ask, Consumer<FileAct.Kept> kept, Consumer<Filing> heard) {
        String key = ledger.newFileKey();
        waiting.put(key, heard); // before anybody can carry it
        background.execute(() -> {
            FileAct.Kept result = keep(key, ask);
            kept.accept(result);
            switch (result) {
                case FileAct.Kept.Safely _ -> {
                    if (turn(key) != Turn.OVER) {
                        again.release(); // from now on it waits with the others
                    }
                }
                case FileAct.Kept.Not _ -> waiting.remove(key);
                case FileAct.Kept.InDoubt _ -> again.release();
            }
        });
        return () -> waiting.remove(key);
    }

    /// A bug must not leave her before a screen that nobody ends: then it is not known whether it was kept.
    private FileAct.Kept keep(String key, FileAct.Ask ask) {
        try {
            return act.keep(key, ask);
        } catch (RuntimeException e) {
            log.error("{}: keeping a declaration failed", key, e);
            return new FileAct.Kept.InDoubt(key);
        }
    }

    private void run() {
        try {
            ledger.whenOpen().get();
        } catch (CancellationException | ExecutionException | InterruptedException e) {
            return; // closed before it was open
        }
        Duration pause = pace.first();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (settledAll()) {
                    pause = pace.first();
                    again.acquire();
                } else {
                    // Half to all of it, so that a thousand kiosks do not come back at the same moment.
                    long nanos = pause.toNanos();
                    again.tryAcquire(nanos / 2 + random.nextLong(nanos / 2 + 1), TimeUnit.NANOSECONDS);
                    Duration twice = pause.multipliedBy(2);
                    pause = twice.compareTo(pace.most()) < 0 ? twice : pace.most();
                }
                again.drainPermits();
            }
        } catch (InterruptedException e) {
            log.debug("the clerk goes home");
        }
    }

    /// One round through all that wait.
    private boolean settledAll() {
        try {
            List<String> open = ledger.openActs().stream()
                    .filter(one -> one.kind() == Act.Kind.FILE)
                    .map(Act::key)
                    .toList();
            boolean all = true;
            for (String key : open) {
                Turn turn = turn(key);
                if (turn == Turn.STOP) {
                    return false;
                }
                all &= turn == Turn.OVER;
            }
            return all;
        } catch (LedgerUnreadable e) {
            log.warn("declarations wait: {}", e.getMessage());
            return false;
        }
    }

    private enum Turn {
        /// Nothing of this one is left to do.
        OVER,
        /// This one must be tried again.
        LATER,
        /// There is no point in trying any other now.
        STOP
    }

    private Turn turn(String key) {
        if (!inHand.add(key)) {
            return Turn.LATER; // somebody carries it at this moment
        }
        try {
            return switch (act.carry(key)) {
                case FileAct.Carried.Settled(Filing answer) -> {
                    @Nullable Consumer<Filing> heard = waiting.remove(key);
                    if (heard != null) {
                        heard.accept(answer);
                    }
                    yield Turn.OVER;
                }
                case FileAct.Carried.NothingLeft() -> {
                    waiting.remove(key);
                    yield Turn.OVER;
                }
                case FileAct.Carried.Again(boolean othersToo) -> othersToo ? Turn.LATER : Turn.STOP;
            };
        } catch (RuntimeException e) {
            // A bug; the declaration is in the ledger. The clerk goes on, or all others would wait for a restart.
            log.error("{}: handing a declaration over failed", key, e);
            return Turn.LATER;
        } finally {
            inHand.remove(key);
        }
    }
}
