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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.bench.Traces;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.FaultyDisk;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// The clerk, a real ledger on a disk that can be pulled out, and a console that answers as the test says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClerkBench {
    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final FilingClerk.Pace QUICK = new FilingClerk.Pace(Duration.ofMillis(20), Duration.ofMillis(80));

    final List<String> sent = new CopyOnWriteArrayList<>();
    final Map<String, Declaration> opened = new ConcurrentHashMap<>();
    private KeyPair keys;
    X509Certificate console;
    private Path home;
    FaultyDisk disk;
    Ledger ledger;
    private ExecutorService background;
    FilingClerk clerk;
    volatile Optional<X509Certificate> named;
    Duration patience = Duration.ofSeconds(6);
    volatile boolean bugs;
    volatile Function<String, Filing> answers;

    @BeforeAll
    void makeKeys(@TempDir Path folder) throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        keys = rsa.generateKeyPair();
        console = PlayedCases.certificate(keys, NOW);
        home = folder;
        disk = new FaultyDisk(folder);
    }

    @BeforeEach
    void open() {
        sent.clear();
        opened.clear();
        named = Optional.of(console);
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        powerOn();
    }

    void powerOn() {
        ClockFloor floor = new ClockFloor(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
        floor.heard(NOW, Duration.ZERO);
        Ledger next = new Ledger(LedgerSettings.under(home).withPatience(patience), new Random(), floor, disk);
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

    void powerOff() throws InterruptedException {
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

    record Hers(CompletableFuture<FileAct.Kept> kept, BlockingQueue<Filing> heard, Runnable forget) {
        String key() {
            return ((FileAct.Kept.Safely) kept.join()).key();
        }
    }

    Hers handsIn() {
        CompletableFuture<FileAct.Kept> kept = new CompletableFuture<>();
        BlockingQueue<Filing> heard = new LinkedBlockingQueue<>();
        Signature signature = new Signature(
                List.of(new Signature.Stroke(List.of(new Signature.Point(1, 2), new Signature.Point(3, 4)))));
        FileAct.Ask ask = new FileAct.Ask(
                "HRS-04",
                "2026.11.23-1",
                "V-1",
                new IssueRequest.Applicant("样若溪", "990101198511122024", "L2", "NW1.x.y"),
                Map.of("phone", "13800000000"),
                signature,
                Optional.empty());
        Runnable forget = clerk.handIn(ask, kept::complete, heard::add);
        return new Hers(kept, heard, forget);
    }

    Act act(String key) throws Exception {
        return ledger.find(key).orElseThrow();
    }
}
