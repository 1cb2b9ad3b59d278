package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.web.Listener;
import org.nightwindow.hall.KioskApi;

/// Every route of every listener, asked by everybody who must not get in.
class DoorsTest {
    @TempDir
    static Path folder;

    static Console console;
    static TestKiosk kiosk;

    @BeforeAll
    static void start() {
        console = Console.start(FreshData.in(folder));
        kiosk = TestKiosk.enrolled(console, "990101-K01");
    }

    @AfterAll
    static void stop() {
        kiosk.close();
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

    @Test
    void withoutACertificateNothingOfTheKioskListenerAnswers_notEvenWhetherItExists() {
        try (TestKiosk stranger = TestKiosk.stranger(console.kioskUrl())) {
            for (Route route : routes(0)) {
                int expected = route.path().equals(KioskApi.ENROL) ? 400 : 403;
                assertThat(ask(stranger, console.kioskUrl(), route))
                        .as("%s", route)
                        .isEqualTo(expected);
            }
            assertThat(ask(stranger, console.kioskUrl(), new Route("GET", "/no/such/path")))
                    .isEqualTo(403);
        }
    }

    @Test
    void aRevokedCertificateOpensNothing() {
        try (TestKiosk old = TestKiosk.enrolled(console, "990101-K02");
                TestKiosk replacement = TestKiosk.enrolled(console, "990101-K02")) {
            for (Route route : routes(0)) {
                int expected = route.path().equals(KioskApi.ENROL) ? 400 : 403;
                assertThat(ask(old, console.kioskUrl(), route)).as("%s", route).isEqualTo(expected);
            }
            assertThat(replacement.get(KioskApi.CATALOGUE).statusCode()).isEqualTo(200);
        }
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
    void routesOfOneListenerDoNotAnswerOnAnother_norForAnotherMethod() {
        for (int from = 0; from < 3; from++) {
            Set<String> own = new HashSet<>();
            routes(from).forEach(route -> own.add(route.path()));
            for (int to = 0; to < 3; to++) {
                Listener listener = console.listeners().get(to);
                Set<String> there = new HashSet<>();
                routes(to).forEach(route -> there.add(route.path()));
                for (String path : own) {
                    if (to == from) {
                        int wrongMethod = ask(kiosk, listener.url(), new Route("DELETE", path));
                        assertThat(wrongMethod).as("DELETE %s", path).isEqualTo(405);
                    } else if (!there.contains(path)) {
                        assertThat(ask(kiosk, listener.url(), new Route("GET", path)))
                                .as("GET %s on %s", path, listener.url())
                                .isIn(404, 303, 401);
                        assertThat(ask(kiosk, listener.url(), new Route("POST", path)))
                                .as("POST %s on %s", path, listener.url())
                                .isIn(404, 401, 403, 405);
                    }
                }
            }
        }
    }

    @Test
    void aKioskCertificateOpensNoStaffPage_andASignedOutReaderSeesNothing() {
        for (Route route : routes(1)) {
            boolean open = route.path().startsWith("/assets/")
                    || Set.of("/sign-in", "/set-up/x", "/look", "/health", "/ready")
                            .contains(route.path());
            int status = ask(kiosk, console.staffUrl(), route);
            if (open) {
                assertThat(status).as("%s", route).isIn(200, 303, 403);
            } else {
                assertThat(status).as("%s", route).isIn(303, 401);
            }
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
