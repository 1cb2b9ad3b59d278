package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.web.Role;
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

    private static final String PASSWORD = "一扇不打烊的窗口 always";

    /// What chores do by the time of day would write rows of its own.
    private static final TurnedClock CLOCK = TurnedClock.fromNow();

    private static Console console;
    private static TestKiosk kiosk;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder), CLOCK);
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
    void aBodyThatIsTooLongOrTooDeep_isRefusedOnEachRoute_andOnlyWhatIsSetApartIsKept() throws SQLException {
        byte[] tooLong = new byte[4_100_000];
        byte[] tooDeep = ("{\"devices\":" + "[".repeat(200_000)).getBytes(UTF_8);
        assertOthersAreServed(); // and known, so that nothing new is written by that
        Map<String, Long> before = rows();
        List<String> posts = posts(0);
        assertThat(posts).hasSizeGreaterThan(7);
        for (String path : posts) {
            assertThat(refused(path, tooLong)).as(path).isTrue();
            assertThat(kiosk.post(path, tooDeep).statusCode()).as(path).isEqualTo(400);
        }
        Map<String, Long> expected = new TreeMap<>(before);
        expected.merge("EVENT_QUARANTINE", 1L, Long::sum); // records are set apart, cut, and never thrown away
        assertThat(rows()).isEqualTo(expected);
        assertThat(longestSetApart()).isEqualTo(64_000);
        assertThat(kiosk.get(KioskApi.PROFILES + "/" + "a".repeat(7_000)).statusCode())
                .isEqualTo(404);
        assertOthersAreServed();
        assertThat(rows()).isEqualTo(expected);
    }

    @Test
    void aFormThatIsTooLong_isRefusedOnEachRouteOfPages_andNothingOfItIsKept() throws SQLException {
        try (StaffBrowser all =
                StaffBrowser.setUp(console, console.setUpLink("all", EnumSet.allOf(Role.class)), PASSWORD)) {
            byte[] form = ("csrf=" + all.csrf("/me") + "&name=" + "a".repeat(100_000)).getBytes(UTF_8);
            Map<String, Long> before = rows();
            for (int listener = 1; listener < 3; listener++) {
                String url = console.listeners().get(listener).url();
                List<String> posts = posts(listener);
                assertThat(posts).isNotEmpty();
                for (String path : posts) {
                    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(form));
                    assertThat(all.send(request).statusCode())
                            .as(url + path)
                            .isEqualTo(path.equals("/sign-in/code") ? 403 : 413); // whose code is not due, unread
                }
            }
            Map<String, Long> expected = new TreeMap<>(before);
            expected.merge("AUDIT_ENTRY", 1L, Long::sum); // that one was refused
            assertThat(rows()).isEqualTo(expected);
        }
    }

    private static List<String> posts(int listener) {
        return console.listeners().get(listener).routes().stream()
                .filter(route -> route.startsWith("POST "))
                .map(route -> route.substring(5).replaceAll("\\{[^}]+}", "nobody"))
                .toList();
    }

    /// How many rows each table has, read beside the console.
    private static Map<String, Long> rows() throws SQLException {
        console.audit().link();
        console.alerts().look(); // it does so by itself, some time
        Map<String, Long> rows = new TreeMap<>();
        try (Connection database = beside();
                ResultSet tables = database.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_SCHEM") + "." + "\"" + tables.getString("TABLE_NAME") + "\"");
            }
            for (String name : names) {
                rows.put(name.replaceAll(".*\\.|\"", ""), one(database, "select count(*) from " + name));
            }
        }
        assertThat(rows).hasSizeGreaterThan(30);
        return rows;
    }

    private static long longestSetApart() throws SQLException {
        try (Connection database = beside()) {
            return one(database, "select max(length(body)) from event_quarantine");
        }
    }

    private static Connection beside() throws SQLException {
        return DriverManager.getConnection("jdbc:derby:" + folder.resolve("database"));
    }

    private static long one(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getLong(1);
        }
    }

    /// Refused before it was read: whoever is still writing may find the line closed before she reads why.
    private static boolean refused(String path, byte[] body) {
        try {
            return kiosk.post(path, body).statusCode() / 100 == 4;
        } catch (UncheckedIOException closed) {
            return true;
        }
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

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aBodyThatDribbles_isGivenUpOnEveryListener_andOthersAreServedMeanwhile(int listener) throws Exception {
        URI url = URI.create(console.listeners().get(listener).url());
        String path = List.of(KioskApi.ENROL, "/sign-in", "/v").get(listener);
        try (Socket socket = listener == 0 ? TestKiosk.line(url) : new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + url.getAuthority()
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\n")
                    .getBytes(US_ASCII));
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> firstLine(socket));
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> answer.isDone() || !gave(out));
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 408 Request Timeout");
        }
        assertOthersAreServed();
    }

    /// @return false when nobody takes it any more
    private static boolean gave(OutputStream out) {
        try {
            out.write('a');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static String firstLine(Socket socket) {
        try {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsSaidAgainWordForWord_isDoneOnce() {
        KioskEvent event = new KioskEvent.VisitEnded("done", "TAX-01", 9, 74);
        for (int again = 0; again < 3; again++) {
            assertThat(TestKiosk.storedUpTo(kiosk.report("E-1", 1, event))).isEqualTo(1);
        }
        assertThat(console.events().log().newest(KIOSK, 50)).hasSize(1);
    }

    /// Only the kiosk itself can say it again, and its clock is not believed: what it said last counts.
    @Test
    void aHeartbeatThatIsReplayed_isWhatTheConsoleHolds_leavesNoRow_andTheNextOnePutsItRight() throws SQLException {
        try (TestKiosk replayed = TestKiosk.enrolled(console, "990101-K04")) {
            Heartbeat old = Beats.jammed(CLOCK.instant());
            replayed.beat(old);
            CLOCK.turn(Duration.ofSeconds(30));
            replayed.beat(Beats.healthy(CLOCK.instant()));
            CLOCK.turn(Duration.ofSeconds(30));
            replayed.beat(old);
            Map<String, Long> before = rows();
            for (int again = 0; again < 3; again++) {
                CLOCK.turn(Duration.ofSeconds(5));
                assertThat(replayed.beat(old).consoleTime()).isEqualTo(CLOCK.instant());
                Kiosk held = console.fleet().find("990101-K04").orElseThrow();
                assertThat(held.heartbeat()).contains(old);
                assertThat(held.heard()).contains(CLOCK.instant());
                assertThat(held.state()).isEqualTo(KioskState.OUT);
            }
            assertThat(rows()).as("no row more").isEqualTo(before);
            replayed.beat(Beats.healthy(CLOCK.instant()));
            assertThat(console.fleet().find("990101-K04").orElseThrow().state()).isEqualTo(KioskState.WORKING);
        }
    }
}
