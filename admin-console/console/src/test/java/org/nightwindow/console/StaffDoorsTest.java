package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.security.RouteRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.audit.AuditExport;
import org.nightwindow.console.staff.Sessions;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;

/// All routes of the staff listener × all roles × (no session, an ended one, a forged form, another site): the table is
/// made from
/// what the listener says of itself, so a route that is added stands in it by itself.
class StaffDoorsTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    @TempDir
    static Path folder;

    /// Fewer than are recorded one by one of anybody in a minute.
    private static final int REFUSALS_A_MINUTE = 100;

    /// Without cookies of its own.
    private static final HttpClient BARE = HttpClient.newHttpClient();

    private static final TurnedClock CLOCK = TurnedClock.fromNow();
    private static Console console;
    private static TwoSites town;
    private static StaffBrowser chief;
    private static final Map<Role, StaffBrowser> PEOPLE = new EnumMap<>(Role.class);
    private static final Map<Role, String> CSRF = new EnumMap<>(Role.class);

    @BeforeAll
    static void oneAccountForEachRole() {
        ConsoleConfig config = FreshData.in(folder).withIssuers(CasePagesTest.ISSUERS);
        console = Console.start(TwoSites.places(config, folder), CLOCK);
        town = new TwoSites(console, CLOCK);
        chief = StaffBrowser.setUp(
                console, console.setUpLink("chief", EnumSet.of(Role.SECURITY, Role.AUDITOR)), PASSWORD);
        for (Role role : Role.values()) {
            StaffBrowser browser =
                    StaffBrowser.setUp(console, console.setUpLink(role.name(), EnumSet.of(role)), PASSWORD);
            PEOPLE.put(role, browser);
            CSRF.put(role, browser.csrf("/me"));
        }
    }

    @AfterAll
    static void stop() {
        PEOPLE.values().forEach(StaffBrowser::close);
        chief.close();
        town.close();
        console.close();
    }

    private static Map<String, Set<RouteRole>> routes() {
        Map<String, Set<RouteRole>> routes =
                new TreeMap<>(console.listeners().get(1).roles());
        routes.keySet().removeIf(route -> route.contains("/assets/"));
        assertThat(routes).hasSizeGreaterThan(25);
        return routes;
    }

    private static Map<String, Set<RouteRole>> closedRoutes() {
        Map<String, Set<RouteRole>> routes = routes();
        routes.values().removeIf(roles -> roles.contains(Access.ANYBODY));
        return routes;
    }

    @Test
    void everyRouteSaysWhoItIsFor_andOnlyTheWayInIsForAnybody() {
        assertThat(routes())
                .allSatisfy((route, roles) -> assertThat(roles).as(route).isNotEmpty());
        assertThat(closedRoutes())
                .allSatisfy((route, roles) -> assertThat(roles)
                        .as(route + " says what it has to do with places")
                        .filteredOn(Within.class::isInstance)
                        .hasSize(1));
        assertThat(routes().entrySet())
                .filteredOn(route -> route.getValue().contains(Access.ANYBODY))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "GET /sign-in",
                        "POST /sign-in",
                        "GET /set-up/{secret}",
                        "POST /set-up/{secret}",
                        "GET /look",
                        "GET /health",
                        "GET /ready",
                        "GET /metrics",
                        "GET /openapi/{listener}");
        assertThat(routes().entrySet())
                .filteredOn(route -> route.getValue().contains(Access.SIGNED_IN))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "GET /",
                        "GET /me",
                        "GET /me/second-step",
                        "POST /me/second-step",
                        "POST /sign-out",
                        "POST /alive");
    }

    @Test
    void withoutASession_everyRouteRefuses_andTheAuditSaysSo() {
        refusedOnEveryRoute("", "none");
        refusedOnEveryRoute("nw-session=" + "x".repeat(43), "ended");
        signInAgain();
    }

    @Test
    void aSessionThatNothingWasDoneInForHalfAnHour_opensNoRouteOfItsRole() {
        Map<Role, String> cookies = signedIn();
        String other = signedIn().get(Role.TECHNICIAN);
        CLOCK.turn(Sessions.IDLE.minusSeconds(1));
        assertThat(asked("GET /me", other).statusCode()).as("a second before").isEqualTo(200);
        CLOCK.turn(Duration.ofSeconds(1));
        cookies.forEach((role, cookie) -> refusedOnEveryRoute(cookie, "ended"));
        signInAgain();
    }

    @Test
    void aSessionOfAWholeShift_opensNoRouteOfItsRole_howeverBusyItWas() {
        Map<Role, String> cookies = signedIn();
        Duration step = Sessions.IDLE.minusMinutes(2);
        for (Duration past = Duration.ZERO; past.plus(step).compareTo(Sessions.LONGEST) < 0; past = past.plus(step)) {
            CLOCK.turn(step);
            cookies.forEach(
                    (role, cookie) -> assertThat(asked("GET /me", cookie).statusCode())
                            .as("busy " + role)
                            .isEqualTo(200));
        }
        CLOCK.turn(step);
        cookies.forEach((role, cookie) -> refusedOnEveryRoute(cookie, "ended"));
        signInAgain();
    }

    @Test
    void aSessionThatWasSignedOut_opensNoRouteOfItsRole() {
        for (Role role : Role.values()) {
            try (StaffBrowser leaving = new StaffBrowser(console.staffUrl())) {
                String cookie = cookie(leaving.signIn(role.name(), PASSWORD));
                assertThat(leaving.submit("/me", "/sign-out", Map.of()).statusCode())
                        .isEqualTo(303);
                refusedOnEveryRoute(cookie, "ended");
            }
        }
        signInAgain();
    }

    @Test
    void aSessionOfWhoWasDismissed_opensNoRouteOfItsRole() {
        chief.signIn("chief", PASSWORD);
        for (Role role : Role.values()) {
            String name = "gone-" + role.name().toLowerCase(Locale.ROOT);
            try (StaffBrowser gone = StaffBrowser.setUp(console, console.setUpLink(name, EnumSet.of(role)), PASSWORD)) {
                String cookie = cookie(gone.signIn(name, PASSWORD));
                assertThat(asked("GET /me", cookie).statusCode()).isEqualTo(200);
                assertThat(chief.submit("/staff", "/staff/" + name + "/dismiss", Map.of())
                                .statusCode())
                        .isEqualTo(303);
                refusedOnEveryRoute(cookie, "ended");
            }
            chief.signIn("chief", PASSWORD);
        }
        signInAgain();
    }

    private static Map<Role, String> signedIn() {
        Map<Role, String> cookies = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            try (StaffBrowser fresh = new StaffBrowser(console.staffUrl())) {
                cookies.put(role, cookie(fresh.signIn(role.name(), PASSWORD)));
            }
        }
        return cookies;
    }

    private static String cookie(HttpResponse<String> signIn) {
        return signIn.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("nw-session=") && !set.startsWith("nw-session=;"))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    /// @param why as the audit says it
    private static void refusedOnEveryRoute(String cookie, String why) {
        int asked = 0;
        for (String route : closedRoutes().keySet()) {
            if (asked++ % REFUSALS_A_MINUTE == 0) {
                CLOCK.turn(Duration.ofMinutes(1));
            }
            long before = recorded();
            HttpResponse<Void> answer = asked(route, cookie);
            String what = route + " with " + why + " session " + cookie;
            if (route.startsWith("GET") && !route.contains("/live/")) {
                assertThat(answer.statusCode()).as(what).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location")).as(what).contains("/sign-in");
            } else {
                assertThat(answer.statusCode()).as(what).isEqualTo(401);
                assertThat(answer.headers().firstValue("HX-Redirect")).as(what).contains("/sign-in");
            }
            assertThat(recorded()).as("audited: %s", what).isEqualTo(before + 1);
        }
        assertThat(newestOfAudit()).contains("\"refused-session\"", "\"detail\":\"" + why + "\"");
    }

    private static String newestOfAudit() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            AuditExport.write(console.audit(), out);
            return out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .toList()
                    .reversed()
                    .get(1); // the last tells of the head
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With a cookie that no browser would still send.
    private static HttpResponse<Void> asked(String route, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.staffUrl() + path(route)))
                .method(route.split(" ", 2)[0], HttpRequest.BodyPublishers.noBody());
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return BARE.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRoleOpensItsRoutes_andNoOther_andTheAuditSaysWhoTried() {
        List<String> opened = new ArrayList<>();
        for (Role role : Role.values()) {
            CLOCK.turn(Duration.ofMinutes(1)); // refusals are counted by the minute
            for (Map.Entry<String, Set<RouteRole>> route : closedRoutes().entrySet()) {
                boolean own =
                        route.getValue().contains(role) || route.getValue().contains(Access.SIGNED_IN);
                if (own
                        && (route.getKey().equals("POST /sign-out")
                                || route.getKey().contains("/live/"))) {
                    continue; // the one ends the session, the others never end
                }
                long before = recorded();
                int status = ask(PEOPLE.get(role), route.getKey(), CSRF.get(role), "");
                if (own) {
                    opened.add(role + " " + route.getKey());
                    assertThat(status).as("%s for %s", route.getKey(), role).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as("%s for %s", route.getKey(), role).isIn(403, 303);
                    assertThat(recorded())
                            .as("audited: %s for %s", route.getKey(), role)
                            .isEqualTo(before + 1);
                }
            }
        }
        assertThat(opened).hasSizeGreaterThan(40);
    }

    @Test
    void aFormOfAnotherPage_orFromAnotherSite_changesNothingForAnyRole_andIsAudited() {
        int tried = 0;
        for (Role role : Role.values()) {
            Role other = role == Role.AUDITOR ? Role.SECURITY : Role.AUDITOR;
            CLOCK.turn(Duration.ofMinutes(1));
            for (Map.Entry<String, Set<RouteRole>> route : closedRoutes().entrySet()) {
                boolean own =
                        route.getValue().contains(role) || route.getValue().contains(Access.SIGNED_IN);
                if (!own || !route.getKey().startsWith("POST")) {
                    continue; // where it has no business it is refused for that
                }
                for (String forged : List.of("", "guessed", CSRF.get(other))) {
                    if (++tried % REFUSALS_A_MINUTE == 0) {
                        CLOCK.turn(Duration.ofMinutes(1));
                    }
                    long before = recorded();
                    String what = route.getKey() + " for " + role + " with token \"" + forged + "\"";
                    assertThat(ask(PEOPLE.get(role), route.getKey(), forged, ""))
                            .as(what)
                            .isEqualTo(403);
                    assertThat(recorded()).as("audited: %s", what).isEqualTo(before + 1);
                }
            }
            assertThat(newestOfAudit()).contains("\"refused-form\"", "\"" + role + "\"");
            assertThat(PEOPLE.get(role).get("/me").statusCode())
                    .as("a forged sign-out signed nobody out: " + role)
                    .isEqualTo(200);
        }
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void theirSessionsOpenNothingOnTheOtherListeners() throws IOException {
        String cookie = signedIn().get(Role.SECURITY);
        signInAgain();
        try (StaffBrowser stranger = new StaffBrowser(console.publicUrl())) {
            for (String route : closedRoutes().keySet()) {
                if (!route.endsWith(" /")) {
                    assertThat(ask(stranger, route, "", cookie)).as(route).isIn(404, 405);
                }
            }
        }
        try (TestKiosk kiosk = TestKiosk.stranger(console.kioskUrl())) {
            for (String route : closedRoutes().keySet()) {
                CLOCK.turn(Duration.ofMinutes(1));
                long before = recorded();
                HttpResponse<String> answer =
                        kiosk.send(HttpRequest.newBuilder(URI.create(console.kioskUrl() + path(route)))
                                .header("Cookie", cookie)
                                .method(route.split(" ", 2)[0], HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).as(route).isEqualTo(403);
                assertThat(recorded()).as("audited: %s", route).isEqualTo(before + 1);
            }
        }
        signInAgain();
    }

    @Test
    void whoIsForOneSite_isToldOfNothingElsewhere_doesNothingThere_andTheAuditSaysWhoTried() {
        chief.signIn("chief", PASSWORD);
        signInAgain();
        town.read(PEOPLE.get(Role.TECHNICIAN), () -> forSites(Role.TECHNICIAN, "reach=SOME&site=" + TwoSites.NORTH));
        int refused = 0;
        for (Role role : Role.values()) {
            forSites(role, "reach=SOME&site=" + TwoSites.NORTH);
            for (Map.Entry<String, Set<RouteRole>> route : closedRoutes().entrySet()) {
                boolean own =
                        route.getValue().contains(role) || route.getValue().contains(Access.SIGNED_IN);
                if (own && !route.getKey().equals("POST /sign-out")) {
                    refused += withinTheNorth(role, route.getKey(), within(route.getValue()));
                }
            }
        }
        console.audit().link();
        assertThat(chief.get("/audit/export").body().split("\"refused-site\"", -1))
                .hasSize(refused + 1);
        assertThat(refused).isGreaterThan(35);
        for (Role role : Role.values()) {
            forSites(role, "reach=ALL&site=" + TwoSites.NORTH);
        }
        assertThat(PEOPLE.get(Role.SUPERVISOR).get("/fleet").body()).contains(TwoSites.kiosk(TwoSites.SOUTH));
    }

    /// @return how many requests were refused
    private static int withinTheNorth(Role role, String route, Within within) {
        String north = town.filled(route, within, TwoSites.NORTH);
        String south = town.filled(route, within, TwoSites.SOUTH);
        String what = route + " for a " + role + " of the north";
        return switch (within) {
            case KIOSK, KIOSK_OF_FORM, ALERT, SUPPLY, CASE, SPOT_OF_FORM, PLANNED -> {
                long before = recorded();
                assertThat(form(role, south, fields(within, TwoSites.SOUTH)))
                        .as(what)
                        .isEqualTo(404);
                assertThat(recorded()).as("audited: %s", what).isEqualTo(before + 1);
                if (!route.contains("/live/") && !route.contains("/files/")) {
                    assertThat(form(role, north, fields(within, TwoSites.NORTH)))
                            .as(what)
                            .isNotIn(401, 403, 404, 500);
                }
                yield 1;
            }
            case HALL -> {
                long before = recorded();
                assertThat(form(role, north, fields(within, TwoSites.NORTH)))
                        .as(what)
                        .isEqualTo(403);
                assertThat(recorded()).as("audited: %s", what).isEqualTo(before + 1);
                yield 1;
            }
            case SEEN -> {
                if (!route.contains("/live/")) {
                    String page = PEOPLE.get(role).get(route.split(" ", 2)[1]).body();
                    town.ofTheSouth()
                            .forEach(secret -> assertThat(page).as(what).doesNotContain(secret));
                    if (route.equals("GET /fleet")) {
                        assertThat(PEOPLE.get(role)
                                        .get("/fleet?site=" + TwoSites.SOUTH)
                                        .body())
                                .as("nor what it is called")
                                .contains(">south ")
                                .doesNotContain("城南厅", TwoSites.kiosk(TwoSites.SOUTH));
                    }
                    if (List.of("GET /fleet", "GET /supplies", "GET /cases").contains(route)) {
                        assertThat(page).as(what).containsAnyOf(TwoSites.kiosk(TwoSites.NORTH), "城北一号");
                    }
                }
                yield 0;
            }
            case NO_PLACE -> {
                assertThat(form(role, north, fields(within, TwoSites.NORTH)))
                        .as(what)
                        .isNotIn(401, 403, 404, 500);
                yield 0;
            }
        };
    }

    private static int form(Role role, String route, String fields) {
        String[] parts = route.split(" ", 2);
        StaffBrowser browser = PEOPLE.get(role);
        return parts[0].equals("GET")
                ? browser.get(parts[1]).statusCode()
                : browser.post(parts[1], "csrf=" + CSRF.get(role) + fields).statusCode();
    }

    private static String fields(Within within, String site) {
        return (within == Within.KIOSK_OF_FORM ? "&zh=x&en=x&id=" + TwoSites.kiosk(site) : "")
                + (within == Within.SPOT_OF_FORM ? "&where=kiosk:" + TwoSites.kiosk(site) : "");
    }

    private static void forSites(Role role, String choice) {
        assertThat(chief.post("/staff/" + role + "/sites", "csrf=" + chief.csrf("/me") + "&" + choice)
                        .statusCode())
                .isEqualTo(303);
    }

    private static Within within(Set<RouteRole> roles) {
        return roles.stream()
                .filter(Within.class::isInstance)
                .map(Within.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOpenBoardOfOneSite_showsNoOther_andEndsWhenTheSitesChange() {
        chief.signIn("chief", PASSWORD);
        signInAgain();
        forSites(Role.TECHNICIAN, "reach=SOME&site=" + TwoSites.NORTH);
        StaffBrowser technician = PEOPLE.get(Role.TECHNICIAN);
        Thread reader = Thread.startVirtualThread(() -> technician.lines("/live/board"));
        Awaitility.await().until(() -> technician.heard().contains("event: tick"));
        assertThat(technician.heard()).anyMatch(line -> line.contains("城北一号"));
        town.ofTheSouth().forEach(secret -> assertThat(technician.heard()).noneMatch(line -> line.contains(secret)));
        forSites(Role.TECHNICIAN, "reach=ALL");
        Awaitility.await().until(() -> !reader.isAlive());
        assertThat(technician.heard()).contains("event: signed-out");
    }

    @Test
    void placesThatAreNotChosenWhenSomeAre_areNotAllPlaces() {
        chief.signIn("chief", PASSWORD);
        String csrf = "csrf=" + chief.csrf("/me");
        assertThat(chief.post("/staff/TECHNICIAN/sites", csrf + "&reach=SOME").statusCode())
                .isEqualTo(422);
        assertThat(chief.post("/staff/TECHNICIAN/sites", csrf + "&reach=SOME&site=nowhere")
                        .statusCode())
                .isEqualTo(422);
        assertThat(chief.post("/staff/chief/sites", csrf + "&reach=SOME&site=north")
                        .statusCode())
                .as("her own")
                .isEqualTo(403);
    }

    private static void signInAgain() {
        PEOPLE.forEach((role, browser) -> {
            browser.signIn(role.name(), PASSWORD);
            CSRF.put(role, browser.csrf("/me"));
        });
    }

    private static long recorded() {
        console.audit().link();
        return console.audit().head().seq();
    }

    private static int ask(StaffBrowser who, String route, String csrf, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(who.url() + path(route)))
                .timeout(Duration.ofSeconds(20))
                .method(route.split(" ", 2)[0], HttpRequest.BodyPublishers.noBody());
        if (!csrf.isEmpty()) {
            request.header("X-CSRF", csrf);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return who.send(request).statusCode();
    }

    private static String path(String route) {
        return route.split(" ", 2)[1].replaceAll("\\{[^}]+}", "nobody");
    }
}
