package org.nightwindow.console.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.nightwindow.console.database.Restorations;
import org.nightwindow.console.database.Restorations.Restoration;

/// Events as they came, and those that could not be taken. Thread-safe.
final class EventStore {
    /// How far an event is.
    enum Reading {
        /// Stored, not interpreted yet.
        RAW,
        /// Interpreted; everything it means is stored too.
        READ,
        /// This console cannot read it; a newer one tries again at its start.
        UNREADABLE
    }

    /// Why an event was not taken.
    enum Why {
        /// Its number is taken by an event with other content: two machines write one ledger, or it was altered.
        FORK,
        /// Numbers before it are missing.
        GAP,
        /// Not even the frame of the batch could be read.
        MALFORMED
    }

    /// @param bodySha256 of the body exactly as it came, even where `body` is a cut piece of it
    record Row(
            String kioskId,
            String epoch,
            long seq,
            long happenedAt,
            long receivedAt,
            String body,
            String bodySha256,
            Reading reading) {}

    /// @param happenedAt by the kiosk's clock
    /// @param receivedAt by ours
    record Raw(long id, String kioskId, String body, long happenedAt, long receivedAt) {
        /// When it happened, as far as one can believe a clock.
        Instant at() {
            return Instant.ofEpochMilli(Math.min(happenedAt, receivedAt));
        }
    }

    record Quarantined(String kioskId, String epoch, long seq, long expectedSeq, Why why, long firstAt, long lastAt) {}

    /// Of each kiosk; of more only the newest's time is kept.
    private static final int UNREADABLE_KEPT = 20;

    private final Jdbi jdbi;

    EventStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /// Locks the ledger of a kiosk for this transaction and tells the newest number stored of it; 0 for a new one.
    long lockLedger(Handle transaction, String kioskId, String epoch, Instant now) {
        int known = transaction
                .createUpdate("update kiosk_ledger set last_at = :now where kiosk_id = :kiosk and epoch = :epoch")
                .bind("now", now.toEpochMilli())
                .bind("kiosk", kioskId)
                .bind("epoch", epoch)
                .execute();
        if (known == 0) {
            transaction
                    .createUpdate("""
                            insert into kiosk_ledger (kiosk_id, epoch, first_at, last_at, last_seq)
                            values (:kiosk, :epoch, :now, :now, 0)""")
                    .bind("now", now.toEpochMilli())
                    .bind("kiosk", kioskId)
                    .bind("epoch", epoch)
                    .execute();
        }
        return transaction
                .createQuery("select last_seq from kiosk_ledger where kiosk_id = :kiosk and epoch = :epoch")
                .bind("kiosk", kioskId)
                .bind("epoch", epoch)
                .mapTo(Long.class)
                .one();
    }

    /// Whether what is missing before the first event of this batch was lost with what this console had before it was
    /// restored. Asked once for each ledger after a restoration: only the first batch after it can tell.
    boolean lostByRestoration(Handle transaction, String kioskId, String epoch) {
        Optional<Restoration> newest = Restorations.newest(transaction);
        return newest.isPresent()
                && transaction
                                .createUpdate("""
                                        update kiosk_ledger set after_restoration = :newest
                                        where kiosk_id = :kiosk and epoch = :epoch and after_restoration < :newest""")
                                .bind("newest", newest.get().id())
                                .bind("kiosk", kioskId)
                                .bind("epoch", epoch)
                                .execute()
                        == 1;
    }

    /// Keeps which numbers were lost by the newest restoration, and goes on behind them.
    void lost(Handle transaction, Row next, long from) {
        transaction
                .createUpdate("""
                        insert into lost_event (kiosk_id, epoch, from_seq, to_seq, restoration_id, noticed_at)
                        values (:kiosk, :epoch, :from, :to, :restoration, :now)""")
                .bind("kiosk", next.kioskId())
                .bind("epoch", next.epoch())
                .bind("from", from)
                .bind("to", next.seq() - 1)
                .bind(
                        "restoration",
                        Restorations.newest(transaction).orElseThrow().id())
                .bind("now", next.receivedAt())
                .execute();
    }

    Optional<String> hashOf(Handle transaction, String kioskId, String epoch, long seq) {
        return transaction
                .createQuery("""
                        select body_sha256 from kiosk_event
                        where kiosk_id = :kiosk and epoch = :epoch and seq = :seq""")
                .bind("kiosk", kioskId)
                .bind("epoch", epoch)
                .bind("seq", seq)
                .mapTo(String.class)
                .findOne();
    }

    void add(Handle transaction, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.prepareBatch("""
                insert into kiosk_event
                    (kiosk_id, epoch, seq, happened_at, received_at, body, body_sha256, reading)
                values (:kioskId, :epoch, :seq, :happenedAt, :receivedAt, :body, :bodySha256, :reading)""");
        for (Row row : rows) {
            bound(batch, row)
                    .bind("happenedAt", row.happenedAt())
                    .bind("reading", row.reading())
                    .add();
        }
        batch.execute();
        Row last = rows.getLast();
        transaction
                .createUpdate("""
                        update kiosk_ledger set last_seq = :seq where kiosk_id = :kiosk and epoch = :epoch""")
                .bind("seq", last.seq())
                .bind("kiosk", last.kioskId())
                .bind("epoch", last.epoch())
                .execute();
    }

    /// Keeps what was not taken. The same thing again only moves its last time.
    void quarantine(Handle transaction, Row row, long expectedSeq, Why why) {
        Update again = transaction.createUpdate("""
                update event_quarantine set last_at = :receivedAt, times = times + 1
                where kiosk_id = :kioskId and epoch = :epoch and seq = :seq and body_sha256 = :bodySha256""");
        if (bound(again, row).execute() == 0) {
            Update first = transaction.createUpdate("""
                    insert into event_quarantine
                        (kiosk_id, epoch, seq, expected_seq, why, body, body_sha256, first_at, last_at, times)
                    values (:kioskId, :epoch, :seq, :expected, :why, :body, :bodySha256,
                        :receivedAt, :receivedAt, 1)""");
            bound(first, row).bind("expected", expectedSeq).bind("why", why).execute();
        }
    }

    /// Keeps what could not be read, the first of it only: a kiosk that sends nothing else must not fill the disk.
    void setApart(Handle transaction, Row row) {
        int more = transaction
                .createUpdate("""
                        update event_quarantine set last_at = :now, times = times + 1
                        where id = (select max(q.id) from event_quarantine q
                            where q.kiosk_id = :kiosk and q.why = :why having count(*) >= :most)""")
                .bind("now", row.receivedAt())
                .bind("kiosk", row.kioskId())
                .bind("why", Why.MALFORMED)
                .bind("most", UNREADABLE_KEPT)
                .execute();
        if (more == 0) {
            quarantine(transaction, row, 0, Why.MALFORMED);
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Row row) {
        return statement
                .bind("kioskId", row.kioskId())
                .bind("epoch", row.epoch())
                .bind("seq", row.seq())
                .bind("receivedAt", row.receivedAt())
                .bind("body", row.body())
                .bind("bodySha256", row.bodySha256());
    }

    /// What a kiosk sent that was not taken and is not settled, newest first: a fork or a gap until it has a new
    /// ledger, an unreadable batch until one that can be read has come.
    List<Quarantined> quarantined(String kioskId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select q.kiosk_id, q.epoch, q.seq, q.expected_seq, q.why, q.first_at, q.last_at
                        from event_quarantine q
                        where q.kiosk_id = :kiosk and not exists (select 1 from kiosk_ledger l
                            where l.kiosk_id = q.kiosk_id
                            and ((q.why = :unreadable and l.last_at > q.last_at)
                                or (q.why <> :unreadable and l.epoch <> q.epoch and l.first_at > q.first_at)))
                        order by q.last_at desc""")
                .bind("unreadable", Why.MALFORMED)
                .bind("kiosk", kioskId)
                .map(ConstructorMapper.of(Quarantined.class))
                .list());
    }

    List<String> kiosksWithRawEvents() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct kiosk_id from kiosk_event where reading = :raw")
                        .bind("raw", Reading.RAW)
                        .mapTo(String.class)
                        .list());
    }

    /// The events of a kiosk that wait for interpretation, oldest first, some at a time.
    List<Raw> raw(String kioskId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, kiosk_id, body, happened_at, received_at from kiosk_event
                        where reading = :raw and kiosk_id = :kiosk
                        order by id fetch first 200 rows only""")
                .bind("raw", Reading.RAW)
                .bind("kiosk", kioskId)
                .map(ConstructorMapper.of(Raw.class))
                .list());
    }

    void mark(long id, Reading reading) {
        jdbi.useHandle(handle -> handle.createUpdate("update kiosk_event set reading = :reading where id = :id")
                .bind("reading", reading)
                .bind("id", id)
                .execute());
    }

    /// At a start: what an older console could not read, this one may.
    void tryUnreadableAgain() {
        jdbi.useHandle(
                handle -> handle.createUpdate("update kiosk_event set reading = :raw where reading = :unreadable")
                        .bind("raw", Reading.RAW)
                        .bind("unreadable", Reading.UNREADABLE)
                        .execute());
    }
}
