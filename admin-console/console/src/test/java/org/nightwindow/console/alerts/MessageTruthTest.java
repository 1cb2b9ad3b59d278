package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is on watch reads what is true when it arrives, in the order in which it happened, whatever the mail server and
/// the line did meanwhile. Each step is of a console that has just started.
class MessageTruthTest {
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

    private void steps(Duration time, Runnable state) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(MINUTE)) {
            night.clock.turn(MINUTE);
            state.run();
            step();
        }
    }

    @Test
    void aJamThatPassesWhileTheMailServerIsDown_isNoLetterAtAll_andWhoseWebhookRangHearsThatItIsOver() {
        receivers.mail.stop();
        night.jammed(K07);
        step();
        night.clock.turn(MINUTE);
        night.healthy(K07);
        step();
        receivers.mail.start();
        steps(Duration.ofMinutes(30), () -> night.healthy(K07));
        assertThat(receivers.subjects()).isEmpty();
        assertThat(receivers.heard()).containsExactly("OPENED " + K07, "OVER " + K07);
    }

    @Test
    void aReceiverThatSaidNo_wasNotTold_soNothingIsOverForIt() {
        receivers.answer.set(503);
        night.jammed(K07);
        step();
        receivers.answer.set(200);
        night.healthy(K07);
        steps(Duration.ofMinutes(30), () -> night.healthy(K07));
        assertThat(receivers.heard()).as("the one it refused").containsExactly("OPENED " + K07);
    }

    @Test
    void nobodyKnowsWhetherTheAlarmArrived_andItIsOver_oneMessageSaysThatItBeganAndEnded() {
        receivers.answer.set(Receivers.NO_ANSWER);
        night.jammed(K07); // since 03:00
        step();
        receivers.answer.set(200);
        night.clock.turn(Duration.ofSeconds(5));
        night.healthy(K07);
        step();
        assertThat(receivers.heard()).as("the first may still be under way").containsExactly("OPENED " + K07);
        steps(Duration.ofMinutes(30), () -> night.healthy(K07));
        assertThat(receivers.heard()).containsExactly("OPENED " + K07, "OVER " + K07);
        assertThat(receivers.bodies().getLast().path("zh").asText())
                .startsWith("已恢复：松北-07：证明打印机卡纸")
                .endsWith("（03:00 到 03:10）");
        assertThat(receivers.bodies().getLast().path("en").asText())
                .startsWith("Over: Songbei-07: certificate printer: paper jam")
                .endsWith("(03:00 to 03:10)");
    }

    @Test
    void theMailServerIsDownForThreeHours_thenOneLetterComes_thatSaysWhatIsTrueThen() {
        receivers.mail.stop();
        night.jammed(K07);
        step();
        steps(Duration.ofHours(3), () -> night.jammed(K07));
        receivers.mail.start();
        steps(Duration.ofMinutes(11), () -> night.jammed(K07));
        assertThat(receivers.subjects()).hasSize(1);
        assertThat(receivers.heard().subList(0, 3))
                .containsExactly("OPENED " + K07, "REPEATED " + K07, "REPEATED " + K07);
        steps(Duration.ofMinutes(31), () -> night.jammed(K07));
        assertThat(receivers.subjects()).as("and then every half hour again").hasSizeBetween(2, 3);
    }

    @Test
    void aReceiverThatWasDown_hearsOfAnAlarmForTheFirstTime_asAnAlarm() {
        receivers.answer.set(503);
        night.jammed(K07);
        step();
        steps(Duration.ofMinutes(45), () -> night.jammed(K07));
        receivers.posted.clear();
        receivers.answer.set(200);
        steps(Duration.ofMinutes(11), () -> night.jammed(K07));
        assertThat(receivers.heard()).containsExactly("OPENED " + K07);
    }

    @Test
    void itJamsAgainBeforeTheLetterThatItIsOverLeft_thatLetterNeverComes() {
        night.jammed(K07);
        step();
        receivers.mail.stop();
        night.healthy(K07);
        steps(MINUTE, () -> night.healthy(K07));
        night.jammed(K07);
        step();
        receivers.mail.start();
        steps(Duration.ofMinutes(25), () -> night.jammed(K07));
        assertThat(receivers.subjects()).noneMatch(subject -> subject.contains("已恢复"));
        night.healthy(K07);
        steps(MINUTE, () -> night.healthy(K07));
        assertThat(receivers.subjects().getLast()).contains("已恢复");
    }

    @Test
    void itIsOverAgainBeforeTheSecondAlarmLeft_whoHeardTheFirstHearsThatItIsOver_once() {
        night.jammed(K07);
        step();
        receivers.mail.stop();
        steps(MINUTE, () -> night.healthy(K07));
        steps(MINUTE, () -> night.jammed(K07));
        steps(MINUTE, () -> night.healthy(K07));
        receivers.mail.start();
        steps(Duration.ofMinutes(25), () -> night.healthy(K07));
        assertThat(receivers.subjects())
                .as("since the server is back")
                .singleElement()
                .asString()
                .contains("已恢复");
    }

    @Test
    void whatWasNotDelivered_isNotTold_onceItNeedsNobody_norAgainOnceSomebodyHasIt() {
        receivers.answer.set(503);
        night.jammed(K07);
        step();
        night.act(K07, AlertDesk.Order.QUIETEN);
        receivers.posted.clear();
        receivers.answer.set(200);
        steps(Duration.ofMinutes(30), () -> night.jammed(K07));
        assertThat(receivers.heard()).isEmpty();
        night.healthy(K07);
        step();
        night.jammed(K07);
        step();
        receivers.answer.set(503);
        steps(Duration.ofMinutes(31), () -> night.jammed(K07));
        night.act(K07, AlertDesk.Order.TAKE);
        receivers.posted.clear();
        receivers.answer.set(200);
        steps(Duration.ofMinutes(30), () -> night.jammed(K07));
        assertThat(receivers.heard()).isEmpty();
    }

    @Test
    void nobodyKnowsWhetherThatItIsOverArrived_andItJamsAndPassesOnceMore_itIsSaidAgain() {
        night.jammed(K07);
        step();
        receivers.answer.set(Receivers.NO_ANSWER);
        steps(MINUTE, () -> night.healthy(K07));
        receivers.answer.set(503);
        steps(MINUTE, () -> night.jammed(K07));
        receivers.posted.clear();
        steps(MINUTE, () -> night.healthy(K07));
        receivers.answer.set(200);
        steps(Duration.ofMinutes(25), () -> night.healthy(K07));
        assertThat(receivers.heard()).last().isEqualTo("OVER " + K07);
    }
}
