package org.nightwindow.console.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.alerts.Channel.Delivery;
import org.nightwindow.console.alerts.Channel.Notice;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due. A try is written down before it is made, and only its success ends a message: so a message is
/// lost by no crash. One that was handed over a moment before a crash goes out again, under the same id, which its
/// receivers know.
final class Messenger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

    /// The first pause after a try that failed; each further one doubles it.
    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /// Then it is news no more; the board shows the alert all the time.
    static final Duration GIVE_UP = Duration.ofHours(24);

    private final Jdbi jdbi;
    private final AlertStore store;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Function<AlertRow, Optional<Spoken>> words;
    private final String pages;
    private final Clock clock;

    /// What is said of an alert.
    record Spoken(String zh, String en) {}

    /// @param pages address of the staff pages, or empty
    Messenger(
            Jdbi jdbi,
            AlertStore store,
            List<Channel> channels,
            Function<AlertRow, Optional<Spoken>> words,
            String pages,
            Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
        this.words = words;
        this.pages = pages;
        this.clock = clock;
    }

    /// Called by one thread of each console.
    void sendDue() {
        for (AlertStore.Message message : jdbi.withHandle(handle -> store.due(handle, clock.instant()))) {
            send(message);
        }
    }

    private void send(AlertStore.Message message) {
        Instant now = clock.instant();
        boolean mine = jdbi.inTransaction(
                transaction -> store.beginTry(transaction, message, now.plus(pause(message.tries()))));
        if (!mine) {
            return;
        }
        Optional<AlertRow> row = jdbi.withHandle(handle -> store.find(handle, message.alertId()));
        Channel channel = channels.get(message.channel());
        Optional<Spoken> spoken = row.flatMap(words);
        if (channel == null || row.isEmpty() || spoken.isEmpty()) {
            end(message, false); // the channel was taken out of the settings
            return;
        }
        switch (channel.deliver(notice(message, row.get(), spoken.get(), now))) {
            case Delivery.Done() -> end(message, true);
            case Delivery.Failed(String why) -> {
                boolean over =
                        now.isAfter(Instant.ofEpochMilli(message.madeAt()).plus(GIVE_UP));
                LOG.warn(
                        "{} message {} of alert {} did not leave by {}: {}{}",
                        LogEvent.MESSAGE_NOT_SENT,
                        message.id(),
                        message.alertId(),
                        message.channel(),
                        why,
                        over ? "; given up" : "; tried again in " + pause(message.tries()));
                if (over) {
                    end(message, false);
                }
            }
        }
    }

    private void end(AlertStore.Message message, boolean delivered) {
        jdbi.useTransaction(transaction -> store.endMessage(transaction, message.id(), delivered, clock.instant()));
    }

    private Notice notice(AlertStore.Message message, AlertRow row, Spoken spoken, Instant now) {
        boolean over = message.kind().equals("OVER");
        return new Notice(
                "nw-alert-" + row.id() + "-" + message.id(),
                row.id(),
                message.kind(),
                row.ruleId(),
                row.urgency(),
                row.kioskId(),
                (over ? "已恢复：" : "") + spoken.zh(),
                (over ? "Over: " : "") + spoken.en(),
                Instant.ofEpochMilli(row.since()),
                now,
                pages.isEmpty() ? "" : pages + "/alerts/" + row.id());
    }

    static Duration pause(long tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 7));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        channels.values().forEach(Channel::close);
    }
}
