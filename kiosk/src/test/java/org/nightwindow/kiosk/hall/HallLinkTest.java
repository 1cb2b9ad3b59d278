package org.nightwindow.kiosk.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.bench.PlayedCertificates;
import org.nightwindow.kiosk.bench.PlayedConsole;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.Courier;

@Timeout(30)
class HallLinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String VERSION = "2026.11.23-1";

    @TempDir
    Path home;

    private final Clock clock = Clock.systemUTC();
    private final ClockFloor floor = new ClockFloor(clock, System::nanoTime);
    private final List<KioskEvent> notes = new CopyOnWriteArrayList<>();
    private final AtomicInteger commandsRun = new AtomicInteger();
    private CommandRunner runner = command -> {
        commandsRun.incrementAndGet();
        return command.kind().equals(Command.SELF_TEST)
                ? new CommandRunner.Ended(CommandRunner.State.DONE, "all well")
                : new CommandRunner.Ended(CommandRunner.State.REFUSED, "unknown");
    };
    private PlayedConsole console;

    @BeforeEach
    void begin() throws Exception {
        console = new PlayedConsole(clock, catalogue(), VERSION);
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void enrolment_keepsTheKeyToItself_andIsReadAgainAfterARestart() throws Exception {
        Identity identity = enrolled(console);
        assertThat(identity.kioskId()).isEqualTo("990101-K03");
        Identity again = identities().load().orElseThrow();
        assertThat(again.certificate()).isEqualTo(identity.certificate());
        assertThat(again.key()).isEqualTo(identity.key());
        try (Stream<Path> files = Files.walk(home.resolve("identity"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
            }
        }
        enrolled(console);
        try (Stream<Path> folders = Files.list(home.resolve("identity"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .as("the old key is gone")
                    .hasSize(1);
        }
    }

    @Test
    void anotherConsoleAnswersThere_theCodeIsNotShownToIt() throws Exception {
        try (PlayedConsole other = new PlayedConsole(clock, catalogue(), VERSION)) {
            EnrolmentTicket ticket = EnrolmentTicket.parse(console.ticket()).orElseThrow();
            assertThat(enroller().enrol(other.url(), ticket, "1.0"))
                    .isInstanceOf(Enroller.Enrolled.NotThisConsole.class);
        }
        assertThat(identities().load()).isEmpty();
    }

    @Test
    void aWrongCodeIsRefused_andNoConsoleIsUnreachable() throws Exception {
        EnrolmentTicket right = EnrolmentTicket.parse(console.ticket()).orElseThrow();
        EnrolmentTicket wrong = new EnrolmentTicket("AAAA-BBBB-CCCC", right.caFingerprint());
        assertThat(enroller().enrol(console.url(), wrong, "1.0"))
                .isInstanceOfSatisfying(
                        Enroller.Enrolled.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.ENROLMENT));
        console.away();
        assertThat(enroller().enrol(console.url(), right, "1.0")).isInstanceOf(Enroller.Enrolled.Unreachable.class);
    }

    @Test
    void heartbeatsTellOnlineAndOffline_andTheConsolesTime() throws Exception {
        try (HallLink link = link()) {
            assertThat(link.state().online()).isFalse();
            link.start();
            await().untilAsserted(() -> assertThat(link.state().online()).isTrue());
            await().untilAsserted(() -> assertThat(floor.confirmed()).isTrue());
            console.away();
            await().untilAsserted(() -> assertThat(link.state().online()).isFalse());
            console.back();
            await().untilAsserted(() -> assertThat(link.state().online()).isTrue());
        }
    }

    @Test
    void aDocumentIsIssued_theSameKeyGivesTheSame() throws Exception {
        try (HallLink link = link()) {
            IssuedDocument first = issued(link.issue(request("P-a"), LIMIT));
            IssuedDocument again = issued(link.issue(request("P-a"), LIMIT));
            assertThat(again.serial()).isEqualTo(first.serial());
            assertThat(again.pdf()).isEqualTo(first.pdf());
            assertThat(console.documents()).hasSize(1);
        }
    }

    @Test
    void theConsoleIsAway_nothingWasSent() throws Exception {
        try (HallLink link = link()) {
            console.away();
            assertThat(link.issue(request("P-a"), LIMIT)).isInstanceOf(Issue.Unreachable.class);
            assertThat(console.asked()).isEmpty();
        }
    }

    @Test
    void theAnswerIsLostAfterTheConsoleIssued_itMayHaveBeenIssued_andAskingAgainGivesTheSame() throws Exception {
        try (HallLink link = link()) {
            console.losesAnswers();
            assertThat(link.issue(request("P-a"), Duration.ofSeconds(1))).isInstanceOf(Issue.NoAnswer.class);
            assertThat(console.asked()).hasSizeGreaterThan(1);
            console.answersAgain();
            assertThat(issued(link.issue(request("P-a"), LIMIT)).serial())
                    .isEqualTo(console.documents().getFirst().serial());
            assertThat(console.documents()).hasSize(1);
        }
    }

    @Test
    void theAnswerIsLostOnce_theResidentNeverNotices() throws Exception {
        try (HallLink link = link()) {
            console.losesAnswers();
            Thread mends = Thread.ofVirtual().start(() -> {
                await().until(() -> !console.asked().isEmpty());
                console.answersAgain();
            });
            issued(link.issue(request("P-a"), LIMIT));
            mends.join();
            assertThat(console.documents()).hasSize(1);
        }
    }

    @Test
    void theAnswerIsLostAndThenTheConsoleIsAway_itMayStillHaveBeenIssued() throws Exception {
        try (HallLink link = link()) {
            console.losesAnswers();
            Thread unplugs = Thread.ofVirtual().start(() -> {
                await().until(() -> !console.asked().isEmpty());
                console.away();
            });
            assertThat(link.issue(request("P-a"), Duration.ofSeconds(3))).isInstanceOf(Issue.NoAnswer.class);
            unplugs.join();
        }
    }

    @Test
    void theConsoleIsSlowBy10Seconds_theLateAnswerReachesNobody() throws Exception {
        try (HallLink link = link()) {
            issued(link.issue(request("P-warm"), LIMIT));
            console.slow(Duration.ofSeconds(10));
            long begun = System.nanoTime();
            assertThat(link.issue(request("P-late"), Duration.ofMillis(300))).isInstanceOf(Issue.NoAnswer.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            console.slow(Duration.ZERO);
            assertThat(issued(link.issue(request("P-next"), LIMIT)).key()).isEqualTo("P-next");
        }
    }

    @Test
    void whatArrivesIsNotWhatWasSealed_itIsNotBelieved() throws Exception {
        try (HallLink link = link()) {
            console.breaksBytes();
            assertThat(link.issue(request("P-a"), Duration.ofSeconds(2))).isInstanceOf(Issue.NoAnswer.class);
            assertThat(console.documents()).hasSize(1);
        }
    }

    @Test
    void aRefusalIsANo() throws Exception {
        try (HallLink link = link()) {
            console.refuse(new Refusal(Refusal.NO_RECORDS, "没有记录", "No records"));
            assertThat(link.issue(request("P-a"), LIMIT))
                    .isEqualTo(new Issue.Refused(new Refusal(Refusal.NO_RECORDS, "没有记录", "No records")));
        }
    }

    @Test
    void somebodyElseListensAtTheConsolesAddress_nothingIsSentToHim() throws Exception {
        Identity identity = enrolled(console);
        try (PlayedConsole other = new PlayedConsole(clock, catalogue(), VERSION);
                HallLink link = link(new Identity(
                        identity.kioskId(),
                        identity.name(),
                        other.url(),
                        identity.key(),
                        identity.certificate(),
                        identity.ca()))) {
            assertThat(link.issue(request("P-a"), LIMIT)).isInstanceOf(Issue.Unreachable.class);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void itIs1970AtTheKiosk_theConsoleIsReachedAllTheSame_andTellsTheTime() throws Exception {
        ClockFloor dead = new ClockFloor(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), System::nanoTime);
        assertThat(dead.known()).isEmpty();
        try (HallLink link = new HallLink(
                enrolled(console),
                identities(),
                settings(),
                clock,
                dead,
                new Random(1),
                this::heartbeat,
                runner,
                dead::heard,
                notes::add)) {
            link.start();
            await().untilAsserted(() -> assertThat(dead.known()).isPresent());
            assertThat(dead.known().orElseThrow()).isCloseTo(clock.instant(), within(Duration.ofSeconds(5)));
        }
    }

    @Test
    void aCommandIsDoneOnce_howeverOftenItComes_andItsResultIsRepeatedUntilHeard() throws Exception {
        console.command(command("C-1", Command.SELF_TEST));
        console.command(command("C-2", "SING"));
        try (HallLink link = link()) {
            link.start();
            await().untilAsserted(() -> assertThat(console.results())
                    .extracting(Heartbeat.CommandResult::id, Heartbeat.CommandResult::state)
                    .contains(tuple("C-1", "DONE"), tuple("C-2", "REFUSED")));
            console.command(command("C-1", Command.SELF_TEST));
            int before = console.heartbeats().size();
            await().until(() -> console.heartbeats().size() > before + 2);
        }
        assertThat(commandsRun).hasValue(2);
    }

    /// Does not end by itself.
    ///
    /// @param seen how it ended, by what the next start sees
    private record Endless(CountDownLatch running, CountDownLatch forEver, CommandRunner.State seen)
            implements CommandRunner {
        @Override
        public Ended run(Command command) {
            running.countDown();
            try {
                forEver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Ended(State.REFUSED, "");
        }

        @Override
        public Ended afterCut(String id, String kind) {
            return new Ended(seen, "seen");
        }
    }

    @Test
    void theKioskIsRestartedWhileACommandRuns_itIsNotDoneASecondTime() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        runner = new Endless(running, forEver, CommandRunner.State.NOT_DONE);
        console.command(command("C-1", Command.SELF_TEST));
        Identity identity = enrolled(console);
        try (HallLink link = link(identity)) {
            link.start();
            running.await();
        }
        runner = command -> {
            throw new AssertionError("a second time");
        };
        try (HallLink link = link(identity)) {
            link.start();
            await().untilAsserted(() -> assertThat(console.results())
                    .extracting(Heartbeat.CommandResult::id, Heartbeat.CommandResult::state)
                    .contains(tuple("C-1", "NOT_DONE")));
        }
        forEver.countDown();
    }

    @Test
    void aCommandEndsAfterTheKioskStopped_itsResultDoesNotOverwriteTheNextProgramsFile() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CompletableFuture<Thread> running = new CompletableFuture<>();
        runner = command -> {
            running.complete(Thread.currentThread());
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new CommandRunner.Ended(CommandRunner.State.DONE, "");
        };
        console.command(command("C-1", Command.SELF_TEST));
        try (HallLink link = link()) {
            link.start();
            running.join();
        }
        Path file = settings().commandsFile();
        Files.writeString(file, "the next program's");
        int heard = console.heartbeats().size();
        stopped.countDown();
        running.join().join();
        assertThat(file).hasContent("the next program's");
        assertThat(console.heartbeats()).hasSize(heard);
    }

    @Test
    void theKioskStopsInTheMiddleOfAHeartbeat_itsEndIsWaitedFor() throws Exception {
        CompletableFuture<Thread> beating = new CompletableFuture<>();
        Identity identity = enrolled(console);
        HallLink link = new HallLink(
                identity,
                identities(),
                settings(),
                clock,
                floor,
                new Random(1),
                results -> {
                    beating.complete(Thread.currentThread());
                    long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait(); // at work on the disk: not to be interrupted
                    }
                    return heartbeat(results);
                },
                runner,
                floor::heard,
                notes::add);
        link.start();
        Thread beat = beating.join();
        link.close();
        assertThat(beat.isAlive()).isFalse();
    }

    @Test
    void anExpiredCommandIsNotBegun() throws Exception {
        console.command(
                new Command("C-1", Command.SELF_TEST, "", clock.instant().minusSeconds(1)));
        try (HallLink link = link()) {
            link.start();
            await().untilAsserted(() -> assertThat(console.results())
                    .extracting(Heartbeat.CommandResult::detail)
                    .contains("expired"));
        }
        assertThat(commandsRun).hasValue(0);
    }

    @Test
    void aWrongCatalogueIsRejectedWhole_theOldOneStays_andTheConsoleIsToldEveryError() throws Exception {
        Identity identity = enrolled(console);
        try (HallLink link = link(identity)) {
            link.start();
            await().untilAsserted(() -> assertThat(link.catalogue().version()).isEqualTo(VERSION));
            console.publish("version: '2'\nvocabulary: 999\n", "2");
            await().untilAsserted(() -> assertThat(notes).hasSize(1));
            int before = console.heartbeats().size();
            await().until(() -> console.heartbeats().size() > before + 2);
            assertThat(notes).as("told once").hasSize(1);
            assertThat(notes.getFirst())
                    .isInstanceOfSatisfying(
                            KioskEvent.Noticed.class,
                            noticed -> assertThat(noticed.text())
                                    .contains("catalogue 2 rejected")
                                    .contains("vocabulary")
                                    .contains("; "));
            assertThat(link.catalogue().version()).isEqualTo(VERSION);
        }
        console.away();
        try (HallLink link = link(identity)) {
            assertThat(link.catalogue().version())
                    .as("after a restart without a console")
                    .isEqualTo(VERSION);
        }
    }

    @Test
    void aCommandThatIsNotSealed_orForAnotherKiosk_orAltered_isRefusedAndNotBegun() throws Exception {
        Instant later = clock.instant().plusSeconds(60);
        PlayedCertificates certificates = console.certificates();
        Command genuine = certificates.sealed("990101-K03", new Command("C-4", Command.SELF_TEST, "", later));
        try (PlayedConsole stranger = new PlayedConsole(clock, catalogue(), VERSION)) {
            console.exactly(new Command("C-1", Command.SELF_TEST, "", later));
            console.exactly(certificates.sealed("990101-K99", new Command("C-2", Command.SELF_TEST, "", later)));
            console.exactly(
                    stranger.certificates().sealed("990101-K03", new Command("C-3", Command.SELF_TEST, "", later)));
            console.exactly(
                    new Command("C-4", Command.SELF_TEST, "", later.plusSeconds(1), genuine.seal())); // a longer life
            console.exactly(new Command("C-5", Command.SELF_TEST, "", later, genuine.seal())); // another id
            console.exactly(new Command("C-6", Command.RESTART, "", later, "NWC1.x.y"));
            try (HallLink link = link()) {
                link.start();
                await().untilAsserted(() -> assertThat(console.results())
                        .extracting(Heartbeat.CommandResult::id, Heartbeat.CommandResult::state)
                        .contains(
                                tuple("C-1", "REFUSED"),
                                tuple("C-2", "REFUSED"),
                                tuple("C-3", "REFUSED"),
                                tuple("C-4", "REFUSED"),
                                tuple("C-5", "REFUSED"),
                                tuple("C-6", "REFUSED")));
            }
        }
        assertThat(commandsRun).hasValue(0);
    }

    @Test
    void aRestartEndsTheProgram_andTheNextOneSaysThatItIsDone() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        runner = new Endless(running, forEver, CommandRunner.State.DONE);
        console.command(command("C-1", Command.RESTART));
        Identity identity = enrolled(console);
        try (HallLink link = link(identity)) {
            link.start();
            running.await();
        }
        try (HallLink link = link(identity)) {
            link.start();
            await().untilAsserted(() -> assertThat(console.results())
                    .extracting(Heartbeat.CommandResult::id, Heartbeat.CommandResult::state)
                    .contains(tuple("C-1", "DONE")));
        }
        forEver.countDown();
    }

    @Test
    void whatACommandBringsIsHandedOverInParts_andGoesOnAfterABreak_beforeItsEndIsTold() throws Exception {
        byte[] picture = new byte[CommandFile.PART_BYTES * 2 + 77];
        new Random(5).nextBytes(picture);
        runner = command -> new CommandRunner.Ended(
                CommandRunner.State.DONE, "", Optional.of(new CommandRunner.Attachment(CommandFile.PNG, picture)));
        console.breaksAfterNextPart();
        console.command(command("C-1", Command.SCREENSHOT));
        try (HallLink link = link()) {
            link.start();
            await().untilAsserted(() -> assertThat(console.results())
                    .extracting(Heartbeat.CommandResult::id, Heartbeat.CommandResult::state)
                    .contains(tuple("C-1", "DONE")));
        }
        assertThat(console.handed("C-1")).isEqualTo(picture);
        assertThat(console.partsAsked())
                .as("the first was taken, its answer lost: it is sent again, and nothing behind it twice")
                .containsExactly(0, 0, CommandFile.PART_BYTES, CommandFile.PART_BYTES * 2);
    }

    @Test
    void aProfileIsFetchedByItsName_andOnlyWhatItsNameSays() throws Exception {
        Profile profile = Profile.of(Map.of("language", "en"));
        console.profile(profile.name(), profile);
        console.profile("0".repeat(64), profile);
        try (HallLink link = link()) {
            assertThat(link.profile(profile.name())).contains(profile);
            assertThat(link.profile("0".repeat(64))).as("another's name").isEmpty();
            assertThat(link.profile("1".repeat(64))).as("there is none").isEmpty();
        }
    }

    @Test
    void whatTheNextProgramHasToShowFirst_isToldWhenItHas() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch shown = new CountDownLatch(1);
        runner = new Endless(running, shown, CommandRunner.State.NOT_DONE);
        console.command(command("C-1", Command.PROFILE));
        Identity identity = enrolled(console);
        try (HallLink link = link(identity)) {
            link.start();
            running.await();
        }
        runner = new CommandRunner() {
            @Override
            public Ended run(Command command) {
                throw new AssertionError("a second time");
            }

            @Override
            public boolean isStillToBeSeen(String id, String kind) {
                return kind.equals(Command.PROFILE);
            }

            @Override
            public Ended afterCut(String id, String kind) {
                try {
                    shown.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return new Ended(State.DONE, "");
            }
        };
        try (HallLink link = link(identity)) {
            link.start();
            await().until(() -> link.state().online());
            assertThat(console.results()).isEmpty();
            shown.countDown();
            await().untilAsserted(() -> assertThat(console.results())
                    .extracting(Heartbeat.CommandResult::id, Heartbeat.CommandResult::state)
                    .contains(tuple("C-1", "DONE")));
        }
    }

    @Test
    void aBatchNobodyCouldRead_orTooLong_isNoFork_alsoOfAConsoleThatCallsItOne() throws Exception {
        EventBatch batch = new EventBatch(
                "E-1",
                List.of(new EventBatch.Event(1, clock.instant(), Json.MAPPER.readTree("{\"type\":\"started\"}"))));
        try (HallLink link = link()) {
            console.refuseEvents(400, new Refusal(Refusal.UNREADABLE, "读不懂", "cannot be read"));
            assertThat(link.deliver(batch)).isEqualTo(new Courier.Delivery.Unreadable("HTTP 400"));
            console.refuseEvents(400, new Refusal(Refusal.SEQUENCE, "读不懂", "MALFORMED"));
            assertThat(link.deliver(batch)).isEqualTo(new Courier.Delivery.Unreadable("HTTP 400"));
            console.refuseEvents(413, new Refusal("", "", ""));
            assertThat(link.deliver(batch)).isEqualTo(new Courier.Delivery.Unreadable("HTTP 413"));
            console.refuseEvents(409, new Refusal(Refusal.SEQUENCE, "接不上", "FORK"));
            assertThat(link.deliver(batch)).isEqualTo(new Courier.Delivery.Forked("FORK"));
        }
    }

    private HallLink link() throws Exception {
        return link(enrolled(console));
    }

    private HallLink link(Identity identity) {
        return new HallLink(
                identity,
                identities(),
                settings(),
                clock,
                floor,
                new Random(1),
                this::heartbeat,
                runner,
                floor::heard,
                notes::add);
    }

    private IdentityFolder identities() {
        return new IdentityFolder(home.resolve("identity"));
    }

    private HallSettings settings() {
        return HallSettings.under(home, Duration.ofMillis(20), Duration.ofMillis(100));
    }

    private Identity enrolled(PlayedConsole at) throws Exception {
        EnrolmentTicket ticket = EnrolmentTicket.parse(at.ticket()).orElseThrow();
        return switch (enroller().enrol(at.url(), ticket, "1.0")) {
            case Enroller.Enrolled.Done(Identity identity) -> identity;
            case Enroller.Enrolled other -> throw new AssertionError(other);
        };
    }

    private Enroller enroller() {
        return new Enroller(identities(), () -> Optional.of(clock.instant()));
    }

    private Heartbeat heartbeat(List<Heartbeat.CommandResult> results) {
        Heartbeat.Screen screen = new Heartbeat.Screen("attract", clock.instant());
        return new Heartbeat(
                clock.instant(), "e", 0, "1.0", "", screen, false, false, 0, List.of(), List.of(), results, List.of());
    }

    private Command command(String id, String kind) {
        return new Command(id, kind, "", clock.instant().plusSeconds(60));
    }

    private static IssueRequest request(String key) {
        IssueRequest.Applicant applicant = new IssueRequest.Applicant("样例", "990101199001010018", "L2", "NW1.x.y");
        return new IssueRequest(key, "TAX-01", VERSION, "V-1", applicant, Map.of());
    }

    private static IssuedDocument issued(Issue issue) {
        assertThat(issue).isInstanceOf(Issue.Issued.class);
        return ((Issue.Issued) issue).document();
    }

    private static TemporalUnitOffset within(Duration duration) {
        return Assertions.within(duration.toMillis(), ChronoUnit.MILLIS);
    }

    private static String catalogue() throws Exception {
        try (InputStream yaml = CatalogueReader.class.getResourceAsStream("default-catalogue.yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^version:.*$", "version: \"" + VERSION + "\"");
        }
    }
}
