package org.nightwindow.console.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightwindow.console.alerts.MessageStore.Sent;
import org.nightwindow.hall.Text;

/// Whether anybody was reached, as the story of an alert and the board tell it.
final class WhoWasTold {
    /// One line of a story.
    record Line(Instant at, Text words) {}

    private WhoWasTold() {}

    /// @param sent all messages of an alert, the oldest first
    static List<Line> story(List<Sent> sent, Instant now) {
        Map<String, List<Sent>> byChannel = new LinkedHashMap<>();
        sent.forEach(message -> byChannel
                .computeIfAbsent(message.channel(), _ -> new ArrayList<>())
                .add(message));
        List<Line> story = new ArrayList<>();
        byChannel.forEach((channel, messages) -> {
            List<Sent> vain = new ArrayList<>(); // one after the other, they are one line
            for (Sent message : messages) {
                if (message.delivered()) {
                    vain(channel, vain).ifPresent(story::add);
                    vain.clear();
                    delivered(channel, message).ifPresent(story::add);
                } else if (message.tries() > 0) {
                    vain.add(message);
                } else if (message.endedAt() == null && message.dueAt() > now.toEpochMilli()) {
                    story.add(new Line(
                            Instant.ofEpochMilli(message.dueAt()),
                            new Text(
                                    "到时用" + by(channel).zh() + "通知",
                                    "Will be told by " + by(channel).en())));
                }
            }
            vain(channel, vain).ifPresent(story::add);
        });
        return story;
    }

    private static Optional<Line> delivered(String channel, Sent message) {
        boolean over = message.kind().equals(MessageStore.OVER);
        return Optional.ofNullable(message.endedAt())
                .map(Instant::ofEpochMilli)
                .map(at -> new Line(
                        at,
                        over
                                ? new Text(
                                        "已用" + by(channel).zh() + "通知：好了",
                                        "Told by " + by(channel).en() + " that it is over")
                                : new Text(
                                        "已用" + by(channel).zh() + "通知",
                                        "Told by " + by(channel).en())));
    }

    /// Messages that did not leave, as far as anybody knows.
    private static Optional<Line> vain(String channel, List<Sent> messages) {
        boolean known = messages.stream().anyMatch(each -> each.failedAt() != null || each.endedAt() != null);
        if (!known) {
            return Optional.empty(); // none, or it is under way for the first time
        }
        long since = messages.stream()
                .flatMap(each -> Stream.of(each.failedAt(), each.triedAt()))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElse(messages.getFirst().dueAt());
        boolean doubt = messages.stream().anyMatch(Sent::doubt);
        boolean still = messages.getLast().endedAt() == null;
        Text by = by(channel);
        return Optional.of(new Line(
                Instant.ofEpochMilli(since),
                new Text(
                        "从此时起" + by.zh() + (doubt ? "可能没通知到" : "没通知到") + (still ? "，还在试" : ""),
                        (doubt ? "Perhaps not told by " : "Could not be told by ") + by.en() + " since then"
                                + (still ? "; it is still tried" : ""))));
    }

    /// What the board says of a channel by which nothing leaves.
    static Text unreached(String channel, String since) {
        Text by = by(channel);
        return new Text(
                since + " 起" + by.zh() + "发不出去，收不到告警",
                "Nothing has left by " + by.en() + " since " + since + ": nobody is told by it");
    }

    private static Text by(String channel) {
        return channel.equals("mail") ? new Text("邮件", "mail") : new Text(" webhook ", channel);
    }
}
