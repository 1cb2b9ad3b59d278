package org.nightwindow.console.database;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.nightwindow.console.database.Restorations.Restoration;

/// Running numbers, each given out once, also by several processes on one database and after a copy was restored.
/// Unique, not gapless. Always in the caller's transaction.
public final class RunningNumbers {
    /// What is numbered.
    public enum Kind {
        /// Seven digits a month and region: 3 a second for 31 days leave a fifth of them.
        DOCUMENT(100_000, 10_800),
        /// Four digits a day and item: one every 20 seconds for a day is half of them.
        CASE(500, 180);

        private final long atOnce;
        private final long perHour;

        /// More than is given out: `atOnce` in a rush, `perHour` for any length of time.
        Kind(long atOnce, long perHour) {
            this.atOnce = atOnce;
            this.perHour = perHour;
        }

        /// More than can have been given out between two moments. It grows with time, because the same copy may be
        /// restored again later, and then does not know of the first time.
        private long within(Instant from, Instant to) {
            return atOnce + Duration.between(from, to).toMillis() * perHour / HOUR;
        }
    }

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /// @param begins when the first number of this series could be given out
    /// @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException a duplicate: two began a series
    public static long next(Handle transaction, Kind kind, String series, Instant begins) {
        int counted = transaction
                .createUpdate("""
                        update running_number set last_number = last_number + 1
                        where kind = :kind and series = :series""")
                .bind("kind", kind)
                .bind("series", series)
                .execute();
        if (counted == 0) {
            transaction
                    .createUpdate("""
                            insert into running_number (kind, series, last_number)
                            values (:kind, :series, :first)""")
                    .bind("kind", kind)
                    .bind("series", series)
                    .bind("first", unknown(transaction, kind, begins) + 1)
                    .execute();
        }
        return transaction
                .createQuery("select last_number from running_number where kind = :kind and series = :series")
                .bind("kind", kind)
                .bind("series", series)
                .mapTo(Long.class)
                .one();
    }

    /// How many a series that is not here may have had all the same: it may have been begun after the copy.
    private static long unknown(Handle transaction, Kind kind, Instant begins) {
        List<Restoration> since = Restorations.since(transaction, begins);
        return since.isEmpty()
                ? 0
                : kind.within(begins, since.getLast().restoredAt()) + (since.size() - 1) * kind.atOnce;
    }

    /// Leaves out what may have been given out since the copy.
    static void skip(Handle transaction, Instant copiedAt, Instant now) {
        for (Kind kind : Kind.values()) {
            transaction
                    .createUpdate("update running_number set last_number = last_number + :skip where kind = :kind")
                    .bind("skip", kind.within(copiedAt, now))
                    .bind("kind", kind)
                    .execute();
        }
    }

    private RunningNumbers() {}
}
