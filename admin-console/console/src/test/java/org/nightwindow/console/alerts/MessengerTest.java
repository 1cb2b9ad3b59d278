package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Text;

/// What leaves the console, at a real receiver and a real mail server.
class MessengerTest {
    @TempDir
    Path folder;

    private AlertNight night;
    private HttpServer receiver;
    private final AtomicInteger answer = new AtomicInteger(200);
    private final List<Map<String, String>> posted = Collections.synchronizedList(new ArrayList<>());
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void begin() throws IOException {
        night = new AlertNight(folder);
        Files.writeString(folder.resolve("secret"), "who posts\n");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            posted.add(Map.of(
                    "delivery", exchange.getRequestHeaders().getFirst("X-Nightwindow-Delivery"),
                    "signature", exchange.getRequestHeaders().getFirst("X-Nightwindow-Signature"),
                    "timestamp", exchange.getRequestHeaders().getFirst("X-Nightwindow-Timestamp"),
                    "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        mail.start();
    }

    @AfterEach
    void end() {
        mail.stop();
        receiver.stop(0);
        night.close();
    }

    @Test
    void theTechniciansPhoneBuzzes_withWhoWasHarmedAndWhereToGo_signed() throws Exception {
        night.jammed(K07);
        night.watch("webhook", "mail").look();
        messenger().sendDue();
        messenger().sendDue(); // a restart sends nothing twice
        assertThat(posted).hasSize(1);
        Map<String, String> post = posted.getFirst();
        assertThat(post.get("signature")).isEqualTo(hmac(post.get("timestamp") + "." + post.get("body")));
        JsonNode body = Json.MAPPER.readTree(post.get("body"));
        assertThat(body.path("zh").asText()).isEqualTo("松北-07：证明打印机卡纸，2 位群众没办成；最近能办的：松北-03，420 m");
        assertThat(body.path("en").asText())
                .isEqualTo("Songbei-07: certificate printer: paper jam, 2 residents turned away;"
                        + " nearest working: Songbei-03, 420 m");
        assertThat(body.path("kind").asText()).isEqualTo("OPENED");
        assertThat(body.path("urgency").asText()).isEqualTo("NOW");
        assertThat(body.path("link").asText()).startsWith("https://hall.example/alerts/");

        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage letter = mail.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo(body.path("zh").asText());
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(String.valueOf(letter.getContent())).contains("Songbei-07: certificate printer: paper jam");
        assertThat(letter.getHeader("Message-ID", null)).contains("nw-alert-");

        night.healthy(K07);
        night.watch("webhook", "mail").look();
        messenger().sendDue();
        assertThat(posted).hasSize(2);
        assertThat(posted.getLast().get("body")).contains("已恢复：松北-07");
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aReceiverThatFailsIsTriedAgain_laterAndLater_underTheSameNumber_untilADayHasPassed() {
        answer.set(500);
        night.jammed(K07);
        night.watch("webhook").look();
        messenger().sendDue();
        messenger().sendDue();
        assertThat(posted).as("not before its pause is over").hasSize(1);
        night.clock.turn(Messenger.FIRST_PAUSE);
        messenger().sendDue();
        night.clock.turn(Messenger.FIRST_PAUSE);
        messenger().sendDue();
        assertThat(posted).as("twice as long").hasSize(2);
        night.clock.turn(Messenger.FIRST_PAUSE);
        answer.set(204);
        messenger().sendDue();
        night.clock.turn(Duration.ofHours(1));
        messenger().sendDue();
        assertThat(posted)
                .hasSize(3)
                .extracting(post -> post.get("delivery"))
                .containsOnly(posted.getFirst().get("delivery"));
        assertThat(Messenger.pause(100)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aMessageNobodyTakesIsGivenUpAfterADay_andOneOfAnAlertThatPassedIsNotSent() {
        answer.set(500);
        night.jammed(K07);
        night.watch("webhook").look();
        messenger().sendDue();
        night.clock.turn(Messenger.GIVE_UP.plusMinutes(1));
        messenger().sendDue();
        int tried = posted.size();
        night.clock.turn(Duration.ofDays(2));
        messenger().sendDue();
        assertThat(posted).hasSize(tried);

        night.jammed(K03);
        night.watch("webhook").look();
        night.healthy(K03);
        night.watch("webhook").look();
        messenger().sendDue();
        assertThat(posted).extracting(post -> post.get("body")).noneMatch(body -> body.contains(K03 + "\""));
    }

    @Test
    void aNameWithALineBreakAddsNoHeader() throws Exception {
        try (MailChannel channel = new MailChannel(mailSettings())) {
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
        MimeMessage letter = mail.getReceivedMessages()[0];
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getSubject()).isEqualTo("hall Bcc: thief@example.org body");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailServerThatIsDownIsAnAnswer_notAnError() {
        mail.stop();
        night.jammed(K07);
        night.watch("mail").look();
        messenger().sendDue();
        mail.start();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    private Messenger messenger() {
        Sites sites = Sites.read("""
                        city: {zh: 样例市, en: Sample}
                        a: {zh: 甲, en: A, in: city, at: [45.80000, 126.50000], kiosks: [990101-K07]}
                        b: {zh: 乙, en: B, in: city, at: [45.80378, 126.50000], kiosks: [990101-K03]}
                        """) instanceof Sites.Read.Accepted(Sites read) ? read : Sites.NONE;
        return new Messenger(
                night.database.jdbi(),
                night.store,
                List.of(
                        new WebhookChannel(new AlertSettings.Webhook(
                                URI.create("http://127.0.0.1:"
                                        + receiver.getAddress().getPort() + "/hook"),
                                folder.resolve("secret"))),
                        new MailChannel(mailSettings())),
                row -> {
                    Text said = new AlertWords(night.fleet(), sites, night.rules, Map.of(row.id(), 2), night.heldBack())
                            .sentence(row);
                    return Optional.of(new Messenger.Spoken(said.zh(), said.en()));
                },
                "https://hall.example",
                night.clock);
    }

    private AlertSettings.Mail mailSettings() {
        int port = mail.getSmtp() == null ? 1 : mail.getSmtp().getPort();
        return new AlertSettings.Mail(
                "127.0.0.1",
                port,
                "hall@example.org",
                List.of("watch@example.org"),
                Optional.empty(),
                Optional.empty());
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("who posts".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
