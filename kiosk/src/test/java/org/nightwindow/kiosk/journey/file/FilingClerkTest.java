package org.nightwindow.kiosk.journey.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.bench.Traces;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.CommitWatch;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// The clerk, a real ledger, and a console that answers as the test says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FilingClerkTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final FilingClerk.Pace QUICK = new FilingClerk.Pace(Duration.ofMillis(20), Duration.ofMillis(80));

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Declaration> opened = new ConcurrentHashMap<>();
    private KeyPair keys;
    private X509Certificate console;
    private Path home;
    private Ledger ledger;
    private ExecutorService background;
    private FilingClerk clerk;
    private volatile Optional<X509Certificate> named;
    private volatile boolean bugs;
    private volatile Function<String, Filing> answers;

    @BeforeAll
    void makeKeys(@TempDir Path folder) throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        keys = rsa.generateKeyPair();
        console = PlayedCases.certificate(keys, NOW);
        home = folder;
    }

    @BeforeEach
    void open() {
        sent.clear();
        opened.clear();
        named = Optional.of(console);
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        powerOn();
    }

    private void powerOn() {
        ClockFloor floor = new ClockFloor(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
        floor.heard(NOW, Duration.ZERO);
        Ledger next = new Ledger(LedgerSettings.under(home), new Random(), floor, CommitWatch.NONE);
        next.open().join();
        ledger = next;
        background = Executors.newVirtualThreadPerTaskExecutor();
        FileAct act = new FileAct(
                next,
                (request, limit) -> {
                    sent.add(request.key());
                    Envelope.open(request.envelope(), keys.getPrivate())
                            .ifPresent(json -> opened.put(request.key(), read(json)));
                    return answers.apply(request.key());
                },
                this::named,
                floor::stamp);
        clerk = new FilingClerk(next, act, background, new Random(), QUICK);
        clerk.start();
    }

    private Optional<X509Certificate> named() {
        if (bugs) {
            throw new IllegalStateException("a bug");
        }
        return named;
    }

    private static Declaration read(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, Declaration.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void powerOff() throws InterruptedException {
        background.shutdownNow();
        background.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS);
        ledger.close();
    }

    @AfterEach
    void settleEverything() throws Exception {
        answers = key -> new Filing.Refused(new Refusal(Refusal.NOT_POSSIBLE, "不行", "No"));
        clerk.wake();
        await().until(() -> ledger.openActs().isEmpty());
        powerOff();
    }

    @AfterAll
    void nothingPersonalStaysBehind() throws Exception {
        powerOn();
        assertThat(ledger.openActs()).isEmpty();
        powerOff();
        assertThat(Traces.of(home, List.of("样若溪", "990101198511122024", "13800000000")))
                .isEmpty();
    }

    private record Hers(CompletableFuture<FileAct.Kept> kept, BlockingQueue<Filing> heard, Runnable forget) {
        String key() {
            return ((FileAct.Kept.Safely) kept.join()).key();
        }
    }

    private Hers handsIn() {
        CompletableFuture<FileAct.Kept> kept = new CompletableFuture<>();
        BlockingQueue<Filing> heard = new LinkedBlockingQueue<>();
        Signature signature = new Signature(
                List.of(new Signature.Stroke(List.of(new Signature.Point(1, 2), new Signature.Point(3, 4)))));
        FileAct.Ask ask = new FileAct.Ask(
                "HRS-04",
                "2026.11.22-3",
                "V-1",
                new IssueRequest.Applicant("样若溪", "990101198511122024", "L2", "NW1.x.y"),
                Map.of("phone", "13800000000"),
                signature,
                Optional.empty());
        Runnable forget = clerk.handIn(ask, kept::complete, heard::add);
        return new Hers(kept, heard, forget);
    }

    private Act act(String key) throws Exception {
        return ledger.find(key).orElseThrow();
    }

    @Test
    void consoleAnswers_itIsDone_andOnlyTheConsoleCanReadIt() throws Exception {
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        String key = hers.key();
        assertThat(act(key).state()).isEqualTo(Act.State.DONE);
        assertThat(opened.get(key).fields()).containsEntry("phone", "13800000000");
        assertThat(opened.get(key).signedAt()).isEqualTo(NOW);
        assertThat(opened.get(key).key()).isEqualTo(key);
        assertThat(ledger.envelope(key)).isEmpty();
        assertThat(sent).containsExactly(key);
    }

    @Test
    void consoleIsAway_itIsSentAgainUntilItIsAnswered_andSheHearsItThen() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers hers = handsIn();
        await().until(() -> sent.size() > 3);
        assertThat(hers.heard()).isEmpty();
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.STARTED);
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.DONE);
    }

    @Test
    void powerIsCutWhileItWaits_theNextRunSendsItWithTheSameKey() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers hers = handsIn();
        await().until(() -> sent.size() > 1);
        powerOff();
        sent.clear();
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        powerOn();
        String key = hers.key();
        await().until(() -> act(key).state() == Act.State.DONE);
        assertThat(sent).containsExactly(key);
        assertThat(hers.heard()).as("nobody of that run is told").isEmpty();
    }

    @Test
    void sheHasSuchACaseAlready_itIsNotDone_andTheEvidenceNamesTheOther() throws Exception {
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.ALREADY_OPEN, PlayedCases.view("F-other")));
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.NOT_DONE);
        assertThat(act(hers.key()).evidence()).contains(QueryCode.of("F-other"));
    }

    @Test
    void consoleRefuses_itIsNotDone_andTheCodeIsTheEvidence() throws Exception {
        answers = key -> new Filing.Refused(new Refusal(Refusal.FIELDS, "有一处不对", "One field is wrong"));
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Refused.class);
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.NOT_DONE);
        assertThat(act(hers.key()).evidence()).isEqualTo(Refusal.FIELDS);
        assertThat(ledger.envelope(hers.key())).isEmpty();
    }

    @Test
    void consoleStumblesOverOne_theOthersAreFiledAllTheSame() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers bad = handsIn();
        Hers good = handsIn();
        String poisoned = bad.key();
        answers = key -> key.equals(poisoned)
                ? new Filing.NotTaken("HTTP 500")
                : new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        assertThat(good.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(poisoned).state()).isEqualTo(Act.State.STARTED);
    }

    @Test
    void aBugStopsOneDeclaration_theClerkGoesOn_andThatOneIsTriedAgain() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers bad = handsIn();
        Hers good = handsIn();
        String poisoned = bad.key();
        answers = key -> {
            if (key.equals(poisoned)) {
                throw new IllegalStateException("a bug");
            }
            return new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        };
        assertThat(good.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(poisoned).state()).isEqualTo(Act.State.STARTED);
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        assertThat(bad.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(poisoned).state()).isEqualTo(Act.State.DONE);
    }

    @Test
    void aBugWhileItIsSealed_sheIsToldThatNobodyKnows_andDoesNotStandThereForEver() throws Exception {
        bugs = true;
        assertThat(handsIn().kept().get()).isInstanceOf(FileAct.Kept.InDoubt.class);
        bugs = false;
        assertThat(ledger.openActs()).isEmpty();
    }

    @Test
    void consoleHangsOverAnother_sheWhoStandsHereDoesNotWaitBehindIt() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        answers = key -> {
            await().until(() -> hang.getCount() == 0);
            return new Filing.NoAnswer("hung");
        };
        Hers before = handsIn();
        await().until(() -> sent.contains(before.key()));
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        hang.countDown();
    }

    @Test
    void sheLeaves_nobodyIsTold_andItIsHandedOverAllTheSame() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers hers = handsIn();
        String key = hers.key();
        hers.forget().run();
        answers = any -> new Filing.Answered(new FilingReply(any, Verdict.FILED, PlayedCases.view(any)));
        await().until(() -> act(key).state() == Act.State.DONE);
        assertThat(hers.heard()).isEmpty();
    }

    @Test
    void theCatalogueNamesNoCertificate_nothingIsKept_andThatIsSaid() throws Exception {
        named = Optional.empty();
        assertThat(handsIn().kept().get())
                .isInstanceOfSatisfying(
                        FileAct.Kept.Not.class, not -> assertThat(not.trouble()).isInstanceOf(Trouble.NotNow.class));
        assertThat(ledger.openActs()).isEmpty();
    }
}
