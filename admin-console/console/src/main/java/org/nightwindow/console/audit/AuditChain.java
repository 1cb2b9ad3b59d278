package org.nightwindow.console.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audit as a chain: each row carries a hash over itself and the row before, so that a row cannot be changed,
/// taken out or moved without breaking every later one. Rows are only ever added. Thread-safe.
///
/// Who can write to the database could write the whole chain anew; therefore its head goes to the log now and then,
/// which is kept elsewhere, and [AuditVerifier] compares.
///
/// | crash after | the database says | what an auditor reads |
/// |---|---|---|
/// | the act was committed with its waiting row | row waits | the row is linked at the next start |
/// | rows were linked, before the commit | rows wait | the same; no row is linked twice |
/// | the commit | rows are in the chain | them |
public final class AuditChain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    /// What is linked in one transaction.
    private static final int AT_ONCE = 500;

    /// How many rows are read at a time when the whole chain is.
    private static final int PAGE = 2000;

    private static final RowMapper<AuditEntry> ENTRIES = ConstructorMapper.of(AuditEntry.class);

    private record Waiting(long id, long doneAt, String who, String what, String about, String detail) {}

    /// The last row and its hash.
    public record Head(long seq, String hash) {
        /// As in the log and on a command line: `884213:5f3a…`.
        @Override
        public String toString() {
            return seq + ":" + hash;
        }
    }

    private final Jdbi jdbi;
    private final Semaphore work = new Semaphore(0);
    private final AuditLog log;
    private volatile boolean closed;

    /// Links what a crash left over before it returns.
    public AuditChain(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.log = new AuditLog(clock, work::release);
        link();
        noteHead();
        Thread.ofVirtual().name("audit-chain").start(this::linkForEver);
    }

    /// What is recorded here is linked at once.
    public AuditLog log() {
        return log;
    }

    /// Links everything that waits and is committed.
    public void link() {
        while (jdbi.inTransaction(this::linkSome) == AT_ONCE) {
            LOG.trace("more rows wait");
        }
    }

    private int linkSome(Handle transaction) {
        transaction.execute("update audit_head set seq = seq where id = 1"); // one console at a time
        Head head = head(transaction);
        List<Waiting> waiting = transaction
                .createQuery("select * from audit_waiting order by id fetch first " + AT_ONCE + " rows only")
                .map(ConstructorMapper.of(Waiting.class))
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        PreparedBatch add = transaction.prepareBatch("insert into audit_entry"
                + " (seq, done_at, who, what, about, detail, hash) values (?, ?, ?, ?, ?, ?, ?)");
        PreparedBatch remove = transaction.prepareBatch("delete from audit_waiting where id = ?");
        for (Waiting row : waiting) {
            AuditEntry entry = AuditEntry.after(
                    head.hash(), head.seq() + 1, row.doneAt(), row.who(), row.what(), row.about(), row.detail());
            add.add(
                    entry.seq(),
                    entry.doneAt(),
                    entry.who(),
                    entry.what(),
                    entry.about(),
                    entry.detail(),
                    entry.hash());
            remove.add(row.id());
            head = new Head(entry.seq(), entry.hash());
        }
        add.execute();
        remove.execute();
        transaction.execute("update audit_head set seq = ?, hash = ? where id = 1", head.seq(), head.hash());
        return waiting.size();
    }

    /// Where the chain ends now.
    public Head head() {
        return jdbi.withHandle(AuditChain::head);
    }

    private static Head head(Handle handle) {
        return handle.createQuery("select seq, hash from audit_head where id = 1")
                .map(ConstructorMapper.of(Head.class))
                .one();
    }

    /// Writes the head into the log, where cutting off the end of the chain cannot reach it.
    public void noteHead() {
        LOG.info("audit head {}", head());
    }

    /// The newest rows before one, newest first.
    ///
    /// @param before only older ones; [Long#MAX_VALUE] for the newest of all
    /// @param text that must stand in who, what, about or detail; empty for any
    List<AuditEntry> newest(long before, String text, int most) {
        String like = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from audit_entry
                        where seq < :before and (who like :like escape '!' or what like :like escape '!'
                            or about like :like escape '!' or detail like :like escape '!')
                        order by seq desc offset 0 rows fetch next\s""" + most + " rows only")
                .bind("before", before)
                .bind("like", like)
                .map(ENTRIES)
                .list());
    }

    /// Every row from the first on, in order.
    void forEach(Consumer<AuditEntry> reader) {
        long last = 0;
        List<AuditEntry> some = from(last);
        while (!some.isEmpty()) {
            some.forEach(reader);
            last = some.getLast().seq();
            some = from(last);
        }
    }

    private List<AuditEntry> from(long after) {
        return new ArrayList<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select * from audit_entry where seq > :after order by seq fetch first " + PAGE + " rows only")
                .bind("after", after)
                .map(ENTRIES)
                .list()));
    }

    /// Reads the whole chain in the database again. What is broken calls a technician.
    public AuditVerifier.Finding check() {
        AuditVerifier verifier = new AuditVerifier();
        Head head = head();
        forEach(entry -> {
            if (entry.seq() <= head.seq()) {
                verifier.row(entry.seq(), entry.told(), entry.hash());
            }
        });
        AuditVerifier.Finding finding = verifier.end(head);
        switch (finding) {
            case AuditVerifier.Finding.Sound(Head upTo) -> LOG.info("audit chain whole up to {}", upTo);
            case AuditVerifier.Finding.Broken(long seq, String why) ->
                LOG.error("{} the audit chain breaks at row {}: {}", LogEvent.AUDIT_BROKEN, seq, why);
        }
        return finding;
    }

    private void linkForEver() {
        while (!closed) {
            try {
                work.acquire();
                work.drainPermits();
                if (!closed) {
                    link();
                }
            } catch (InterruptedException e) {
                LOG.debug("interrupted, as Derby does when it goes down; it goes on until it is closed");
            } catch (RuntimeException e) { // the rows wait; the next one, or the next start, links them
                LOG.warn("the audit could not be linked; it is tried again", e);
            }
        }
    }

    /// Links what is left and notes where the chain ends.
    @Override
    public void close() {
        closed = true;
        work.release();
        link();
        noteHead();
    }
}
