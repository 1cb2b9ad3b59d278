package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Messages of alerts in the database; always in the caller's transaction.
///
/// Of each cause at most one message waits for each channel: a newer one takes the place of what did not leave.
final class MessageStore {
    /// A message that is due.
    ///
    /// @param doubt whether an earlier try may have arrived
    record Message(long id, long alertId, String kind, String channel, long tries, long madeAt, boolean doubt) {}

    /// What became of a message.
    ///
    /// @param failedAt since when it does not leave; null: it was not tried, or nobody knows
    record Sent(
            String kind,
            String channel,
            long dueAt,
            long tries,
            @Nullable Long triedAt,
            @Nullable Long failedAt,
            @Nullable Long endedAt,
            boolean delivered,
            boolean doubt) {}

    static final String OPENED = "OPENED";
    static final String REPEATED = "REPEATED";
    static final String OVER = "OVER";

    /// A message may wait for the morning, and not longer. What is further ahead was written before the clock was
    /// set back.
    private static final Duration AHEAD = Duration.ofHours(25);

    /// Longer than a mail server that answers each line late holds a message; a webhook is done after 15 s.
    static final Duration UNDER_WAY = Duration.ofMinutes(2);

    static boolean isOfAnotherClock(Instant moment, Instant now) {
        return moment.isAfter(now.plus(AHEAD));
    }

    void add(Handle transaction, long alertId, String kind, String channel, Instant now, Instant due) {
        transaction.execute(
                "update alert_message set ended_at = ? where channel = ? and ended_at is null and alert_id in"
                        + " (select other.id from alert this join alert other on other.kiosk_id = this.kiosk_id"
                        + " and other.rule_id = this.rule_id and other.about = this.about where this.id = ?)",
                now.toEpochMilli(),
                channel,
                alertId);
        transaction.execute(
                "insert into alert_message (alert_id, kind, channel, made_at, due_at, tries) values (?, ?, ?, ?, ?, 0)",
                alertId,
                kind,
                channel,
                now.toEpochMilli(),
                due.toEpochMilli());
    }

    /// Whether anybody was ever to be told of an alert.
    boolean isAny(Handle handle, long alertId) {
        return handle.createQuery("select count(*) from alert_message where alert_id = :alert")
                        .bind("alert", alertId)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// The one to send first: the most urgent, and of these the newest.
    Optional<Message> next(Handle handle, String channel, Instant now) {
        return handle.createQuery("""
                        select m.id, m.alert_id, m.kind, m.channel, m.tries, m.made_at, m.doubt
                        from alert_message m join alert a on a.id = m.alert_id
                        where m.ended_at is null and m.channel = :channel
                        and (m.due_at <= :now or m.due_at > :ahead)
                        order by a.urgency, m.id desc fetch first 1 rows only""")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .bind("ahead", now.plus(AHEAD).toEpochMilli())
                .map(ConstructorMapper.of(Message.class))
                .findOne();
    }

    /// @return false when another console has it in hand
    boolean beginTry(Handle transaction, Message message, Instant now, Instant next) {
        return transaction.execute(
                        "update alert_message set tries = tries + 1, tried_at = ?, due_at = ?, doubt = true"
                                + " where id = ? and tries = ? and ended_at is null",
                        now.toEpochMilli(),
                        next.toEpochMilli(),
                        message.id(),
                        message.tries())
                == 1;
    }

    void delivered(Handle transaction, long id, Instant now) {
        transaction.execute(
                "update alert_message set ended_at = ?, delivered = true, doubt = false where id = ?",
                now.toEpochMilli(),
                id);
    }

    /// It did not leave.
    ///
    /// @param doubt whether it may have arrived all the same
    void failed(Handle transaction, Message message, boolean doubt, Instant now) {
        long last = lastDelivered(transaction, message.channel());
        transaction.execute(
                "update alert_message set doubt = ?,"
                        + " failed_at = case when failed_at > ? then failed_at else ? end where id = ?",
                message.doubt() || doubt,
                last,
                now.toEpochMilli(),
                message.id());
    }

    /// It is given up, or need not be told any more.
    void drop(Handle transaction, long id, Instant now) {
        transaction.execute(
                "update alert_message set ended_at = ? where id = ? and ended_at is null", now.toEpochMilli(), id);
    }

    /// The same for all of an alert.
    void dropAll(Handle transaction, long alertId, Instant now) {
        transaction.execute(
                "update alert_message set ended_at = ? where alert_id = ? and ended_at is null",
                now.toEpochMilli(),
                alertId);
    }

    /// Whether the last that was heard of this cause by a channel, or may have been, is that it is so; of this alert
    /// or of one before. That it is over counts only when it surely arrived.
    ///
    /// @param but id of a message that does not count
    boolean isHeard(Handle handle, AlertRow row, String channel, long but) {
        return handle.createQuery("""
                        select m.kind from alert_message m join alert a on a.id = m.alert_id
                        where a.kiosk_id = :kiosk and a.rule_id = :rule and a.about = :about
                        and m.channel = :channel and m.id <> :but and (m.delivered = true or (m.doubt = true and m.kind <> 'OVER'))
                        order by m.id desc fetch first 1 rows only""")
                .bind("kiosk", row.kioskId())
                .bind("rule", row.ruleId())
                .bind("about", row.about())
                .bind("channel", channel)
                .bind("but", but)
                .mapTo(String.class)
                .findOne()
                .filter(kind -> !kind.equals(OVER))
                .isPresent();
    }

    /// From when on it can be said that an alert is over, so that nothing that is still under way arrives after that.
    Instant quietFrom(Handle handle, long alertId, String channel, Instant now) {
        return handle.createQuery("select max(tried_at) from alert_message"
                        + " where alert_id = :id and channel = :channel and doubt = true")
                .bind("id", alertId)
                .bind("channel", channel)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .filter(tried -> !tried.isAfter(now))
                .map(tried -> tried.plus(UNDER_WAY))
                .filter(quiet -> quiet.isAfter(now))
                .orElse(now);
    }

    private static long lastDelivered(Handle handle, String channel) {
        return handle.createQuery(
                        "select max(ended_at) from alert_message where channel = :channel and delivered = true")
                .bind("channel", channel)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MIN_VALUE);
    }

    /// Since when nothing leaves by a channel; empty when the last try of one was its success.
    Optional<Instant> failingSince(Handle handle, String channel) {
        return handle.createQuery(
                        "select min(failed_at) from alert_message where channel = :channel and failed_at > :last")
                .bind("channel", channel)
                .bind("last", lastDelivered(handle, channel))
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /// How many are due and have not left by a channel.
    int undelivered(Handle handle, String channel, Instant now) {
        return handle.createQuery("select count(*) from alert_message where ended_at is null and channel = :channel"
                        + " and (tries > 0 or due_at <= :now)")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /// All of an alert, the oldest first.
    List<Sent> of(Handle handle, long alertId) {
        return handle.createQuery("select kind, channel, due_at, tries, tried_at, failed_at, ended_at, delivered, doubt"
                        + " from alert_message where alert_id = :id order by id")
                .bind("id", alertId)
                .map(ConstructorMapper.of(Sent.class))
                .list();
    }
}
