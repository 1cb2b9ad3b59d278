package org.nightwindow.console.events;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.nightwindow.console.database.GroupWriter;
import org.nightwindow.console.events.EventStore.Reading;
import org.nightwindow.console.events.EventStore.Row;
import org.nightwindow.console.events.EventStore.Why;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what kiosks report: first stored as it came, in one commit with what others report at that moment, then
/// interpreted, then acknowledged.
///
/// | crash after | the database says | the kiosk does | what an act's document says |
/// |---|---|---|---|
/// | before the commit | nothing | sends again | as before |
/// | the commit | events RAW | sends again; known numbers are skipped | as before, until the next start interprets |
/// | interpretation of some | some READ, rest RAW | sends again | the rest follows at the next start |
/// | the reply was sent | all READ | forgets the events | as the kiosk said |
///
/// After a copy was restored the first batch of a kiosk's ledger may begin later than expected: what lies between
/// was taken once and is lost; that is kept, and said, and the ledger goes on.
///
/// A number that comes again with other content, or out of turn, is refused and quarantined, never skipped. What
/// came before it in the same batch is kept. A batch of which not even the frame can be read says nothing of a ledger:
/// it is set apart for who looks into it, and the kiosk sends smaller ones. Thread-safe.
public final class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    /// Real bodies have a few hundred characters. A longer one is kept cut, with the hash of the whole, and marked
    /// unreadable; refusing it would block the queue of the kiosk.
    private static final int BODY_CHARS = 64_000;

    private static final String NO_EPOCH = "?";

    private final EventStore store;
    private final GroupWriter writer;
    private final EventInterpreter interpreter;
    private final Clock clock;
    private final Consumer<IntakeStep> witness;

    EventIntake(
            EventStore store,
            GroupWriter writer,
            EventInterpreter interpreter,
            Clock clock,
            Consumer<IntakeStep> witness) {
        this.store = store;
        this.writer = writer;
        this.interpreter = interpreter;
        this.clock = clock;
        this.witness = witness;
    }

    /// How a batch was taken.
    sealed interface Answer {
        /// @param upTo everything up to this number is stored for good
        record Stored(long upTo) implements Answer {}

        /// @param why quarantined for this
        record Quarantined(Why why) implements Answer {}

        /// Nothing is known to be stored: the kiosk keeps it and comes later.
        record Busy() implements Answer {}
    }

    Answer take(String kioskId, byte[] bytes) {
        Instant now = clock.instant();
        Optional<RawBatch> read = RawBatch.read(bytes);
        GroupWriter.Written<Answer> written = writer.write(transaction -> {
            if (read.isEmpty()) {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                return unreadable(
                        transaction, row(kioskId, NO_EPOCH, new RawBatch.Event(0, Optional.empty(), text), now));
            }
            return take(transaction, kioskId, read.get(), now);
        });
        if (!(written instanceof GroupWriter.Written.Done<Answer>(Answer answer))) {
            return new Answer.Busy();
        }
        witness.accept(IntakeStep.STORED);
        interpreter.interpret(kioskId);
        witness.accept(IntakeStep.INTERPRETED);
        return answer;
    }

    private Answer take(Handle transaction, String kioskId, RawBatch batch, Instant now) {
        long last = store.lockLedger(transaction, kioskId, batch.epoch(), now);
        boolean restored = store.lostByRestoration(transaction, kioskId, batch.epoch());
        List<Row> fresh = new ArrayList<>();
        for (RawBatch.Event event : batch.events()) {
            Row row = row(kioskId, batch.epoch(), event, now);
            Optional<Why> trouble;
            if (restored && event.seq() > last + 1) {
                store.lost(transaction, row, last + 1);
                LOG.warn(
                        "{} {} had reported {} to {} of epoch {}; they were lost with what came after the restored copy",
                        LogEvent.EVENTS_LOST,
                        kioskId,
                        last + 1,
                        event.seq() - 1,
                        batch.epoch());
                last = event.seq() - 1;
            }
            restored = false;
            if (event.seq() == last + 1) {
                trouble = Optional.empty();
                fresh.add(row);
                last++;
            } else if (event.seq() > last) {
                trouble = Optional.of(Why.GAP);
            } else {
                Optional<String> known = hashOf(transaction, fresh, row);
                trouble = known.equals(Optional.of(row.bodySha256())) ? Optional.empty() : Optional.of(Why.FORK);
            }
            if (trouble.isPresent()) {
                store.add(transaction, fresh);
                return quarantine(transaction, row, last + 1, trouble.get());
            }
        }
        store.add(transaction, fresh);
        return new Answer.Stored(last);
    }

    private Optional<String> hashOf(Handle transaction, List<Row> fresh, Row row) {
        return fresh.stream()
                .filter(other -> other.seq() == row.seq())
                .map(Row::bodySha256)
                .findFirst()
                .or(() -> store.hashOf(transaction, row.kioskId(), row.epoch(), row.seq()));
    }

    /// It says nothing of the ledger it is from: nothing forked, and the next batch that can be read settles it.
    private Answer unreadable(Handle transaction, Row row) {
        store.setApart(transaction, row);
        LOG.warn("{} a batch of {} cannot be read", LogEvent.BATCH_UNREADABLE, row.kioskId());
        return new Answer.Quarantined(Why.MALFORMED);
    }

    private Answer quarantine(Handle transaction, Row row, long expected, Why why) {
        store.quarantine(transaction, row, expected, why);
        LOG.warn(
                "{} events of {} quarantined: {} at {} of epoch {}, expected {}",
                LogEvent.HISTORY_FORKED,
                row.kioskId(),
                why,
                row.seq(),
                row.epoch(),
                expected);
        return new Answer.Quarantined(why);
    }

    private static Row row(String kioskId, String epoch, RawBatch.Event event, Instant now) {
        boolean tooLong = event.body().length() > BODY_CHARS;
        return new Row(
                kioskId,
                epoch,
                event.seq(),
                event.at().orElse(now).toEpochMilli(),
                now.toEpochMilli(),
                tooLong ? event.body().substring(0, BODY_CHARS) : event.body(),
                Sha256.hex(event.body()),
                tooLong ? Reading.UNREADABLE : Reading.RAW);
    }
}
