package org.nightwindow.console.database;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// That this data was brought back from a copy: what happened after the copy was made is not in it. Always in the
/// caller's transaction.
public final class Restorations {
    /// @param id greater for newer ones
    /// @param copiedAt when the copy was made
    /// @param restoredAt when it was brought back
    public record Restoration(long id, Instant copiedAt, Instant restoredAt) {}

    public static Optional<Restoration> newest(Handle handle) {
        return handle.createQuery("""
                        select id, copied_at, restored_at from restoration
                        order by id desc fetch first 1 rows only""")
                .map((row, _) -> new Restoration(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("copied_at")),
                        Instant.ofEpochMilli(row.getLong("restored_at"))))
                .findOne();
    }

    /// Notes one, and leaves out every number that may have been given out since the copy.
    public static void note(Handle transaction, Instant copiedAt, Instant now) {
        transaction
                .createUpdate("insert into restoration (copied_at, restored_at) values (?, ?)")
                .bind(0, copiedAt.toEpochMilli())
                .bind(1, now.toEpochMilli())
                .execute();
        RunningNumbers.skip(transaction);
    }

    private Restorations() {}
}
