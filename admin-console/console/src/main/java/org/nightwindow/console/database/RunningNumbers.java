package org.nightwindow.console.database;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Running numbers, each given out once, also by several processes on one database and after a copy was restored.
/// Unique, not gapless. Always in the caller's transaction.
public final class RunningNumbers {
    /// What is numbered.
    public enum Kind {
        /// Seven digits a month and region.
        DOCUMENT(1_000_000),
        /// Four digits a day and item.
        CASE(3_000);

        /// More than may have been given out between a copy and its restoration: of documents a week's work of 2,000
        /// kiosks, of cases of one item a day's.
        private final long skip;

        Kind(long skip) {
            this.skip = skip;
        }
    }

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
            // Begun before the restoration, it may have had numbers that this database does not know.
            boolean lost = Restorations.newest(transaction)
                    .filter(restored -> !restored.restoredAt().isBefore(begins))
                    .isPresent();
            transaction
                    .createUpdate("""
                            insert into running_number (kind, series, last_number)
                            values (:kind, :series, :first)""")
                    .bind("kind", kind)
                    .bind("series", series)
                    .bind("first", lost ? kind.skip + 1 : 1)
                    .execute();
        }
        return transaction
                .createQuery("select last_number from running_number where kind = :kind and series = :series")
                .bind("kind", kind)
                .bind("series", series)
                .mapTo(Long.class)
                .one();
    }

    /// Leaves out what may have been given out.
    static void skip(Handle transaction) {
        for (Kind kind : Kind.values()) {
            transaction
                    .createUpdate("update running_number set last_number = last_number + :skip where kind = :kind")
                    .bind("skip", kind.skip)
                    .bind("kind", kind)
                    .execute();
        }
    }

    private RunningNumbers() {}
}
