package org.nightwindow.console.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits what many ask for at once together: one thread takes all that waits, does it in one transaction, and
/// answers each after the commit. A disk that syncs is paid once for all of them.
///
/// | crash after | the database has | who asked |
/// |---|---|---|
/// | some were done, before the commit | nothing of the group | gets no answer and asks again |
/// | the commit | all of the group | gets no answer and asks again: it must be the same twice as once |
/// | the answer | all of the group | knows |
///
/// When one of a group fails, the whole is rolled back **and its connection given back** before each is done again
/// alone: done inside, it would wait for the locks of the group it belongs to, for as long as the database lets
/// locks wait. So one that cannot be done fails alone. When there is no connection at all, all fail at once instead
/// of one after another. More than [#WAITING] are not kept waiting. Thread-safe.
public final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    /// At 200 batches in a group and 20 ms for a commit these are gone within a tenth of a second.
    static final int WAITING = 1_000;

    /// More in one transaction commits hardly faster, and holds its locks longer.
    static final int GROUP = 200;

    /// A group takes 10 to 50 ms; a kiosk gives up after 20 s and asks again.
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// Whoever waits for an end hears within this time that it comes.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /// How an ask ended.
    ///
    /// @param <A> the answer
    public sealed interface Written<A> {
        /// It is committed.
        record Done<A>(A answer) implements Written<A> {}

        /// It is not known to be committed: ask again, later. It may be.
        record NotNow<A>() implements Written<A> {}
    }

    private record Work<A>(Function<Handle, A> work, CompletableFuture<A> answer) {
        /// @return says the answer, after the commit
        Runnable in(Handle transaction) {
            A done = work.apply(transaction);
            return () -> answer.complete(done);
        }
    }

    private final Jdbi jdbi;
    private final ArrayBlockingQueue<Work<?>> waiting;
    private final Duration pause;
    private final Thread writer;
    private volatile boolean closed;

    public GroupWriter(Jdbi jdbi, String name) {
        this(jdbi, name, Duration.ZERO, WAITING);
    }

    /// @param pause at least this long from one group to the next, so that more come together; whoever comes alone
    ///     does not wait
    public GroupWriter(Jdbi jdbi, String name, Duration pause) {
        this(jdbi, name, pause, WAITING);
    }

    GroupWriter(Jdbi jdbi, String name, Duration pause, int most) {
        this.jdbi = jdbi;
        this.pause = pause;
        this.waiting = new ArrayBlockingQueue<>(most);
        this.writer = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Has something done in a transaction and waits for its commit.
    ///
    /// @param work may be done more than once when others fail; must be the same twice as once
    /// @throws RuntimeException what `work` threw when it was done alone
    public <A> Written<A> write(Function<Handle, A> work) {
        Work<A> mine = new Work<>(work, new CompletableFuture<>());
        if (closed || !waiting.offer(mine)) {
            return new Written.NotNow<>();
        }
        try {
            return new Written.Done<>(mine.answer().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException e) {
            return new Written.NotNow<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Written.NotNow<>();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionException) {
                return new Written.NotNow<>();
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /// How many wait; for the metrics.
    public int waiting() {
        return waiting.size();
    }

    /// Whoever is in the database when it goes down is interrupted by Derby. That is no order to end: an end is closed.
    private void run() {
        List<Work<?>> group = new ArrayList<>();
        long next = System.nanoTime();
        while (!closed || !waiting.isEmpty()) {
            try {
                Optional.ofNullable(waiting.poll(1, TimeUnit.SECONDS)).ifPresent(group::add);
                if (!group.isEmpty()) {
                    TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                }
            } catch (InterruptedException e) {
                if (closed) {
                    break;
                }
                LOG.debug("interrupted; what waits is written all the same");
            }
            if (!group.isEmpty()) {
                waiting.drainTo(group, GROUP - group.size());
                write(group);
                group.clear();
                next = System.nanoTime() + pause.toNanos();
            }
        }
        Stream.concat(group.stream(), waiting.stream())
                .forEach(work -> work.answer().cancel(false));
    }

    private void write(List<Work<?>> group) {
        try {
            together(group);
        } catch (ConnectionException e) {
            LOG.warn("the database cannot be reached: {}", e.getMessage());
            group.forEach(work -> work.answer().completeExceptionally(e));
        } catch (RuntimeException e) {
            if (group.size() > 1) {
                LOG.warn("a group of {} could not be written; each is written alone", group.size(), e);
                group.forEach(work -> write(List.of(work)));
            } else {
                group.getFirst().answer().completeExceptionally(e);
            }
        } catch (Error bug) { // whoever waits must hear of it
            group.forEach(work -> work.answer().completeExceptionally(bug));
        }
    }

    /// When it returns or throws, the transaction has ended and its connection is back.
    private void together(List<Work<?>> group) {
        List<Runnable> answers = jdbi.inTransaction(
                transaction -> group.stream().map(work -> work.in(transaction)).toList());
        answers.forEach(Runnable::run);
    }

    /// What waits is still written, within a few seconds.
    @Override
    public void close() {
        closed = true;
        try {
            if (!writer.join(CLOSE_LIMIT)) {
                LOG.warn("not all that waited was written within {}", CLOSE_LIMIT);
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
