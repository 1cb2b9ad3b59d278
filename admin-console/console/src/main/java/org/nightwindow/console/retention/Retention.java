package org.nightwindow.console.retention;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what has been kept long enough: at night, a thousand rows in a transaction, a few transactions at a look, so
/// that nobody who reports at night waits for it. What one night does not reach the next does. Used by one thread.
///
/// | crash after | the database has | the audit says |
/// |---|---|---|
/// | rows were deleted, before the commit | all of them | nothing; the next look deletes them |
/// | the commit | none of them | how many, and from when to when |
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /// Rows of one transaction: below the 5,000 at which Derby would lock the whole table.
    static final int BATCH = 1_000;

    /// Transactions of one look; a look a minute deletes up to five million rows a night.
    static final int BATCHES_A_LOOK = 20;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// The hours in which the fewest residents come.
    private static final int FROM_HOUR = 1;

    private static final int TO_HOUR = 5;

    /// One row that is due.
    private record Due(long toldAt, Object partOne, Object partTwo) {}

    private final Jdbi jdbi;
    private final Optional<Path> file;
    private final AuditLog audit;
    private final Clock clock;
    private List<String> told = List.of();

    /// @param file of the hall's own periods
    public Retention(Jdbi jdbi, Optional<Path> file, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.file = file;
        this.audit = audit;
        this.clock = clock;
    }

    /// Called every minute; does nothing by day.
    public void look() {
        int hour = clock.instant().atZone(ZONE).getHour();
        if (hour < FROM_HOUR || hour >= TO_HOUR) {
            return;
        }
        switch (Periods.read(file)) {
            case Periods.Read.Accepted(Map<Kind, Duration> periods) -> {
                told = List.of();
                delete(periods);
            }
            case Periods.Read.Rejected(List<String> problems) -> {
                if (!problems.equals(told)) { // once, not each minute
                    LOG.error("{} {}: {}", LogEvent.RETENTION_REFUSED, file.orElseThrow(), problems);
                }
                told = problems;
            }
        }
    }

    private void delete(Map<Kind, Duration> periods) {
        int batches = 0;
        for (Kind kind : Kind.values()) {
            Duration kept = periods.get(kind);
            while (kept != null && batches < BATCHES_A_LOOK && batch(kind, kept) == BATCH) {
                batches++;
            }
        }
    }

    /// @return how many were deleted
    private int batch(Kind kind, Duration kept) {
        Instant before = clock.instant().minus(kept);
        return jdbi.inTransaction(transaction -> {
            List<Due> due = transaction
                    .createQuery(kind.select())
                    .bind(0, before.toEpochMilli())
                    .map((row, context) -> new Due(row.getLong(1), row.getObject(2), row.getObject(3)))
                    .list();
            if (!due.isEmpty()) {
                kind.deletes().forEach(sql -> delete(transaction, sql, due));
                audit.record(
                        transaction,
                        AuditLog.SYSTEM,
                        "forget-" + kind.key(),
                        "",
                        due.size() + " of "
                                + Instant.ofEpochMilli(due.getFirst().toldAt()) + " to "
                                + Instant.ofEpochMilli(due.getLast().toldAt()) + ", kept " + kept.toDays() + " days");
            }
            return due.size();
        });
    }

    private static void delete(Handle transaction, String sql, List<Due> due) {
        PreparedBatch batch = transaction.prepareBatch(sql);
        for (Due row : due) {
            if (sql.indexOf('?') == sql.lastIndexOf('?')) {
                batch.add(row.partOne());
            } else {
                batch.add(row.partOne(), row.partTwo());
            }
        }
        batch.execute();
    }
}
