package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.BEGIN;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of an alert says by what people were told of it and by what they were not; a channel by which nothing
/// leaves
/// is known as long as nothing does.
class WhoWasToldTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private AlertNight night;
    private Receivers receivers;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
        receivers = new Receivers(folder);
    }

    @AfterEach
    void end() {
        receivers.close();
        night.close();
    }

    private void step() {
        night.watch("webhook", "mail").look();
        night.send(receivers);
    }

    private void stepAfter(Duration time) {
        night.clock.turn(time);
        step();
    }

    /// Minutes since 03:10, and the words.
    private List<String> story() {
        return night
                .database
                .jdbi()
                .withHandle(handle -> WhoWasTold.story(night.store.messages().of(handle, 1), night.clock.instant()))
                .stream()
                .map(line -> Duration.between(BEGIN, line.at()).toMinutes() + " "
                        + line.words().en())
                .toList();
    }

    private Optional<Instant> failing(String channel) {
        return night.database.jdbi().withHandle(handle -> night.store.messages().failingSince(handle, channel));
    }

    private int undelivered(String channel) {
        return night.database
                .jdbi()
                .withHandle(handle -> night.store.messages().undelivered(handle, channel, night.clock.instant()));
    }

    @Test
    void theMailServerIsDownFromTheFirstMinute_thenUp_theStorySaysSinceWhen_andWhenItWasTold() {
        receivers.mail.stop();
        night.jammed(K07);
        step();
        stepAfter(MINUTE);
        stepAfter(Duration.ofMinutes(35)); // a second message took the place of the first
        assertThat(story())
                .containsExactly(
                        "0 Told by webhook",
                        "36 Told by webhook",
                        "0 Could not be told by mail since then; it is still tried");
        assertThat(failing("mail")).contains(BEGIN);
        assertThat(failing("webhook")).isEmpty();
        assertThat(undelivered("mail")).isOne();
        assertThat(undelivered("webhook")).isZero();
        receivers.mail.start();
        stepAfter(Duration.ofMinutes(12));
        assertThat(story()).last().isEqualTo("48 Told by mail");
        assertThat(failing("mail")).isEmpty();
        assertThat(undelivered("mail")).isZero();
        night.healthy(K07);
        stepAfter(MINUTE);
        assertThat(story()).last().isEqualTo("49 Told by mail that it is over");
    }

    @Test
    void itPassesWhileTheMailServerIsDown_theStorySaysThatNobodyWasToldByMail_andTheBoardStillThatNothingLeaves() {
        receivers.mail.stop();
        night.jammed(K07);
        step();
        night.healthy(K07);
        stepAfter(MINUTE);
        assertThat(story()).contains("0 Could not be told by mail since then");
        stepAfter(Duration.ofHours(5));
        assertThat(failing("mail")).as("nothing has left since").contains(BEGIN);
        assertThat(undelivered("mail")).as("and nothing waits").isZero();
    }

    @Test
    void nobodyKnowsWhetherItArrived_theStorySaysPerhaps() {
        receivers.answer.set(Receivers.NO_ANSWER);
        night.jammed(K07);
        step();
        assertThat(story()).contains("0 Perhaps not told by webhook since then; it is still tried");
    }

    @Test
    void whatWaitsForTheMorningSaysSo_andIsNotCountedAsUndelivered() {
        Clock late = Clock.offset(night.clock, Duration.ofMinutes(-30));
        night.wrongClock(K07, late);
        step();
        night.clock.turn(Duration.ofMinutes(6));
        night.wrongClock(K07, late);
        step();
        assertThat(story()).containsExactly("290 Will be told by webhook", "290 Will be told by mail");
        assertThat(undelivered("mail")).isZero();
    }
}
