package org.nightwindow.kiosk.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.PlayedConsole;
import org.nightwindow.kiosk.ledger.ClockFloor;

/// A certificate lives 90 days; a kiosk that stands in a hall for years never notices.
@Timeout(60)
final class RenewalTest {
    private static final Duration LAST_THIRD = Duration.ofDays(61);
    private static final int POINTS_AT_MOST = 30;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final List<KioskEvent> notes = new CopyOnWriteArrayList<>();
    private PlayedConsole console;

    /// The plug is pulled: no line after this one is done.
    private static final class Pulled extends Error {
        private static final long serialVersionUID = 1;

        Pulled(String line) {
            super(line, null, false, false);
        }
    }

    @BeforeEach
    void begin() throws Exception {
        console = new PlayedConsole(clock, Bench.defaultCatalogue(), "2026.11.23-1");
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void twoThirdsOfItsLifeAreOver_theCertificateIsRenewed_provenByAHeartbeat_andTheOldKeyIsDeleted() throws Exception {
        console.certificates().areOld(LAST_THIRD);
        Identity old = enrolled(folder);
        try (HallLink link = link(folder, _ -> {})) {
            link.start();
            await().until(() ->
                    !console.shown().isEmpty() && !console.shown().getLast().equals(old.certificate()));
            await().until(() -> folders(folder) == 1);
        }
        Identity renewed = identities(folder).load().orElseThrow();
        assertThat(renewed.certificate()).isEqualTo(console.shown().getLast());
        assertThat(renewed.key()).isNotEqualTo(old.key());
        assertThat(console.shown().getFirst()).isEqualTo(old.certificate());
        assertThat(console.certificates().renewals()).isOne();
        assertThat(notes).isEmpty();
    }

    @Test
    void theCertificateIsYoung_itIsLeftAlone() throws Exception {
        console.certificates().areOld(Duration.ofDays(59));
        enrolled(folder);
        try (HallLink link = link(folder, _ -> {})) {
            link.start();
            await().until(() -> console.heartbeats().size() > 3);
        }
        assertThat(console.certificates().renewals()).isZero();
    }

    @Test
    void killedAfterEachLineOfARenewal_theKioskIsStillOneOfOurs_andEndsWithTheNewCertificate() throws Exception {
        console.certificates().areOld(LAST_THIRD);
        List<String> deaths = new ArrayList<>();
        boolean died = true;
        for (int point = 1; died; point++) {
            assertThat(point).isLessThan(POINTS_AT_MOST);
            Path home = folder.resolve("killed-" + point);
            Identity old = enrolled(home);
            List<String> passed = new CopyOnWriteArrayList<>();
            int deadly = point;
            try (HallLink link = link(home, line -> {
                passed.add(line);
                if (passed.size() == deadly) {
                    throw new Pulled(line);
                }
            })) {
                link.start();
                await().dontCatchUncaughtExceptions()
                        .until(() -> passed.size() == deadly || passed.contains("the old key is deleted"));
            }
            died = passed.size() == deadly;
            if (died) {
                deaths.add(passed.getLast());
            }
            Identity left = identities(home).load().orElseThrow();
            try (HallLink link = link(home, _ -> {})) {
                link.start();
                await("after " + passed).until(() -> link.state().online());
                await().until(() -> folders(home) == 1
                        && !identities(home).load().orElseThrow().certificate().equals(old.certificate()));
            }
            assertThat(left.kioskId()).isEqualTo(old.kioskId());
            assertThat(home.resolve("identity/next")).doesNotExist();
        }
        assertThat(deaths)
                .contains("the request left", "`next` is written", "the heartbeat is answered", "`current` is written");
        System.out.println("killed after " + deaths.size() + " lines of a renewal: " + deaths);
    }

    @Test
    void whatTheConsoleCertifiedIsOfNoUse_theOldOneStays_andTheTechnicianIsToldOnce() throws Exception {
        console.certificates().areOld(LAST_THIRD);
        console.certificates().areForAnotherKey();
        Identity old = enrolled(folder);
        try (HallLink link = link(folder, _ -> {})) {
            link.start();
            await().until(() -> console.certificates().renewals() > 0
                    && console.heartbeats().size() > 5);
        }
        assertThat(console.shown()).containsOnly(old.certificate());
        assertThat(console.certificates().renewals())
                .as("asked again after an hour only")
                .isOne();
        assertThat(notes).singleElement().isInstanceOfSatisfying(KioskEvent.Noticed.class, noticed -> {
            assertThat(noticed.event()).isEqualTo(LogEvent.CERTIFICATE_NOT_RENEWED.id());
            assertThat(noticed.text()).contains("something else");
        });
    }

    @Test
    void theConsoleDoesNotTakeWhatItRenewed_theOldOneStaysInUse() throws Exception {
        console.certificates().areOld(LAST_THIRD);
        console.certificates().areNotTakenOnceRenewed();
        Identity old = enrolled(folder);
        try (HallLink link = link(folder, _ -> {})) {
            link.start();
            await().until(() -> !notes.isEmpty());
            int before = console.heartbeats().size();
            await().until(() -> console.heartbeats().size() > before + 2);
            assertThat(link.state().online()).isTrue();
        }
        assertThat(console.shown()).containsOnly(old.certificate());
        assertThat(identities(folder).load().orElseThrow().certificate()).isEqualTo(old.certificate());
        assertThat(folders(folder)).isOne();
    }

    @Test
    void theCertificateHasEnded_itIsSaidSo_andReportedOnce() throws Exception {
        console.certificates().areOld(Duration.ofDays(91));
        enrolled(folder);
        try (HallLink link = link(folder, _ -> {})) {
            link.start();
            await().until(() -> link.state().locked().isPresent());
            assertThat(link.state().online()).isFalse();
            await().untilAsserted(() -> assertThat(notes)
                    .extracting(note -> ((KioskEvent.Noticed) note).event())
                    .containsExactly(LogEvent.CERTIFICATE_REFUSED.id()));
        }
        assertThat(console.heartbeats()).isEmpty();
    }

    @Test
    void anotherMachineWasEnrolledUnderThisId_thisOneLearnsThatItIsNotTakenAnyMore() throws Exception {
        enrolled(folder);
        try (HallLink link = link(folder, _ -> {})) {
            link.start();
            await().until(() -> link.state().online());
            enrolled(folder.resolve("another"));
            await().until(() -> link.state().locked().isPresent());
            assertThat(link.state().online()).isFalse();
        }
    }

    private Identity enrolled(Path home) throws Exception {
        Enroller enroller = new Enroller(identities(home), () -> Optional.of(clock.instant()));
        return switch (enroller.enrol(
                console.url(), EnrolmentTicket.parse(console.ticket()).orElseThrow(), "1.0")) {
            case Enroller.Enrolled.Done(Identity identity) -> identity;
            case Enroller.Enrolled other -> throw new AssertionError(other);
        };
    }

    private static IdentityFolder identities(Path home) {
        return new IdentityFolder(home.resolve("identity"));
    }

    private HallLink link(Path home, Consumer<String> passed) {
        ClockFloor floor = new ClockFloor(clock, System::nanoTime);
        return new HallLink(
                identities(home).load().orElseThrow(),
                new IdentityFolder(home.resolve("identity"), passed),
                HallSettings.under(home, Duration.ofMillis(20), Duration.ofMillis(100)),
                clock,
                floor,
                new Random(1),
                this::heartbeat,
                _ -> new CommandRunner.Ended(CommandRunner.State.REFUSED, ""),
                floor::heard,
                notes::add);
    }

    private Heartbeat heartbeat(List<Heartbeat.CommandResult> results) {
        Heartbeat.Screen screen = new Heartbeat.Screen("attract", clock.instant());
        return new Heartbeat(
                clock.instant(), "e", 0, "1.0", "", screen, false, false, 0, List.of(), List.of(), results, List.of());
    }

    private static long folders(Path home) throws Exception {
        try (Stream<Path> all = Files.list(home.resolve("identity"))) {
            return all.filter(Files::isDirectory).count();
        }
    }
}
