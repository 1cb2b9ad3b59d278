package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.hall.Json;

/// What leaves the console, at a real receiver and a real mail server.
class MessengerTest {
    @TempDir
    Path folder;

    private AlertNight night;
    private Receivers receivers;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
        night.turnedAway = 2;
        night.sites = Sites.read("""
                        city: {zh: 样例市, en: Sample}
                        a: {zh: 甲, en: A, in: city, at: [45.80000, 126.50000], kiosks: [990101-K07]}
                        b: {zh: 乙, en: B, in: city, at: [45.80378, 126.50000], kiosks: [990101-K03]}
                        """) instanceof Sites.Read.Accepted(Sites read) ? read : Sites.NONE;
        receivers = new Receivers(folder);
    }

    @AfterEach
    void end() {
        receivers.close();
        night.close();
    }

    private void send() {
        night.send(receivers);
    }

    @Test
    void theTechniciansPhoneBuzzes_withWhoWasHarmedAndWhereToGo_signed() throws Exception {
        night.jammed(K07);
        night.watch("webhook", "mail").look();
        send();
        send(); // a restart sends nothing twice
        assertThat(receivers.posted).hasSize(1);
        Map<String, String> post = receivers.posted.getFirst();
        assertThat(post.get("signature")).isEqualTo(hmac(post.get("timestamp") + "." + post.get("body")));
        JsonNode body = Json.MAPPER.readTree(post.get("body"));
        assertThat(body.path("zh").asText()).isEqualTo("松北-07：证明打印机卡纸，2 位群众没办成；最近能办的：松北-03，420 m");
        assertThat(body.path("en").asText())
                .isEqualTo("Songbei-07: certificate printer: paper jam, 2 residents turned away;"
                        + " nearest working: Songbei-03, 420 m");
        assertThat(body.path("kind").asText()).isEqualTo("OPENED");
        assertThat(body.path("urgency").asText()).isEqualTo("NOW");
        assertThat(body.path("link").asText()).startsWith("https://hall.example/alerts/");

        assertThat(receivers.mail.getReceivedMessages()).hasSize(1);
        MimeMessage letter = receivers.mail.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo(body.path("zh").asText());
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(String.valueOf(letter.getContent())).contains("Songbei-07: certificate printer: paper jam");
        assertThat(letter.getHeader("Message-ID", null)).contains("nw-alert-");

        night.healthy(K07);
        night.watch("webhook", "mail").look();
        send();
        assertThat(receivers.posted).hasSize(2);
        assertThat(receivers.posted.getLast().get("body")).contains("已恢复：松北-07");
        assertThat(receivers.mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aReceiverThatFailsIsTriedAgain_laterAndLater_underTheSameNumber_untilADayHasPassed() {
        receivers.answer.set(500);
        night.jammed(K07);
        night.watch("webhook").look();
        send();
        send();
        assertThat(receivers.posted).as("not before its pause is over").hasSize(1);
        night.clock.turn(Messenger.FIRST_PAUSE);
        send();
        night.clock.turn(Messenger.FIRST_PAUSE);
        send();
        assertThat(receivers.posted).as("twice as long").hasSize(2);
        night.clock.turn(Messenger.FIRST_PAUSE);
        receivers.answer.set(204);
        send();
        night.clock.turn(Duration.ofHours(1));
        send();
        assertThat(receivers.posted)
                .hasSize(3)
                .extracting(post -> post.get("delivery"))
                .containsOnly(receivers.posted.getFirst().get("delivery"));
        assertThat(Messenger.pause(100)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aMessageNobodyTakesIsGivenUpAfterADay_andOneOfAnAlertThatPassedIsNotSent() {
        receivers.answer.set(500);
        night.jammed(K07);
        night.watch("webhook").look();
        send();
        night.clock.turn(Messenger.GIVE_UP.plusMinutes(1));
        send();
        int tried = receivers.posted.size();
        night.clock.turn(Duration.ofDays(2));
        send();
        assertThat(receivers.posted).hasSize(tried);

        night.jammed(K03);
        night.watch("webhook").look();
        night.healthy(K03);
        night.watch("webhook").look();
        send();
        assertThat(receivers.posted).extracting(post -> post.get("body")).noneMatch(body -> body.contains(K03 + "\""));
    }

    @Test
    void aNameWithALineBreakAddsNoHeader() throws Exception {
        try (MailChannel channel = new MailChannel(receivers.mailbox())) {
            assertThat(channel.deliver(new Channel.Notice(
                            "nw-alert-1-1",
                            1,
                            "OPENED",
                            "r",
                            "NOW",
                            K07,
                            "hall\r\nBcc: thief@example.org\r\n\r\nbody",
                            "=cmd()",
                            AlertNight.BEGIN,
                            AlertNight.BEGIN,
                            "")))
                    .isInstanceOf(Channel.Delivery.Done.class);
        }
        MimeMessage letter = receivers.mail.getReceivedMessages()[0];
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getSubject()).isEqualTo("hall Bcc: thief@example.org body");
        assertThat(receivers.mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailServerThatIsDownIsAnAnswer_notAnError_andTheLetterArrivesWhenItIsBack() throws Exception {
        receivers.mail.stop();
        night.jammed(K07);
        night.watch("mail").look();
        send();
        receivers.mail.start();
        send();
        assertThat(receivers.letters()).as("not before its pause is over").isEmpty();
        night.clock.turn(Messenger.FIRST_PAUSE);
        send();
        assertThat(receivers.letters()).hasSize(1);
        assertThat(receivers.letters()[0].getSubject()).startsWith("松北-07：证明打印机卡纸，2 位群众没办成");
        assertThat(receivers.letters()[0].getHeader("Message-ID", null)).contains("nw-alert-");
        night.clock.turn(Duration.ofMinutes(20));
        send();
        assertThat(receivers.letters()).as("once").hasSize(1);
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("who posts".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
