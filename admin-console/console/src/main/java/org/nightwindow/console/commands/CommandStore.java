package org.nightwindow.console.commands;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Commands in the database; always in the caller's transaction.
final class CommandStore {
    /// Length of the column. A longer result of a self-test is cut.
    private static final int DETAIL_CHARS = 8000;

    record Row(
            String id,
            String kind,
            String argument,
            String askedBy,
            long askedAt,
            long expiresAt,
            @Nullable Long sentAt,
            @Nullable Long endedAt,
            @Nullable String outcome,
            @Nullable String detail) {}

    /// So that two presses at once make one command.
    void lockKiosk(Handle transaction, String kioskId) {
        transaction
                .createUpdate("update kiosk set name_zh = name_zh where id = :kiosk")
                .bind("kiosk", kioskId)
                .execute();
    }

    void add(
            Handle transaction,
            String id,
            String kioskId,
            String kind,
            String argument,
            String who,
            Instant now,
            Instant expiresAt) {
        transaction
                .createUpdate("""
                        insert into command (id, kiosk_id, kind, argument, asked_by, asked_at, expires_at)
                        values (:id, :kiosk, :kind, :argument, :who, :now, :expires)""")
                .bind("id", id)
                .bind("kiosk", kioskId)
                .bind("kind", kind)
                .bind("argument", argument)
                .bind("who", who)
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
    }

    /// Commands a kiosk may still begin, oldest first.
    ///
    /// @param latest one that expires later was asked for before our clock was set back
    List<Row> unanswered(Handle transaction, String kioskId, Instant now, Instant latest) {
        return transaction
                .createQuery("""
                        select * from command
                        where kiosk_id = :kiosk and outcome is null and expires_at > :now and expires_at <= :latest
                        order by asked_at""")
                .bind("kiosk", kioskId)
                .bind("now", now.toEpochMilli())
                .bind("latest", latest.toEpochMilli())
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /// Whether there is one a kiosk may still begin, now or later.
    boolean hasOpen(Handle transaction, String kioskId, Instant now) {
        return transaction
                        .createQuery("""
                        select count(*) from command
                        where kiosk_id = :kiosk and outcome is null and expires_at > :now""")
                        .bind("kiosk", kioskId)
                        .bind("now", now.toEpochMilli())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    String kind(Handle handle, String id) {
        return handle.createQuery("select kind from command where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    void markSent(Handle transaction, String id, Instant now) {
        transaction
                .createUpdate("update command set sent_at = :now where id = :id and sent_at is null")
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    int settle(Handle transaction, String id, String kioskId, String outcome, @Nullable String detail, Instant now) {
        return transaction
                .createUpdate("""
                        update command set outcome = :outcome, detail = :detail, ended_at = :now
                        where id = :id and kiosk_id = :kiosk and outcome is null""")
                .bind("outcome", outcome)
                .bind(
                        "detail",
                        detail != null && detail.length() > DETAIL_CHARS ? detail.substring(0, DETAIL_CHARS) : detail)
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .bind("kiosk", kioskId)
                .execute();
    }

    /// `max` rows, newest first. The index on (kiosk, newest) makes this cheap.
    List<Row> newest(Handle handle, String kioskId, int max) {
        return handle.createQuery("""
                        select * from command where kiosk_id = :kiosk
                        order by asked_at desc fetch first 20 rows only""").bind("kiosk", kioskId).map(ConstructorMapper.of(Row.class)).stream()
                .limit(max)
                .toList();
    }
}
