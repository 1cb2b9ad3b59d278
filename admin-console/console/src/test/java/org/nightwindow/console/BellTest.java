package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.alerts.AlertSettings;
import org.nightwindow.console.alerts.Receivers;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.KioskEvent;

/// At ten past three the phone buzzes: a whole console that looks and sends by itself, kiosks over TLS, a mail server
/// and
/// a webhook. Later looks are hastened.
class BellTest {
    private static final String K07 = "990101-K07";
    private static final String K03 = "990101-K03";
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    /// The console looks every five seconds, and sends every five.
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(tenPastThree());
    private Receivers receivers;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("sites.yaml"), """
                city: {zh: 样例市, en: Sample City}
                first: {zh: 一街, en: First Street, in: city, at: [45.80000, 126.50000], kiosks: [990101-K07]}
                second: {zh: 二街, en: Second Street, in: city, at: [45.80378, 126.50000], kiosks: [990101-K03]}
                """);
        receivers = new Receivers(folder);
    }

    @AfterEach
    void end() {
        receivers.close();
    }

    /// The last one, where the hall is: certificates made by that clock hold now.
    private static Instant tenPastThree() {
        ZonedDateTime now = ZonedDateTime.now(Frame.ZONE);
        ZonedDateTime today = now.with(LocalTime.of(3, 10));
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private Console console(AlertSettings.Mail mail) {
        AlertSettings settings = new AlertSettings(
                Optional.empty(),
                Optional.of(folder.resolve("sites.yaml")),
                Optional.of(receivers.webhook()),
                Optional.of(mail),
                Optional.of("https://hall.example"));
        return Console.start(FreshData.in(folder.resolve("data")).withAlerts(settings), clock);
    }

    private static void name(Console console) {
        console.newTicket(K07, new HallName("松北-07", "Songbei-07"));
        console.newTicket(K03, new HallName("松北-03", "Songbei-03"));
    }

    @Test
    void aPrinterJams_twoResidentsLeave_phoneAndMailboxSayWho_whatHarm_andWhereToGo_andThatItIsOver() throws Exception {
        try (Console console = console(receivers.mailbox());
                TestKiosk jammed = TestKiosk.enrolled(console, K07);
                TestKiosk sound = TestKiosk.enrolled(console, K03);
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            name(console);
            Instant now = clock.instant();
            sound.beat(Beats.healthy(now));
            jammed.reportOf(
                    now,
                    "E-1",
                    1,
                    new KioskEvent.VisitEnded("left", "TAX-01", 3, 20),
                    new KioskEvent.VisitEnded("timed-out", "TAX-01", 1, 60));
            jammed.beat(Beats.jammed(now));

            await().atMost(SOON).until(() -> receivers.heard().size() == 1 && receivers.letters().length == 1);
            JsonNode buzz = receivers.bodies().getFirst();
            String zh = "松北-07：证明打印机卡纸，2 位群众没办成；最近能办的：松北-03，420 m";
            String en = "Songbei-07: certificate printer: paper jam, 2 residents turned away;"
                    + " nearest working: Songbei-03, 420 m";
            assertThat(buzz.path("zh").asText()).isEqualTo(zh);
            assertThat(buzz.path("en").asText()).isEqualTo(en);
            assertThat(buzz.path("kind").asText()).isEqualTo("OPENED");
            MimeMessage letter = receivers.letters()[0];
            assertThat(letter.getSubject()).isEqualTo(zh);
            assertThat(String.valueOf(letter.getContent()))
                    .contains(zh, en, buzz.path("link").asText());
            String page = URI.create(buzz.path("link").asText()).getPath();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(chief.get(page).body())
                            .containsSubsequence("03:10:00", "证明打印机卡纸")
                            .contains("已用邮件通知", "已用 webhook 通知"));
            assertThat(metrics(console, chief))
                    .contains("nightwindow_alerts_open{urgency=\"NOW\"} 1.0")
                    .contains("nightwindow_messages_undelivered{channel=\"mail\"} 0.0")
                    .contains("nightwindow_messages_undelivered{channel=\"webhook\"} 0.0");
            assertThat(chief.get("/").body()).doesNotContain("发不出去");

            clock.turn(Duration.ofMinutes(1));
            sound.beat(Beats.healthy(clock.instant()));
            jammed.beat(Beats.healthy(clock.instant()));
            console.alerts().look();
            await().atMost(SOON).until(() -> receivers.heard().size() == 2 && receivers.letters().length == 2);
            assertThat(receivers.bodies().getLast().path("zh").asText())
                    .isEqualTo("已恢复：松北-07：证明打印机卡纸，2 位群众没办成（03:00 到 03:11）");
            assertThat(receivers.letters()[1].getSubject())
                    .isEqualTo(receivers.bodies().getLast().path("zh").asText());
        }
    }

    @Test
    void theMailServerHangs_theWebhookRingsAllTheSame_theBoardSaysThatNobodyIsReachedByMail_andTheLetterComesWhenItCan()
            throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Console console = console(Receivers.mailbox(hanging.getLocalPort()));
                TestKiosk jammed = TestKiosk.enrolled(console, K07);
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            name(console);
            jammed.beat(Beats.jammed(clock.instant()));
            console.alerts().look();
            try (Socket mute = hanging.accept()) { // it is never greeted
                await().atMost(SOON).until(() -> !receivers.heard().isEmpty());
                mute.setSoTimeout(1);
                assertThatThrownBy(() -> mute.getInputStream().read())
                        .as("the letter still waits")
                        .isInstanceOf(SocketTimeoutException.class);
                jammed.beat(Beats.healthy(clock.instant()));
                console.alerts().look();
                await().atMost(SOON).until(() -> receivers.heard().size() == 2);
                assertThat(receivers.heard()).containsExactly("OPENED " + K07, "OVER " + K07);
                assertThat(mute.getInputStream().available())
                        .as("still waiting")
                        .isZero();
                jammed.beat(Beats.jammed(clock.instant()));
                console.alerts().look();
                await().atMost(SOON).until(() -> receivers.heard().size() == 3);
                takeAway(hanging);
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(chief.get("/").body()).contains("03:10:00 起邮件发不出去，收不到告警"));
            String page = URI.create(receivers.bodies().getLast().path("link").asText())
                    .getPath();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(chief.get(page).body()).contains("已用 webhook 通知", "从此时起邮件没通知到，还在试"));
            assertThat(metrics(console, chief)).contains("nightwindow_messages_undelivered{channel=\"mail\"} 1.0");

            GreenMail back = new GreenMail(new ServerSetup(hanging.getLocalPort(), "127.0.0.1", "smtp"));
            back.start();
            try {
                clock.turn(Duration.ofSeconds(30));
                await().atMost(SOON).until(() -> back.getReceivedMessages().length > 0);
                assertThat(List.of(back.getReceivedMessages()))
                        .as("what is true now, and nothing of the first jam")
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.getSubject()).startsWith("松北-07：证明打印机卡纸"));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(chief.get("/").body()).doesNotContain("发不出去"));
                assertThat(chief.get(page).body()).contains("已用邮件通知");
            } finally {
                back.stop();
            }
        }
    }

    private static void takeAway(ServerSocket server) throws IOException {
        server.close();
    }

    private String metrics(Console console, StaffBrowser browser) throws IOException {
        String token = Files.readString(folder.resolve("data/keys/operations")).strip();
        return browser.send(HttpRequest.newBuilder(URI.create(console.staffUrl() + "/metrics"))
                        .header("Authorization", "Bearer " + token))
                .body();
    }
}
