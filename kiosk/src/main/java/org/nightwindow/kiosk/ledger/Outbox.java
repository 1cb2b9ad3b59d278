package org.nightwindow.kiosk.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the ledger's events to the console: in order, in batches, as often as it takes. Works on its own virtual
/// thread; nothing at the kiosk waits for it.
///
/// | crash after | the ledger has | the console has | then |
/// |---|---|---|---|
/// | reading a batch | the events | not yet | sent again |
/// | the console's commit | the events | the events | sent again, the console skips what it has |
/// | the answer | the events | the events | the same |
/// | commit of the deletion | – | the events | the next batch |
///
/// A batch the console cannot read is sent again as two, down to one event; nothing is dropped, and nothing stops
/// paper:
/// it says nothing of the history the console has.
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 100; // the console takes 200; one batch is about 40 KB

    /// How long to wait after a failure.
    ///
    /// @param first after the first failure; doubles each time
    /// @param most never longer
    public record Pace(Duration first, Duration most) {
        /// A restarted console is back in about 5 s; one that is down for the night is asked once a minute.
        public static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    private final Ledger ledger;
    private final Courier courier;
    private final RandomGenerator random;
    private final Pace pace;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore consoleBack = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private int most = BATCH; // on its own thread, as the next
    private long toldOf;

    private Outbox(Ledger ledger, Courier courier, RandomGenerator random, Pace pace) {
        this.ledger = ledger;
        this.courier = courier;
        this.random = random;
        this.pace = pace;
        this.thread = Thread.ofVirtual().name("outbox").unstarted(this::run);
    }

    /// Begins to send; waits by itself until the ledger is open.
    public static Outbox start(Ledger ledger, Courier courier, RandomGenerator random, Pace pace) {
        Outbox outbox = new Outbox(ledger, courier, random, pace);
        ledger.onEvent(outbox.news::release);
        outbox.thread.start();
        return outbox;
    }

    /// Tries now: the console is back.
    public void wake() {
        consoleBack.release();
    }

    /// Stops sending; what is not acknowledged stays in the ledger.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        Duration pause = pace.first();
        ledger.awaitOpen();
        try {
            while (!closed) {
                switch (sendOnce()) {
                    case SENT -> pause = pace.first();
                    case EMPTY -> {
                        pause = pace.first();
                        news.acquire();
                        news.drainPermits(); // the batch read next has them all
                    }
                    case FAILED -> {
                        rest(pause);
                        Duration twice = pause.multipliedBy(2);
                        pause = twice.compareTo(pace.most()) < 0 ? twice : pace.most();
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the outbox is closed");
        }
    }

    private enum Turn {
        SENT,
        EMPTY,
        FAILED
    }

    private Turn sendOnce() {
        try {
            List<EventBatch.Event> batch = ledger.oldestEvents(most);
            if (batch.isEmpty()) {
                return Turn.EMPTY;
            }
            long last = batch.getLast().seq();
            return switch (courier.deliver(new EventBatch(ledger.epoch(), batch))) {
                case Courier.Delivery.Stored(long upTo) -> {
                    ledger.forked(false);
                    if (upTo < batch.getFirst().seq() || upTo > ledger.lastSeq()) {
                        LOG.error("the console acknowledges {}, sent were {} to {}", upTo, batch.getFirst(), last);
                        yield Turn.FAILED;
                    }
                    ledger.acknowledge(Math.min(upTo, last));
                    most = Math.min(BATCH, most * 2);
                    toldOf = 0;
                    yield Turn.SENT;
                }
                case Courier.Delivery.Forked(String detail) -> {
                    LOG.error("{} the console has another history of this ledger: {}", LogEvent.LEDGER_FORKED, detail);
                    ledger.forked(true);
                    yield Turn.FAILED;
                }
                case Courier.Delivery.Unreadable(String detail) -> {
                    halve(batch, detail);
                    yield Turn.FAILED;
                }
                case Courier.Delivery.NoAnswer(String detail) -> {
                    LOG.debug("events were not acknowledged: {}", detail);
                    yield Turn.FAILED;
                }
            };
        } catch (LedgerUnreadable e) {
            return Turn.FAILED;
        }
    }

    /// What cannot be read in company may be read alone, and what can be must not wait for what cannot. One that cannot
    /// be read alone is kept and tried again at the slowest pace: numbers have no gap, so nothing goes round it.
    private void halve(List<EventBatch.Event> batch, String detail) {
        long first = batch.getFirst().seq();
        if (batch.size() > 1) {
            most = batch.size() / 2;
            LOG.warn("{} events from {} on were not read by the console: {}", batch.size(), first, detail);
        } else if (toldOf != first) {
            toldOf = first;
            LOG.error("{} event {} is not read by the console: {}", LogEvent.EVENT_NOT_READ, first, detail);
        }
    }

    /// Half to all of `pause`, so that a thousand kiosks do not come back at the same moment. Only [#wake()] cuts
    /// it short, new events do not: the console needs the pause.
    private void rest(Duration pause) throws InterruptedException {
        long nanos = pause.toNanos();
        consoleBack.drainPermits();
        if (consoleBack.tryAcquire(nanos / 2 + random.nextLong(nanos / 2 + 1), TimeUnit.NANOSECONDS)) {
            LOG.debug("the console is back");
        }
    }
}
