package org.nightwindow.console.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.alerts.Channel.Delivery;
import org.nightwindow.console.alerts.Channel.Notice;
import org.nightwindow.console.alerts.MessageStore.Message;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due by one channel, the most urgent first and of these the newest. Each channel has its own, so one
/// that hangs delays no other. A try is written down before it is made, and only its success ends a message; what is
/// no longer true by then is not sent.
///
/// | crash after | the database says | what people may have | what they read |
/// |---|---|---|---|
/// | the message was written | due | nothing | it, from the next console |
/// | the try was written | tried, in doubt | it, or nothing | it again under the same id, which receivers know; if it
/// is over by then, that it began and ended |
/// | the channel took it | the same | it | the same |
/// | the success was written | delivered | it | nothing more, and that it is over when it is |
final class Messenger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

    /// The first pause after a try that failed; each further one doubles it.
    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /// Then it is news no more; the board shows the alert all the time.
    static final Duration GIVE_UP = Duration.ofHours(24);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Jdbi jdbi;
    private final AlertStore store;
    private final MessageStore messages;
    private final Channel channel;
    private final Function<AlertRow, Text> words;
    private final String pages;
    private final Runnable turned;
    private final Clock clock;
    private Optional<Boolean> failing = Optional.empty();

    /// A message whose try is written down.
    ///
    /// @param kind as it is told: `OPENED` for who hears of it for the first time
    private record Begun(AlertRow row, String kind) {}

    /// @param pages address of the staff pages, or empty
    /// @param turned told when the channel begins or ceases to fail
    Messenger(
            Jdbi jdbi,
            AlertStore store,
            Channel channel,
            Function<AlertRow, Text> words,
            String pages,
            Runnable turned,
            Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.messages = store.messages();
        this.channel = channel;
        this.words = words;
        this.pages = pages;
        this.turned = turned;
        this.clock = clock;
    }

    /// Called by one thread of each console. Asks anew after each: what became urgent meanwhile goes first.
    void sendDue() {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<Message> next = jdbi.withHandle(handle -> messages.next(handle, channel.name(), clock.instant()));
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
        }
    }

    private void send(Message message) {
        Instant now = clock.instant();
        Optional<Begun> begun = jdbi.inTransaction(transaction -> begin(transaction, message, now));
        if (begun.isEmpty()) {
            return;
        }
        Text spoken = words.apply(begun.get().row());
        boolean fails = switch (channel.deliver(notice(message, begun.get(), spoken, now))) {
            case Delivery.Done() -> {
                jdbi.useTransaction(transaction -> messages.delivered(transaction, message.id(), clock.instant()));
                yield false;
            }
            case Delivery.NotTaken(String why) -> {
                failed(message, why, false);
                yield true;
            }
            case Delivery.InDoubt(String why) -> {
                failed(message, why, true);
                yield true;
            }
        };
        if (!failing.equals(Optional.of(fails))) {
            failing = Optional.of(fails);
            turned.run();
        }
    }

    /// Empty when it is not true any more, or another console has it in hand.
    private Optional<Begun> begin(Handle transaction, Message message, Instant now) {
        Optional<AlertRow> row = store.find(transaction, message.alertId());
        if (row.filter(found -> isTrue(transaction, message, found, now)).isEmpty()) {
            messages.drop(transaction, message.id(), now);
            return Optional.empty();
        }
        boolean first = message.kind().equals(MessageStore.REPEATED)
                && !messages.isHeard(transaction, row.get(), channel.name(), message.id());
        return messages.beginTry(transaction, message, now, now.plus(pause(message.tries())))
                ? Optional.of(new Begun(row.get(), first ? MessageStore.OPENED : message.kind()))
                : Optional.empty();
    }

    private boolean isTrue(Handle transaction, Message message, AlertRow row, Instant now) {
        return switch (message.kind()) {
            case MessageStore.OVER ->
                !store.isAgain(transaction, row)
                        && !isOld(message, now)
                        && messages.isHeard(transaction, row, channel.name(), message.id());
            case MessageStore.REPEATED -> row.state() == AlertRow.State.OPEN && row.takenBy() == null;
            default -> row.state() == AlertRow.State.OPEN;
        };
    }

    private static boolean isOld(Message message, Instant now) {
        return now.isAfter(Instant.ofEpochMilli(message.madeAt()).plus(GIVE_UP));
    }

    private void failed(Message message, String why, boolean doubt) {
        Instant now = clock.instant();
        boolean over = isOld(message, now);
        LOG.warn(
                "{} message {} of alert {} did not leave by {}: {}{}",
                LogEvent.MESSAGE_NOT_SENT,
                message.id(),
                message.alertId(),
                message.channel(),
                why,
                over ? "; given up" : "; tried again in " + pause(message.tries()));
        jdbi.useTransaction(transaction -> {
            messages.failed(transaction, message, doubt, now);
            if (over) {
                messages.drop(transaction, message.id(), now);
            }
        });
    }

    private Notice notice(Message message, Begun begun, Text spoken, Instant now) {
        AlertRow row = begun.row();
        boolean over = begun.kind().equals(MessageStore.OVER);
        return new Notice(
                "nw-alert-" + row.id() + "-" + message.id(),
                row.id(),
                begun.kind(),
                row.ruleId(),
                row.urgency(),
                row.kioskId(),
                over ? "已恢复：" + spoken.zh() + "（" + span(row, " 到 ") + "）" : spoken.zh(),
                over ? "Over: " + spoken.en() + " (" + span(row, " to ") + ")" : spoken.en(),
                Instant.ofEpochMilli(row.since()),
                now,
                pages.isEmpty() ? "" : pages + "/alerts/" + row.id());
    }

    /// When it began and ended, at the hall.
    private static String span(AlertRow row, String to) {
        @Nullable Long closed = row.closedAt();
        ZonedDateTime from = Instant.ofEpochMilli(row.since()).atZone(Frame.ZONE);
        ZonedDateTime until =
                Instant.ofEpochMilli(closed == null ? row.since() : closed).atZone(Frame.ZONE);
        DateTimeFormatter format = from.toLocalDate().equals(until.toLocalDate()) ? TIME : DAY_AND_TIME;
        return format.format(from) + to + format.format(until);
    }

    static Duration pause(long tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 7));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        channel.close();
    }
}
