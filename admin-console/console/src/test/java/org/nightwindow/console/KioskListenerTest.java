package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.events.EventLog;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;

/// Everything a kiosk does with the console, over real mutual TLS against a real database.
class KioskListenerTest {
    @TempDir
    static Path folder;

    static final TurnedClock CLOCK = TurnedClock.fromNow();

    static Console console;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder), CLOCK);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void aTicketIsGoodOnce_andTheCertificateSaysWhoTheKioskIs() throws Exception {
        EnrolmentTicket ticket = console.newTicket("990101-K01", new HallName("示范厅", "Sample Hall"));
        KeyPair keys = TestKiosk.newKeys();
        Enrolment.Request request = new Enrolment.Request(ticket.code(), TestKiosk.csr(keys), "0.1.0");
        try (TestKiosk stranger = TestKiosk.stranger(console.kioskUrl())) {
            HttpResponse<String> first = stranger.post(KioskApi.ENROL, request);
            assertThat(first.statusCode()).isEqualTo(200);
            Enrolment.Reply reply = TestKiosk.read(first.body(), Enrolment.Reply.class);
            assertThat(reply.kioskId()).isEqualTo("990101-K01");
            assertThat(reply.name().zh()).isEqualTo("示范厅");
            var certificate = TestKiosk.certificate(reply.certificatePem());
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=990101-K01");
            assertThat(certificate.getNotAfter().toInstant())
                    .isEqualTo(CLOCK.instant().plus(Duration.ofDays(90)));
            assertThat(EnrolmentTicket.fingerprint(
                            TestKiosk.certificate(reply.caPem()).getEncoded()))
                    .isEqualTo(ticket.caFingerprint());

            HttpResponse<String> second = stranger.post(KioskApi.ENROL, request);
            assertThat(second.statusCode()).isEqualTo(403);
            assertThat(TestKiosk.read(second.body(), Refusal.class).code()).isEqualTo(Refusal.ENROLMENT);
            try (TestKiosk kiosk = TestKiosk.withCertificate(console.kioskUrl(), keys, reply)) {
                assertThat(kiosk.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aTicketIsTooOldAfterFifteenMinutes() {
        EnrolmentTicket ticket = console.newTicket("990101-K02", new HallName("示范厅", "Sample Hall"));
        CLOCK.turn(TICKET_LIFE.plusSeconds(1));
        try (TestKiosk stranger = TestKiosk.stranger(console.kioskUrl())) {
            assertThat(stranger.post(
                                    KioskApi.ENROL,
                                    new Enrolment.Request(ticket.code(), TestKiosk.csr(TestKiosk.newKeys()), "0.1.0"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static final Duration TICKET_LIFE = Duration.ofMinutes(15);

    @Test
    void aRequestThatIsNoneDoesNotUseTheTicketUp() {
        EnrolmentTicket ticket = console.newTicket("990101-K03", new HallName("示范厅", "Sample Hall"));
        KeyPair keys = TestKiosk.newKeys();
        try (TestKiosk stranger = TestKiosk.stranger(console.kioskUrl())) {
            for (String bad : List.of("", "hello", TestKiosk.csr(keys).replace("MI", "NI"))) {
                assertThat(stranger.post(KioskApi.ENROL, new Enrolment.Request(ticket.code(), bad, "0.1.0"))
                                .statusCode())
                        .isEqualTo(400);
            }
            assertThat(stranger.post(KioskApi.ENROL, "{}".getBytes(UTF_8)).statusCode())
                    .isEqualTo(400);
            assertThat(stranger.post(KioskApi.ENROL, new Enrolment.Request(ticket.code(), TestKiosk.csr(keys), "0.1.0"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void enrollingAgainRevokesTheOldMachine_alsoOnItsOpenConnection() {
        try (TestKiosk old = TestKiosk.enrolled(console, "990101-K04")) {
            assertThat(old.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
            try (TestKiosk replacement = TestKiosk.enrolled(console, "990101-K04")) {
                assertThat(replacement.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
                HttpResponse<String> refused = old.get(KioskApi.CATALOGUE);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(TestKiosk.read(refused.body(), Refusal.class).code()).isEqualTo(Refusal.CERTIFICATE);
            }
        }
    }

    @Test
    void aCertificateIsRenewedWithoutATicket() throws Exception {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K05")) {
            KeyPair keys = TestKiosk.newKeys();
            Enrolment.Reply reply = TestKiosk.read(
                    kiosk.post(KioskApi.RENEW, new Enrolment.Renewal(TestKiosk.csr(keys)))
                            .body(),
                    Enrolment.Reply.class);
            try (TestKiosk renewed = TestKiosk.withCertificate(console.kioskUrl(), keys, reply)) {
                assertThat(renewed.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void theCatalogueComesWithItsVersion_andOnlyWhenItIsAnother() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K06")) {
            HttpResponse<String> first = kiosk.get(KioskApi.CATALOGUE);
            assertThat(first.body()).contains("TAX-01");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(kiosk.get(KioskApi.CATALOGUE, "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            HeartbeatReply reply = kiosk.beat(Beats.healthy(CLOCK.instant()));
            assertThat(tag).isEqualTo("\"" + reply.catalogueVersion() + "\"");
            assertThat(reply.consoleTime()).isEqualTo(CLOCK.instant());
            assertThat(reply.nextInSeconds()).isEqualTo(30);
        }
    }

    @Test
    void aHeartbeatThatLacksSomethingIsRefusedWhole() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K07")) {
            assertThat(kiosk.post(KioskApi.HEARTBEAT, "{\"epoch\":\"E\"}".getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(kiosk.post(KioskApi.HEARTBEAT, "not json".getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void eventsAreStoredOnce_howeverOftenTheyCome() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K08")) {
            KioskEvent started = new KioskEvent.Started("0.1.0", 0);
            KioskEvent ended = new KioskEvent.VisitEnded("done", "TAX-01", 9, 70);
            assertThat(TestKiosk.storedUpTo(kiosk.report("E-1", 1, started, ended)))
                    .isEqualTo(2);
            assertThat(TestKiosk.storedUpTo(kiosk.report("E-1", 1, started, ended)))
                    .isEqualTo(2);
            assertThat(TestKiosk.storedUpTo(kiosk.report("E-1", 2, ended, started)))
                    .isEqualTo(3);
            assertThat(TestKiosk.storedUpTo(kiosk.report("E-2", 1, started))).isEqualTo(1);
            assertThat(console.events().log().newest("990101-K08", 50)).hasSize(4);
            assertThat(console.events().log().troubles("990101-K08")).isEmpty();
        }
    }

    @Test
    void aForkAndAGapAreRefusedAndKept_whatCameBeforeThemStays() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K09")) {
            kiosk.report("E-1", 1, new KioskEvent.Started("0.1.0", 0));
            HttpResponse<String> fork = kiosk.report("E-1", 1, new KioskEvent.Started("0.2.0", 0));
            assertThat(fork.statusCode()).isEqualTo(409);
            assertThat(TestKiosk.read(fork.body(), Refusal.class).code()).isEqualTo(Refusal.SEQUENCE);
            kiosk.report("E-1", 1, new KioskEvent.Started("0.2.0", 0));

            byte[] gap = ("{\"epoch\":\"E-1\",\"events\":[" + event(2, "{\"type\":\"started\"}") + ","
                            + event(4, "{\"type\":\"started\"}") + "]}")
                    .getBytes(UTF_8);
            assertThat(kiosk.post(KioskApi.EVENTS, gap).statusCode()).isEqualTo(409);

            assertThat(console.events().log().newest("990101-K09", 50)).hasSize(2);
            assertThat(console.events().log().troubles("990101-K09"))
                    .extracting(trouble -> trouble.why() + " " + trouble.seq() + " " + trouble.expectedSeq())
                    .containsExactlyInAnyOrder("FORK 1 2", "GAP 4 3");
        }
    }

    @Test
    void aBodyNobodyCanReadIsStoredAsItCame_andBlocksNothing() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K10")) {
            String batch = "{\"epoch\":\"E-1\",\"events\":[" + event(1, "{\"type\":\"from-the-future\", \"x\": 1.50}")
                    + "," + event(2, "17") + "," + event(3, "\"" + "x".repeat(100_000) + "\"") + ","
                    + event(4, "{\"type\":\"act-changed\",\"key\":\"P-1\"}") + ","
                    + event(5, "{\"type\":\"noticed\",\"event\":\"NW-1\",\"text\":\"t\"}") + "]}";
            assertThat(TestKiosk.storedUpTo(kiosk.post(KioskApi.EVENTS, batch.getBytes(UTF_8))))
                    .isEqualTo(5);
            assertThat(console.events().log().newest("990101-K10", 50))
                    .extracting(entry -> entry.event().isPresent())
                    .containsExactly(true, true, false, false, false);
        }
    }

    @Test
    void aBatchWithoutAFrame_isRefusedAndKept_isNoFork_andIsSettledByTheNextThatCanBeRead() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K11")) {
            kiosk.report("E-1", 1, new KioskEvent.Started("0.1.0", 0));
            kiosk.beat(Beats.healthy(CLOCK.instant()));
            CLOCK.turn(Duration.ofSeconds(1));
            for (String bad :
                    List.of("", "[]", "{\"epoch\":\"E\"}", "{\"epoch\":\"E\",\"events\":[{\"seq\":\"1\"}]}")) {
                HttpResponse<String> answer = kiosk.post(KioskApi.EVENTS, bad.getBytes(UTF_8));
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(TestKiosk.read(answer.body(), Refusal.class).code()).isEqualTo(Refusal.UNREADABLE);
            }
            assertThat(console.events().log().troubles("990101-K11"))
                    .hasSize(4)
                    .allMatch(EventLog.Trouble::isUnreadable);
            for (int many = 0; many < 100; many++) {
                kiosk.post(KioskApi.EVENTS, ("no batch " + many).getBytes(UTF_8));
            }
            assertThat(console.events().log().troubles("990101-K11"))
                    .as("the disk is not filled")
                    .hasSize(20);
            console.alerts().look();
            try (StaffBrowser staff = StaffBrowser.setUp(console, console.setUpLink("unread"), "一扇不打烊的窗口 always")) {
                assertThat(staff.get("/alerts").body()).doesNotContain("NW-1101");
                assertThat(staff.get("/kiosks/990101-K11").body())
                        .contains("来了读不懂的一包记录", "它会拆小了再送")
                        .doesNotContain("换新账本前");
                CLOCK.turn(Duration.ofSeconds(1));
                assertThat(TestKiosk.storedUpTo(kiosk.report("E-1", 2, new KioskEvent.Started("0.1.0", 0))))
                        .isEqualTo(2);
                assertThat(staff.get("/kiosks/990101-K11").body()).doesNotContain("来了读不懂的一包记录");
            }
            assertThat(console.events().log().troubles("990101-K11")).isEmpty();
        }
    }

    @Test
    void keysAreReadableByTheConsoleAlone() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static String event(long seq, String body) {
        return "{\"seq\":" + seq + ",\"at\":\"2026-11-21T19:00:00Z\",\"body\":" + body + "}";
    }
}
