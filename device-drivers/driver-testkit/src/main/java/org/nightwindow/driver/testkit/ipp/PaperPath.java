package org.nightwindow.driver.testkit.ipp;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The works of the printer: its [Innards], the jobs it remembers, and one thread that moves one sheet at a
/// time from the paper tray to the [Tray] outside.
///
/// Everything is guarded by one lock; [#changed] is signalled at each change.
final class PaperPath implements AutoCloseable {
    /// How long a stopped verb waits for the paper thread to end; normally a millisecond.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private final Tray tray;
    private final Runnable onPowerBlink;
    private final Thread thread;

    private final Innards inside = new Innards();
    private final Map<Integer, SimulatedJob> jobs = new LinkedHashMap<>();
    private int nextJobId = 1;
    private long lifeCounter = 1000;
    private Duration pageTime = Duration.ofMillis(40);
    private boolean powered = true;
    /// How often the power went: a sheet under way when it changes is not finished.
    private int powerCuts;
    private long bootedAtNanos = System.nanoTime();
    private boolean closed;
    private boolean cancelWaitsForRepair;
    private boolean cancelEndsEarly;

    private int page; // the page under way, 0 when none is
    private Optional<SimulatedJob> moving = Optional.empty();
    /// @param onPowerBlink called under the lock when the power went and came back by itself
    PaperPath(Clock clock, Tray tray, Runnable onPowerBlink) {
        this.clock = clock;
        this.tray = tray;
        this.onPowerBlink = onPowerBlink;
        this.thread = Thread.ofPlatform().daemon().name("paper-path").start(this::work);
    }

    /// Runs something under the lock and tells everybody who waits that something may have changed.
    <T> T locked(Function<PaperPath, T> what) {
        lock.lock();
        try {
            T result = what.apply(this);
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    // ---- what the technician does; each under the lock

    /// Paper, toner, cover and what lies in wait.
    Innards inside() {
        return inside;
    }

    void pageTime(Duration time) {
        pageTime = time;
    }

    void cancelWaitsForRepair(boolean waits) {
        cancelWaitsForRepair = waits;
    }

    void cancelEndsEarly(boolean early) {
        cancelEndsEarly = early;
    }

    /// Power goes: every job is forgotten, job numbers start again; paper, jam and the life counter stay.
    void powerOff(HalfFed halfFed) {
        if (!powered) {
            return;
        }
        powered = false;
        powerCuts++;
        if (moving.isPresent() && halfFed == HalfFed.FALLS_OUT && !inside.jammed()) {
            drop(moving.get(), page, true);
        }
        moving = Optional.empty();
        page = 0;
        jobs.clear();
        nextJobId = 1;
    }

    void powerOn() {
        if (!powered) {
            powered = true;
            bootedAtNanos = System.nanoTime();
        }
    }

    // ---- what the front desk asks; each under the lock

    boolean powered() {
        return powered;
    }

    Collection<SimulatedJob> jobs() {
        return jobs.values();
    }

    SimulatedJob newJob(String name) {
        SimulatedJob job = new SimulatedJob(nextJobId++, name);
        jobs.put(job.id, job);
        return job;
    }

    /// Cancel-Job: a job that is not yet on paper ends at once; a sheet under way still comes out.
    void cancel(SimulatedJob job) {
        job.cancelAsked = true;
        boolean atWork = moving.filter(it -> it == job).isPresent();
        boolean begun = job.state == JobState.PROCESSING || job.state == JobState.PROCESSING_STOPPED;
        if ((!atWork && !begun) || cancelEndsEarly) {
            job.become(JobState.CANCELED, "job-canceled-by-user");
        } else {
            job.reason = "processing-to-stop-point";
        }
    }

    /// Waits until the job has ended or the power went.
    void awaitEnd(SimulatedJob job) {
        while (powered && !closed && !job.state.ended()) {
            changed.awaitUninterruptibly();
        }
    }

    PrinterFacts facts() {
        boolean blocked = !inside.obstacles().isEmpty();
        boolean waiting = jobs.values().stream().anyMatch(job -> job.state == JobState.PROCESSING_STOPPED);
        boolean working =
                moving.isPresent() || jobs.values().stream().anyMatch(job -> job.state == JobState.PROCESSING);
        int state = waiting || (blocked && !working) ? 5 : working ? 4 : 3;
        int upSeconds = (int) Math.max(1, (System.nanoTime() - bootedAtNanos) / 1_000_000_000L);
        return new PrinterFacts(
                state, inside.reasons(), inside.sheets(), inside.tonerPercent(), lifeCounter, upSeconds);
    }

    // ---- the paper thread

    private void work() {
        lock.lock();
        try {
            while (!closed) {
                Optional<SimulatedJob> next = powered
                        ? jobs.values().stream()
                                .filter(job -> job.state == JobState.PENDING)
                                .findFirst()
                        : Optional.empty();
                if (next.isPresent()) {
                    print(next.get());
                    changed.signalAll();
                } else {
                    changed.awaitUninterruptibly();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void print(SimulatedJob job) {
        int cuts = powerCuts;
        job.become(JobState.PROCESSING, "job-printing");
        for (int next = 1; next <= job.pages; next++) {
            if (job.impressions >= job.abortAfter) {
                job.become(JobState.ABORTED, "aborted-by-system");
                return;
            }
            boolean printed = false;
            while (!printed) {
                if (!paperReady(job, next, cuts)) {
                    return;
                }
                Optional<Jam> jam = feed(job, next, cuts);
                if (cuts != powerCuts || closed) {
                    return;
                }
                printed = jam.isEmpty() || jam.get() == Jam.PAGE_LOST;
                if (jam.isPresent() && printed && !paperReady(job, next, cuts)) {
                    return;
                }
            }
        }
        if (job.pages == 0) {
            job.become(JobState.ABORTED, "document-format-error");
        } else if (job.impressions >= job.abortAfter) {
            job.become(JobState.ABORTED, "aborted-by-system");
        } else if (job.cancelAsked) {
            job.become(JobState.CANCELED, "job-canceled-by-user");
        } else {
            job.become(JobState.COMPLETED, "job-completed-successfully");
        }
    }

    /// Waits until a sheet can be fed. False when the job has ended meanwhile.
    private boolean paperReady(SimulatedJob job, int next, int cuts) {
        while (true) {
            if (cuts != powerCuts || closed) {
                return false;
            }
            inside.beforePage(next);
            boolean blocked = !inside.obstacles().isEmpty();
            if (job.cancelAsked && !(blocked && cancelWaitsForRepair)) {
                job.become(JobState.CANCELED, "job-canceled-by-user");
                return false;
            }
            if (!blocked) {
                job.become(JobState.PROCESSING, "job-printing");
                return true;
            }
            job.become(JobState.PROCESSING_STOPPED, job.cancelAsked ? "processing-to-stop-point" : "printer-stopped");
            changed.signalAll();
            changed.awaitUninterruptibly();
        }
    }

    /// Moves one sheet. The sheet counts when it has left, not before.
    ///
    /// @return how it got stuck, if it did; the jam is then still there
    private Optional<Jam> feed(SimulatedJob job, int next, int cuts) {
        inside.takeSheet();
        moving = Optional.of(job);
        page = next;
        changed.signalAll();
        Optional<HalfFed> powerCut = inside.powerCutDuring(next);
        if (powerCut.isPresent()) {
            pause(pageTime.dividedBy(2), cuts);
            powerOff(powerCut.get());
            powerOn();
            onPowerBlink.run();
            changed.signalAll();
            return Optional.empty();
        }
        pause(pageTime.dividedBy(2), cuts);
        if (cuts != powerCuts || closed) {
            return Optional.empty();
        }
        Optional<Jam> jam = inside.jamDuring(next);
        if (jam.isPresent()) {
            if (jam.get() == Jam.HALF_OUT) {
                drop(job, next, false);
            }
            moving = Optional.empty();
            changed.signalAll();
            return jam;
        }
        pause(pageTime.dividedBy(2), cuts);
        if (cuts != powerCuts || closed) {
            return Optional.empty();
        }
        drop(job, next, true);
        job.impressions++;
        lifeCounter++;
        moving = Optional.empty();
        page = 0;
        changed.signalAll();
        return Optional.empty();
    }

    private void drop(SimulatedJob job, int which, boolean whole) {
        tray.drop(new Tray.Sheet(job.name, job.id, which, job.sha256, clock.instant(), whole), job.document);
    }

    private void pause(Duration time, int cuts) {
        long left = time.toNanos();
        try {
            while (left > 0 && cuts == powerCuts && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
