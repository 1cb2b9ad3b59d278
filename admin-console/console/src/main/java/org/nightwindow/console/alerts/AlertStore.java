package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.database.Sifted;

/// Alerts in the database; always in the caller's transaction.
final class AlertStore {
    /// What somebody did with an alert, or the console by itself.
    record Note(long notedAt, String who, String what, String note) {}

    /// A message that is due.
    record Message(long id, long alertId, String kind, String channel, long tries, long madeAt) {}

    private static final RowMapper<AlertRow> ROWS = ConstructorMapper.of(AlertRow.class);
    private static final int CLOSED_SHOWN = 50;
    private static final int NOTE_CHARS = 1000;
    private static final int ABOUT_CHARS = 80;
    private static final int ITEMS_CHARS = 2000;

    /// Everything that is not over.
    List<AlertRow> current(Handle handle) {
        return handle.createQuery("select * from alert where state in ('SEEN', 'OPEN', 'QUIET') order by id")
                .map(ROWS)
                .list();
    }

    Optional<AlertRow> find(Handle handle, long id) {
        return handle.createQuery("select * from alert where id = :id and state <> 'SEEN'")
                .bind("id", id)
                .map(ROWS)
                .findOne();
    }

    /// The newest that are over.
    ///
    /// @param seen which kiosks' are wanted
    List<AlertRow> closed(Handle handle, Predicate<String> seen) {
        return Sifted.first(
                CLOSED_SHOWN,
                row -> seen.test(row.kioskId()),
                from -> handle.createQuery("""
                        select * from alert where state = 'CLOSED' order by id desc
                        offset :from rows fetch first :most rows only""")
                        .bind("from", from)
                        .bind("most", CLOSED_SHOWN)
                        .map(ROWS)
                        .list());
    }

    void see(Handle transaction, Rule rule, String kioskId, Condition.Finding finding) {
        transaction.execute(
                "insert into alert (open_key, rule_id, kiosk_id, about, detail, urgency, state, since)"
                        + " values (?, ?, ?, ?, ?, ?, 'SEEN', ?)",
                AlertRow.key(rule.id(), kioskId, finding.about()),
                rule.id(),
                kioskId,
                cut(finding.about(), ABOUT_CHARS),
                cut(finding.detail(), ABOUT_CHARS),
                rule.urgency().name(),
                finding.since().toEpochMilli());
    }

    void forget(Handle transaction, long id) {
        transaction.execute("delete from alert where id = ? and state = 'SEEN'", id);
    }

    void open(Handle transaction, long id, String detail, String items, Instant now) {
        transaction.execute(
                "update alert set state = 'OPEN', opened_at = ?, detail = ?, items = ? where id = ? and state = 'SEEN'",
                now.toEpochMilli(),
                cut(detail, ABOUT_CHARS),
                cut(items, ITEMS_CHARS),
                id);
    }

    /// @return false when it was over already
    boolean close(Handle transaction, long id, Instant now) {
        return transaction.execute(
                        "update alert set state = 'CLOSED', closed_at = ?, open_key = ? where id = ? and state <> 'CLOSED'",
                        now.toEpochMilli(),
                        "closed " + id,
                        id)
                == 1;
    }

    boolean quieten(Handle transaction, long id) {
        return transaction.execute("update alert set state = 'QUIET' where id = ? and state = 'OPEN'", id) == 1;
    }

    /// @param who null: nobody has it any more
    boolean take(Handle transaction, long id, @Nullable String who, Instant now) {
        return transaction.execute(
                        "update alert set taken_by = ?, taken_at = ? where id = ? and state = 'OPEN'",
                        who,
                        now.toEpochMilli(),
                        id)
                == 1;
    }

    void told(Handle transaction, long id, Instant at) {
        transaction.execute("update alert set told_at = ? where id = ?", at.toEpochMilli(), id);
    }

    void note(Handle transaction, long id, String who, String what, String note, Instant now) {
        transaction.execute(
                "insert into alert_note (alert_id, noted_at, who, what, note) values (?, ?, ?, ?, ?)",
                id,
                now.toEpochMilli(),
                who,
                what,
                cut(note, NOTE_CHARS));
    }

    List<Note> notes(Handle handle, long id) {
        return handle.createQuery("select noted_at, who, what, note from alert_note where alert_id = :id order by id")
                .bind("id", id)
                .map(ConstructorMapper.of(Note.class))
                .list();
    }

    void addMessage(Handle transaction, long alertId, String kind, String channel, Instant now, Instant due) {
        transaction.execute(
                "insert into alert_message (alert_id, kind, channel, made_at, due_at, tries) values (?, ?, ?, ?, ?, 0)",
                alertId,
                kind,
                channel,
                now.toEpochMilli(),
                due.toEpochMilli());
    }

    /// A message may wait for the morning, and not longer. What is further ahead was written before the clock was
    /// set back.
    private static final Duration AHEAD = Duration.ofHours(25);

    static boolean isOfAnotherClock(Instant moment, Instant now) {
        return moment.isAfter(now.plus(AHEAD));
    }

    List<Message> due(Handle handle, Instant now) {
        return handle.createQuery("""
                        select id, alert_id, kind, channel, tries, made_at from alert_message
                        where ended_at is null and (due_at <= :now or due_at > :ahead)
                        order by id fetch first 50 rows only""")
                .bind("now", now.toEpochMilli())
                .bind("ahead", now.plus(AHEAD).toEpochMilli())
                .map(ConstructorMapper.of(Message.class))
                .list();
    }

    /// @return false when another console has it in hand
    boolean beginTry(Handle transaction, Message message, Instant next) {
        return transaction.execute(
                        "update alert_message set tries = tries + 1, due_at = ?"
                                + " where id = ? and tries = ? and ended_at is null",
                        next.toEpochMilli(),
                        message.id(),
                        message.tries())
                == 1;
    }

    void endMessage(Handle transaction, long id, boolean delivered, Instant now) {
        transaction.execute(
                "update alert_message set ended_at = ?, delivered = ? where id = ?", now.toEpochMilli(), delivered, id);
    }

    /// What has not been told and need not be any more.
    void dropMessages(Handle transaction, long alertId, Instant now) {
        transaction.execute(
                "update alert_message set ended_at = ? where alert_id = ? and ended_at is null and tries = 0",
                now.toEpochMilli(),
                alertId);
    }

    /// Whether anybody outside was told of it.
    boolean wasTold(Handle handle, long alertId) {
        return handle.createQuery("select count(*) from alert_message where alert_id = :id and tries > 0")
                        .bind("id", alertId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
