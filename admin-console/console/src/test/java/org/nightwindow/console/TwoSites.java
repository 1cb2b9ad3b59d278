package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.nightwindow.console.alerts.AlertSettings;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Enrolment.HallName;

/// Two halls of one town, in each a jammed kiosk with an alert, supplies and a case.
final class TwoSites implements AutoCloseable {
    static final String NORTH = "north";
    static final String SOUTH = "south";

    private static final String PLACES = """
            town: {zh: 示范市, en: Sampleton}
            north: {zh: 城北厅, en: North Hall, in: town, kiosks: [990101-N01]}
            south: {zh: 城南厅, en: South Hall, in: town, kiosks: [990101-S01]}
            """;

    private static final String ALERT = "href=\"/alerts/(\\d+)\"";
    private static final String PLANNED = "action=\"/planned/(\\d+)/end\"";
    private static final String SUPPLY = "action=\"/supplies/(\\d+)/refill\"";

    private final List<TestKiosk> kiosks;
    private final Map<String, String> cases;
    private Map<String, String> alerts = Map.of();
    private Map<String, String> supplies = Map.of();
    private Map<String, String> planned = Map.of();

    static ConsoleConfig places(ConsoleConfig config, Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("places.yaml"), PLACES);
            return config.withAlerts(new AlertSettings(
                    Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    TwoSites(Console console, Clock clock) {
        TestKiosk north = TestKiosk.enrolled(console, kiosk(NORTH));
        TestKiosk south = TestKiosk.enrolled(console, kiosk(SOUTH));
        kiosks = List.of(north, south);
        console.newTicket(kiosk(NORTH), new HallName("城北一号", "North One"));
        console.newTicket(kiosk(SOUTH), new HallName("城南一号", "South One"));
        kiosks.forEach(each -> each.beat(Beats.jammed(clock.instant())));
        cases = Map.of(NORTH, caseOf(north, CasePagesTest.MOTHER), SOUTH, caseOf(south, "990101194403085037"));
        console.alerts().look();
    }

    private static String caseOf(TestKiosk kiosk, String mother) {
        try {
            return CasePagesTest.filed(kiosk, CasePagesTest.allowance(kiosk, "6222020000000000000", mother))
                    .view()
                    .caseNumber();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String kiosk(String site) {
        return site.equals(NORTH) ? "990101-N01" : "990101-S01";
    }

    /// Reads from the pages of a technician, before and after she is for the north only, which number is whose.
    void read(StaffBrowser technician, Runnable narrowing) {
        SortedSet<String> everyAlert = numbers(technician, "/alerts", ALERT);
        for (String site : List.of(NORTH, SOUTH)) {
            assertThat(technician
                            .submit(
                                    "/planned",
                                    "/planned",
                                    Map.of(
                                            "where", "site:" + site,
                                            "from", "2026-01-01T00:00",
                                            "until", "2026-01-02T00:00",
                                            "reason", "x"))
                            .statusCode())
                    .as("over already")
                    .isEqualTo(422);
            announce(technician, site);
        }
        SortedSet<String> everyWork = numbers(technician, "/planned", PLANNED);
        SortedSet<String> everySupply = numbers(technician, "/supplies", SUPPLY);
        narrowing.run();
        alerts = bySite(everyAlert, numbers(technician, "/alerts", ALERT));
        planned = bySite(everyWork, numbers(technician, "/planned", PLANNED));
        supplies = bySite(everySupply, numbers(technician, "/supplies", SUPPLY));
    }

    private static void announce(StaffBrowser technician, String site) {
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
        assertThat(technician
                        .submit(
                                "/planned",
                                "/planned",
                                Map.of(
                                        "where",
                                        "site:" + site,
                                        "from",
                                        now.minusDays(3).toString(),
                                        "until",
                                        now.plusDays(8).toString(),
                                        "reason",
                                        "new wires"))
                        .statusCode())
                .isEqualTo(303);
    }

    private static Map<String, String> bySite(SortedSet<String> everything, SortedSet<String> north) {
        assertThat(north).isNotEmpty();
        assertThat(everything).containsAll(north).hasSize(2 * north.size());
        everything.removeAll(north);
        return Map.of(NORTH, north.first(), SOUTH, everything.first());
    }

    private static SortedSet<String> numbers(StaffBrowser who, String page, String link) {
        SortedSet<String> numbers = new TreeSet<>();
        Pattern.compile(link).matcher(who.get(page).body()).results().forEach(found -> numbers.add(found.group(1)));
        return numbers;
    }

    /// A route with what stands in a site in the place of its parameters.
    String filled(String route, Within within, String site) {
        String id = switch (within) {
            case KIOSK, KIOSK_OF_FORM -> kiosk(site);
            case PLANNED -> planned.getOrDefault(site, "");
            case SPOT_OF_FORM -> "";
            case ALERT -> alerts.getOrDefault(site, "");
            case SUPPLY -> supplies.getOrDefault(site, "");
            case CASE -> cases.getOrDefault(site, "");
            case SEEN, NO_PLACE, HALL -> "nobody";
        };
        return route.replaceFirst("\\{(id|number)}", id).replaceAll("\\{[^}]+}", "nobody");
    }

    /// What nobody of the north may read anywhere.
    List<String> ofTheSouth() {
        return List.of(kiosk(SOUTH), "城南一号", "South One", "城南厅", cases.getOrDefault(SOUTH, "-"));
    }

    @Override
    public void close() {
        kiosks.forEach(TestKiosk::close);
    }
}
