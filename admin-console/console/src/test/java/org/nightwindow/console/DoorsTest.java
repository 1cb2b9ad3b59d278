package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSession;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.audit.AuditExport;
import org.nightwindow.console.keys.SelfSigned;
import org.nightwindow.console.web.Listener;
import org.nightwindow.hall.KioskApi;

/// Every route of every listener, asked by everybody who must not get in.
class DoorsTest {
    @TempDir
    static Path folder;

    private static final TurnedClock CLOCK = TurnedClock.fromNow();
    static Console console;
    static TestKiosk kiosk;
    private static TestKiosk old;
    private static TestKiosk replacement;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder), CLOCK);
        kiosk = TestKiosk.enrolled(console, "990101-K01");
        old = TestKiosk.enrolled(console, "990101-K02");
        replacement = TestKiosk.enrolled(console, "990101-K02");
    }

    @AfterAll
    static void stop() {
        List.of(kiosk, old, replacement).forEach(TestKiosk::close);
        console.close();
    }

    record Route(String method, String path) {
        static Route of(String text) {
            String[] parts = text.split(" ", 2);
            return new Route(parts[0], parts[1].replaceAll("\\{[^}]+}", "x"));
        }
    }

    private static List<Route> routes(int listener) {
        List<Route> routes = console.listeners().get(listener).routes().stream()
                .map(Route::of)
                .toList();
        assertThat(routes).as("the routes of " + listener).isNotEmpty();
        return routes;
    }

    @Test
    void onlyWhatPagesAreMadeOfStandsOnTwoListeners() {
        Set<Route> seen = new HashSet<>();
        List<Route> twice = new ArrayList<>();
        for (int listener = 0; listener < 3; listener++) {
            for (Route route : routes(listener)) {
                if (!seen.add(route)
                        && !route.path().startsWith("/assets/")
                        && !route.path().equals("/look")) {
                    twice.add(route);
                }
            }
        }
        assertThat(twice)
                .extracting(Route::path)
                .as("both have a front page of their own")
                .isSubsetOf("/");
    }

    @BeforeEach
    void inAMinuteOfItsOwn() {
        CLOCK.turn(Duration.ofMinutes(1)); // refusals are counted by the minute
    }

    @Test
    void withoutACertificateNothingOfTheKioskListenerAnswers_notEvenWhetherItExists() {
        try (TestKiosk stranger = TestKiosk.stranger(console.kioskUrl())) {
            for (Route route : routes(0)) {
                boolean enrols = route.path().equals(KioskApi.ENROL);
                long before = recorded();
                assertThat(ask(stranger, console.kioskUrl(), route))
                        .as("%s", route)
                        .isEqualTo(enrols ? 400 : 403);
                assertThat(recorded()).as("audited: %s", route).isEqualTo(before + (enrols ? 0 : 1));
            }
            assertThat(ask(stranger, console.kioskUrl(), new Route("GET", "/no/such/path")))
                    .isEqualTo(403);
        }
    }

    @Test
    void aRevokedCertificateOpensNothing() {
        for (Route route : routes(0)) {
            boolean enrols = route.path().equals(KioskApi.ENROL);
            long before = recorded();
            assertThat(ask(old, console.kioskUrl(), route)).as("%s", route).isEqualTo(enrols ? 400 : 403);
            assertThat(recorded()).as("audited: %s", route).isEqualTo(before + (enrols ? 0 : 1));
        }
        assertThat(replacement.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
    }

    @Test
    void aKioskOfAnotherConsoleDoesNotEvenConnect(@TempDir Path elsewhere) {
        try (Console other = Console.start(ConsoleConfig.inFolder(elsewhere));
                TestKiosk theirs = TestKiosk.enrolled(other, "990101-K01")) {
            assertThat(theirs.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
            assertThat(refused(theirs.at(console.kioskUrl()))).isTrue();
        }
    }

    @Test
    void whatStandsOnAnotherListener_isNotThereForAnybody_andTheAuditSaysWhoAsked() {
        int asked = 0;
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                Listener listener = console.listeners().get(to);
                for (String path : paths(from)) {
                    if (to == from) {
                        assertThat(ask(kiosk, listener.url(), new Route("DELETE", path)))
                                .as("DELETE %s", path)
                                .isEqualTo(405);
                    } else if (!paths(to).contains(path)) {
                        CLOCK.turn(Duration.ofMinutes(1));
                        for (String method : List.of("GET", "POST", "DELETE")) {
                            String what = method + " " + path + " on " + listener.name();
                            long before = recorded();
                            assertThat(ask(kiosk, listener.url(), new Route(method, path)))
                                    .as(what)
                                    .isEqualTo(404);
                            assertThat(recorded()).as("audited: %s", what).isEqualTo(before + 1);
                            assertThat(newest())
                                    .as(what)
                                    .contains("\"refused-listener\"", method + " " + path)
                                    .contains(to == 0 ? "\"990101-K01\"" : "\"nobody\"");
                            asked++;
                        }
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(400);
    }

    @Test
    void whatStandsNowhere_isNotAudited_andAFloodOfRefusalsIsAFewRowsAndANumber() throws IOException {
        long before = recorded();
        assertThat(ask(kiosk, console.publicUrl(), new Route("GET", "/wp-login.php")))
                .isEqualTo(404);
        assertThat(recorded()).isEqualTo(before);
        for (int again = 0; again < 300; again++) {
            assertThat(ask(kiosk, console.kioskUrl(), new Route("GET", "/fleet")))
                    .isEqualTo(404);
        }
        assertThat(recorded()).isEqualTo(before + 120);
        ask(kiosk, console.publicUrl(), new Route("GET", "/fleet"));
        assertThat(recorded()).as("others are recorded meanwhile").isEqualTo(before + 121);
        CLOCK.turn(Duration.ofMinutes(1));
        ask(kiosk, console.kioskUrl(), new Route("GET", "/fleet"));
        assertThat(recorded()).isEqualTo(before + 123);
        assertThat(export()).contains("180 more were refused");
    }

    @Test
    void aKioskIsAskedForItsCertificateAtItsOwnDoorOnly_andASignedOutReaderSeesNothing(@TempDir Path elsewhere)
            throws Exception {
        ConsoleConfig plain = FreshData.in(elsewhere);
        ConsoleConfig.Door door = withItsOwnCertificate(elsewhere);
        try (Console secure = Console.start(plain.withDoors(plain.kiosk(), door, door));
                TestKiosk enrolled = TestKiosk.enrolled(secure, "990101-K01");
                TestKiosk shows = enrolled.atAnybody(secure.kioskUrl())) {
            assertThat(shown(shows, secure.kioskUrl() + KioskApi.CATALOGUE))
                    .as("who is asked shows it")
                    .isTrue();
            assertThat(secure.staffUrl()).startsWith("https:");
            assertThat(secure.publicUrl()).startsWith("https:");
            assertThat(shown(shows, secure.publicUrl() + "/v")).isFalse();
            for (Route route : routes(1)) {
                int status = ask(shows, secure.staffUrl(), route);
                assertThat(shown(shows, secure.staffUrl() + "/health")).isFalse();
                if (OPEN.matcher(route.path()).matches()) {
                    assertThat(status).as("%s", route).isIn(200, 303, 401, 403);
                } else {
                    assertThat(status).as("%s", route).isIn(303, 401);
                }
            }
        }
    }

    private static final Pattern OPEN =
            Pattern.compile("/assets/.*|/sign-in|/set-up/x|/look|/health|/ready|/metrics|/openapi/x");

    /// Whether the client was asked for its certificate.
    private static boolean shown(TestKiosk who, String url) {
        SSLSession session =
                who.send(HttpRequest.newBuilder(URI.create(url))).sslSession().orElseThrow();
        return session.getLocalCertificates() != null;
    }

    private static ConsoleConfig.Door withItsOwnCertificate(Path folder) throws GeneralSecurityException, IOException {
        KeyStore.PrivateKeyEntry identity = SelfSigned.create(
                new X500Name("CN=localhost"), KeyUsage.digitalSignature, Instant.now(), new SecureRandom());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("door", identity.getPrivateKey(), "secret".toCharArray(), identity.getCertificateChain());
        Path file = folder.resolve("door.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        Path password = Files.writeString(folder.resolve("door.password"), "secret");
        return new ConsoleConfig.Door("127.0.0.1", 0, Optional.of(file), Optional.of(password));
    }

    private static Set<String> paths(int listener) {
        Set<String> paths = new TreeSet<>();
        routes(listener).forEach(route -> paths.add(route.path()));
        return paths;
    }

    private static long recorded() {
        console.audit().link();
        return console.audit().head().seq();
    }

    private static String newest() {
        return export().lines().toList().reversed().get(1); // the last tells of the head
    }

    private static String export() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            AuditExport.write(console.audit(), out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ask(TestKiosk who, String url, Route route) {
        return who.send(HttpRequest.newBuilder(URI.create(url + route.path()))
                        .method(route.method(), HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private static boolean refused(TestKiosk stranger) {
        try {
            stranger.get(KioskApi.CATALOGUE);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }
}
