package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.nightwindow.hall.EventAck;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.RecordsRequest;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.credential.CommandSeal;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.Courier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk's line to its console, once it is enrolled. Blocking methods are for background threads; [#state()]
/// and [#catalogue()] never block.
///
/// A heartbeat goes out at once when the link starts and then as often as the console asks; its reply brings the
/// time, commands, and the version of the catalogue. A console that does not answer is asked again after a growing,
/// jittered pause; nothing else waits for it.
public final class HallLink implements Courier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HallLink.class);

    /// A heartbeat is answered in 20 ms; a console under a storm of reconnections takes seconds.
    private static final Duration BEAT_LIMIT = Duration.ofSeconds(15);

    /// A batch is one group commit at the console: 10 ms.
    private static final Duration EVENTS_LIMIT = Duration.ofSeconds(20);

    /// Some kilobytes: 20 ms.
    private static final Duration PROFILE_LIMIT = Duration.ofSeconds(15);

    /// A beat that was interrupted ends at once; one that is writing a catalogue to the disk takes 50 ms, on a bad
    /// disk a second.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /// Between two attempts of [#issue] with the same key.
    private static final Duration ISSUE_PAUSE = Duration.ofMillis(300);

    /// Also of a console before 0.1, whose refusal of such a batch had the code of a fork.
    private static final int UNREADABLE = 400;

    private static final int TOO_LONG = 413;

    /// Takes the console's time out of each heartbeat: `Ledger::heardConsole`.
    @FunctionalInterface
    public interface ConsoleTime {
        void heard(Instant consoleTime, Duration roundTrip);
    }

    private final HallSettings settings;
    private final RandomGenerator random;
    private final HeartbeatSource source;
    private final ConsoleTime time;
    private final CatalogueShelf shelf;
    private final CommandDesk desk;
    private final Line line;
    private final Thread beat;
    private final Semaphore beatNow = new Semaphore(0);
    private volatile boolean closed;

    /// @param identities where `identity` is from, and renewed ones go
    /// @param clock the kiosk's own, for [LinkState#since()] only
    /// @param floor the kiosk's time, for certificates and expiry
    /// @param notes takes events: `Ledger::note`
    public HallLink(
            Identity identity,
            IdentityFolder identities,
            HallSettings settings,
            Clock clock,
            ClockFloor floor,
            RandomGenerator random,
            HeartbeatSource source,
            CommandRunner runner,
            ConsoleTime time,
            Consumer<KioskEvent> notes) {
        this.settings = settings;
        this.random = random;
        this.source = source;
        this.time = time;
        this.shelf = new CatalogueShelf(settings.catalogueFile(), notes);
        this.line = new Line(identity, identities, clock, floor, notes);
        this.desk = new CommandDesk(
                settings.commandsFile(),
                command -> CommandSeal.isGenuine(
                        command, identity.kioskId(), identity.ca().getPublicKey()),
                runner,
                new FileHandover(line, settings.beatAtMost()),
                floor::stamp,
                beatNow::release);
        this.beat = Thread.ofVirtual().name("heartbeat").unstarted(this::run);
    }

    /// Begins to send heartbeats. The other methods work without it.
    public void start() {
        beat.start();
    }

    public LinkState state() {
        return line.state();
    }

    /// Tells of each change of [#state()], on the thread that found out; must not block.
    public void onState(Consumer<LinkState> listener) {
        line.onState(listener);
    }

    public CatalogueShelf catalogue() {
        return shelf;
    }

    /// Sends a heartbeat now instead of at its time. Returns at once.
    public void beatNow() {
        beatNow.release();
    }

    /// Has the console compose, number and seal one document. A lost answer is asked for again with the same key
    /// while there is time. What comes after `limit` is heard by nobody: the connection is closed, and an answer
    /// never reaches a later call.
    ///
    /// @param limit for all attempts together; normally answered in 0.3 s
    public Issue issue(IssueRequest request, Duration limit) {
        byte[] json = written(request);
        long end = System.nanoTime() + limit.toNanos();
        Issue sofar = new Issue.Unreachable("there was no time to ask");
        do {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            Exchange exchange = line.post(KioskApi.DOCUMENTS, json, left);
            Issue now = IssueReading.of(request, exchange);
            switch (now) {
                case Issue.Issued issued -> {
                    return issued;
                }
                case Issue.Refused refused -> {
                    return refused;
                }
                case Issue.Unreachable unreachable -> {
                    // An earlier attempt may have arrived: then this one proves nothing.
                    return sofar instanceof Issue.NoAnswer ? sofar : unreachable;
                }
                case Issue.NoAnswer noAnswer -> {
                    LOG.warn("no answer about {}: {}", request.key(), noAnswer.detail());
                    sofar = noAnswer;
                }
            }
        } while (rested(end));
        return sofar;
    }

    /// Has the console list the applicant's own records.
    ///
    /// @param limit normally answered in 0.1 s
    public Records records(RecordsRequest request, Duration limit) {
        Records records = RecordsReading.of(line.post(KioskApi.RECORDS, written(request), limit));
        if (records instanceof Records.NoAnswer(String detail)) {
            LOG.warn("no answer to {}: {}", request, detail);
        }
        return records;
    }

    /// Hands one declaration over, once. Who gets no answer sends the same again, later.
    ///
    /// @param limit normally answered in 0.3 s
    public Filing file(FilingRequest request, Duration limit) {
        return FilingReading.of(request, line.post(KioskApi.FILINGS, written(request), limit));
    }

    /// Asks what became of cases.
    ///
    /// @param limit normally answered in 0.1 s
    public Cases cases(CaseSearch search, Duration limit) {
        Cases cases = CasesReading.of(line.post(KioskApi.CASES, written(search), limit));
        if (cases instanceof Cases.NoAnswer(String detail)) {
            LOG.warn("no answer to {}: {}", search, detail);
        }
        return cases;
    }

    /// Fetches a profile by its name.
    ///
    /// @return empty when the console did not give it, or gave something else
    public Optional<Profile> profile(String name) {
        return line.get(KioskApi.PROFILES + "/" + name, "", PROFILE_LIMIT)
                                instanceof Exchange.Answered(int status, byte[] body)
                        && status == 200
                ? Profile.read(body).filter(profile -> profile.name().equals(name))
                : Optional.empty();
    }

    /// Sends one batch of events, for the outbox.
    @Override
    public Delivery deliver(EventBatch batch) {
        return switch (line.post(KioskApi.EVENTS, written(batch), EVENTS_LIMIT)) {
            case Exchange.Answered(int status, byte[] body)
            when status == 200 -> {
                try {
                    yield new Delivery.Stored(
                            Json.MAPPER.readValue(body, EventAck.class).storedUpTo());
                } catch (IOException e) {
                    yield new Delivery.NoAnswer("the acknowledgement cannot be read");
                }
            }
            case Exchange.Answered(int status, byte[] _)
            when status == UNREADABLE || status == TOO_LONG -> new Delivery.Unreadable("HTTP " + status);
            case Exchange.Answered(int status, byte[] body) ->
                Refusals.read(status, body)
                        .filter(refusal -> refusal.code().equals(Refusal.SEQUENCE))
                        .<Delivery>map(refusal -> new Delivery.Forked(refusal.en()))
                        .orElseGet(() -> new Delivery.NoAnswer("HTTP " + status));
            case Exchange.NotSent(String why) -> new Delivery.NoAnswer(why);
            case Exchange.NoAnswer(String why) -> new Delivery.NoAnswer(why);
            case Exchange.Stranger(String why) -> new Delivery.NoAnswer(why);
        };
    }

    /// Ends heartbeats and every request under way. When it returns, nothing of this link writes to the disk any
    /// more: a command that still runs ends unheard, and the next start reports it as cut off. Waits for the
    /// heartbeat under way, [#CLOSE_LIMIT] at most.
    @Override
    public void close() {
        closed = true;
        desk.close();
        beat.interrupt();
        line.close();
        try {
            if (beat.getState() != Thread.State.NEW && !beat.join(CLOSE_LIMIT)) {
                LOG.error("the heartbeat did not end within {}", CLOSE_LIMIT);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = settings.beatAtLeast();
        try {
            while (!closed) {
                Optional<HeartbeatReply> reply = beatOnce();
                if (reply.isPresent()) {
                    pause = within(Duration.ofSeconds(reply.get().nextInSeconds()));
                    beatNow.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                } else {
                    // Half to all of it, so that a thousand kiosks do not come back at the same moment.
                    long nanos = pause.toNanos();
                    beatNow.tryAcquire(nanos / 2 + random.nextLong(nanos / 2 + 1), TimeUnit.NANOSECONDS);
                    pause = within(pause.multipliedBy(2));
                }
                beatNow.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("heartbeats end");
        }
    }

    private Optional<HeartbeatReply> beatOnce() {
        try {
            Heartbeat heartbeat = source.heartbeat(desk.results());
            long sent = System.nanoTime();
            Exchange exchange = line.beat(written(heartbeat), BEAT_LIMIT);
            if (exchange instanceof Exchange.Answered(int status, byte[] body) && status == 200) {
                HeartbeatReply reply = Json.MAPPER.readValue(body, HeartbeatReply.class);
                time.heard(reply.consoleTime(), Duration.ofNanos(System.nanoTime() - sent));
                desk.acknowledged(reply.acknowledgedResults());
                desk.take(reply.commands());
                shelf.bringUpTo(reply.catalogueVersion(), line);
                line.renewWhenDue();
                return Optional.of(reply);
            }
            LOG.debug("the heartbeat was not taken: {}", exchange);
        } catch (IOException | RuntimeException e) {
            LOG.error("the heartbeat failed; the next one is tried all the same", e);
        }
        return Optional.empty();
    }

    private Duration within(Duration asked) {
        if (asked.compareTo(settings.beatAtLeast()) < 0) {
            return settings.beatAtLeast();
        }
        return asked.compareTo(settings.beatAtMost()) > 0 ? settings.beatAtMost() : asked;
    }

    /// @return whether there is time for another attempt
    private static boolean rested(long end) {
        if (Thread.currentThread().isInterrupted() || end - System.nanoTime() < 2 * ISSUE_PAUSE.toNanos()) {
            return false;
        }
        try {
            Thread.sleep(ISSUE_PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] written(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we say can always be written", e);
        }
    }
}
