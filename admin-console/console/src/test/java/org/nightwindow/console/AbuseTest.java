package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;

/// Requests that are too long, too deep, cut off, endless or said before: refused, and everybody else is served
/// meanwhile.
class AbuseTest {
    private static final String KIOSK = "990101-K03";
    private static final Duration AT_ONCE = Duration.ofSeconds(10); // 20 ms; a busy machine gets more

    @TempDir
    static Path folder;

    private static Console console;
    private static TestKiosk kiosk;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder));
        kiosk = TestKiosk.enrolled(console, KIOSK);
    }

    @AfterAll
    static void stop() {
        kiosk.close();
        console.close();
    }

    private static void assertOthersAreServed() {
        Instant begin = Instant.now();
        assertThat(kiosk.post(KioskApi.HEARTBEAT, Beats.healthy(Instant.now())).statusCode())
                .isEqualTo(200);
        try (StaffBrowser somebody = new StaffBrowser(console.staffUrl())) {
            assertThat(somebody.get("/health").statusCode()).isEqualTo(200);
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(AT_ONCE);
    }

    @Test
    void aBodyThatIsTooLongOrTooDeep_isRefusedOnEachRoute_andNothingOfItIsKept() {
        byte[] tooLong = new byte[4_100_000];
        byte[] tooDeep = ("{\"devices\":" + "[".repeat(200_000)).getBytes(UTF_8);
        for (String path : List.of(
                KioskApi.HEARTBEAT, KioskApi.EVENTS, KioskApi.DOCUMENTS, KioskApi.FILINGS, KioskApi.COMMAND_FILES)) {
            assertThat(kiosk.post(path, tooLong).statusCode()).as(path).isBetween(400, 499);
            assertThat(kiosk.post(path, tooDeep).statusCode()).as(path).isBetween(400, 499);
        }
        assertThat(kiosk.get(KioskApi.PROFILES + "/" + "a".repeat(7_000)).statusCode())
                .isBetween(400, 499);
        try (StaffBrowser somebody = new StaffBrowser(console.staffUrl())) {
            assertThat(somebody.post("/sign-in", "name=" + "a".repeat(100_000)).statusCode())
                    .isBetween(400, 499);
        }
        assertOthersAreServed();
    }

    @Test
    void aBodyThatIsCutOff_changesNothing() throws IOException {
        for (int cut : new int[] {1, 100, 400}) {
            byte[] whole = Json.MAPPER.writeValueAsBytes(Beats.healthy(Instant.now()));
            byte[] part = java.util.Arrays.copyOf(whole, cut);
            assertThat(kiosk.post(KioskApi.HEARTBEAT, part).statusCode()).isEqualTo(400);
        }
        URI url = URI.create(console.staffUrl());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nname=adm"
                            .getBytes(US_ASCII));
            socket.shutdownOutput();
        }
        assertOthersAreServed();
    }

    @Test
    void threeHundredThatNeverFinishTheirRequest_keepNobodyWaiting() throws IOException {
        URI url = URI.create(console.staffUrl());
        List<Socket> slow = new ArrayList<>();
        try {
            for (int one = 0; one < 300; one++) {
                Socket socket = new Socket(url.getHost(), url.getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write((one % 2 == 0
                                        ? "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nn"
                                        : "GET / HTTP/1.1\r\nX-Slow: ")
                                .getBytes(US_ASCII));
            }
            assertOthersAreServed();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertOthersAreServed();
    }

    @Test
    void whatIsSaidAgainWordForWord_isDoneOnce() {
        KioskEvent event = new KioskEvent.VisitEnded("done", "TAX-01", 9, 74);
        for (int again = 0; again < 3; again++) {
            assertThat(TestKiosk.storedUpTo(kiosk.report("E-1", 1, event))).isEqualTo(1);
        }
        Heartbeat old = Beats.jammed(Instant.now().minusSeconds(3600));
        for (int again = 0; again < 3; again++) {
            assertThat(kiosk.post(KioskApi.HEARTBEAT, old).statusCode()).isEqualTo(200);
        }
        assertThat(console.events().log().newest(KIOSK)).hasSize(1);
    }
}
