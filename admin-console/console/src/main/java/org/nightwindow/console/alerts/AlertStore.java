package org.nightwindow.console.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.console.database.Sifted;

/// Alerts in the database; always in the caller's transaction.
final class AlertStore {
    /// What somebody did with an alert, or the console by itself.
    record Note(long notedAt, String who, String what, String note) {}

    private static final RowMapper<AlertRow> ROWS = ConstructorMapper.of(AlertRow.class);
    private static final int CLOSED_SHOWN = 50;
    private static final int NOTE_CHARS = 1000;
    static final int ITEMS_CHARS = 2000;

    /// A lid that rattles fills no story.
    static final int TURNS_TOLD = 20;

    private final MessageStore messages = new MessageStore();

    /// Everything that is not over.
    List<AlertRow> current(Handle handle) {
        return handle.createQuery("select * from alert where state in ('SEEN', 'OPEN', 'QUIET') order by id")
                .map(ROWS)
                .list();
    }

    /// How many are open.
    int open(Handle handle, String urgency) {
        return handle.createQuery("select count(*) from alert where state = 'OPEN' and urgency = :urgency")
                .bind("urgency", urgency)
                .mapTo(Integer.class)
                .one();
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
                finding.about(),
                finding.detail(),
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
                detail,
                items,
                id);
    }

    /// What is wrong is something else now, or closes more than it did.
    void becomes(Handle transaction, AlertRow row, String detail, String items, Instant now) {
        transaction.execute("update alert set detail = ?, items = ? where id = ?", detail, items, row.id());
        if (!detail.equals(row.detail()) && turns(transaction, row.id()) < TURNS_TOLD) {
            note(transaction, row.id(), "", "became", row.detail() + ">" + detail, now);
        }
    }

    private static int turns(Handle handle, long id) {
        return handle.createQuery("select count(*) from alert_note where alert_id = :id and what = 'became'")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
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

    /// @param from who must have it still; empty for nobody
    boolean quieten(Handle transaction, long id, String from) {
        return transaction.execute(
                        "update alert set state = 'QUIET' where id = ? and state = 'OPEN' and coalesce(taken_by, '') = ?",
                        id,
                        from)
                == 1;
    }

    /// Nobody has it any more, and nobody was told so.
    ///
    /// @param from who must have it still
    boolean release(Handle transaction, long id, String from) {
        return transaction.execute(
                        "update alert set taken_by = null, taken_at = null, told_at = null"
                                + " where id = ? and state = 'OPEN' and taken_by = ?",
                        id,
                        from)
                == 1;
    }

    /// @param from who must have it still; empty for nobody
    boolean take(Handle transaction, long id, String from, String who, Instant now) {
        return transaction.execute(
                        "update alert set taken_by = ?, taken_at = ? where id = ? and state = 'OPEN'"
                                + " and coalesce(taken_by, '') = ?",
                        who,
                        now.toEpochMilli(),
                        id,
                        from)
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

    /// Whether the same is so again.
    boolean isAgain(Handle handle, AlertRow row) {
        return handle.createQuery("select count(*) from alert where open_key = :key and state in ('OPEN', 'QUIET')")
                        .bind("key", AlertRow.key(row.ruleId(), row.kioskId(), row.about()))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// What has not been told and need not be any more.
    void dropMessages(Handle transaction, long alertId, Instant now) {
        messages.dropAll(transaction, alertId, now);
    }

    MessageStore messages() {
        return messages;
    }

    static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
