package org.nightwindow.console.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// That this data was brought back from a copy: what happened after the copy was made is not in it. Always in the
/// caller's transaction.
public final class Restorations {
    /// @param id greater for newer ones
    /// @param copiedAt when the copy was made
    /// @param restoredAt when it was brought back
    public record Restoration(long id, Instant copiedAt, Instant restoredAt) {}

    private static final RowMapper<Restoration> ROWS = (row, _) -> new Restoration(
            row.getLong("id"),
            Instant.ofEpochMilli(row.getLong("copied_at")),
            Instant.ofEpochMilli(row.getLong("restored_at")));

    public static Optional<Restoration> newest(Handle handle) {
        return handle.createQuery("""
                        select id, copied_at, restored_at from restoration
                        order by id desc fetch first 1 rows only""").map(ROWS).findOne();
    }

    /// Those since a moment, oldest first.
    static List<Restoration> since(Handle handle, Instant moment) {
        return handle.createQuery("""
                        select id, copied_at, restored_at from restoration
                        where restored_at >= ? order by id""").bind(0, moment.toEpochMilli()).map(ROWS).list();
    }

    /// Notes one, and leaves out every number that may have been given out since the copy.
    ///
    /// @throws IllegalArgumentException when `now` is before the copy: how much is to be left out is not known then
    public static void note(Handle transaction, Instant copiedAt, Instant now) {
        if (now.isBefore(copiedAt)) {
            throw new IllegalArgumentException("restored at " + now + ", before the copy was made at " + copiedAt);
        }
        transaction
                .createUpdate("insert into restoration (copied_at, restored_at) values (?, ?)")
                .bind(0, copiedAt.toEpochMilli())
                .bind(1, now.toEpochMilli())
                .execute();
        RunningNumbers.skip(transaction, copiedAt, now);
    }

    private Restorations() {}
}
