package org.nightwindow.driver.standard.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Outcome.Failed;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.scanner.ScannerFault;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSetup.Suffix;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.wire.Pace;

/// The driver and the simulated scanner, over a real socket.
class ScannerStoriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// A busy machine may pause longer than 50 ms between two pieces of a code.
    private static final String WIDE_GAP = "400";

    private static final String TOKEN = "NW1." + "eyJraWQiOiJzYW1wbGUifQ".repeat(20) + ".c2lnbmF0dXJl";

    private ScannerSimulator simulator = ScannerSimulator.start();
    private TestContext context = context(Map.of());
    private CodeScanner scanner = context.open(CodeScanner.class);

    private void setUp(ScannerSetup setup, Map<String, String> settings) {
        close();
        simulator = ScannerSimulator.start(setup);
        context = context(settings);
        scanner = context.open(CodeScanner.class);
        await().until(simulator::connected);
    }

    @AfterEach
    void close() {
        scanner.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Suffix.class)
    void aCodeIsShown_whateverEndsItsLine(Suffix suffix) {
        setUp(ScannerSetup.USUAL.withSuffix(suffix), Map.of());
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show(TOKEN);
        assertThat(text(scan)).isEqualTo(TOKEN);
    }

    @Test
    void aCodeArrivesInPieces_itIsOneCode() {
        setUp(
                ScannerSetup.USUAL.withSuffix(Suffix.NONE).withPace(new Pace(16, Duration.ofMillis(1))),
                Map.of("idle-gap-ms", WIDE_GAP));
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show(TOKEN);
        assertThat(text(scan)).isEqualTo(TOKEN);
    }

    @Test
    void aScannerSendsChineseInGb18030() {
        setUp(ScannerSetup.USUAL.withEncoding(Charset.forName("GB18030")), Map.of());
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show("样例市示范区完税证明");
        assertThat(text(scan)).isEqualTo("样例市示范区完税证明");
    }

    @Test
    void whatWasShownBeforeTheQuestion_isThrownAway() {
        await().until(simulator::connected);
        simulator.show("BEFORE");
        await().until(() -> simulator.sent() == 1);
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show("AFTER");
        assertThat(text(scan)).isEqualTo("AFTER");
    }

    @Test
    void aCodeStaysOnTheGlass_itIsReportedOnce() {
        setUp(ScannerSetup.USUAL.repeatingEvery(Duration.ofMillis(100)), Map.of());
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show(TOKEN);
        assertThat(text(scan)).isEqualTo(TOKEN);
        assertThat(fault(scanning(Duration.ofMillis(700)))).isEqualTo(Fault.NO_MEDIA);
        CompletableFuture<Outcome<ScannedCode>> another = scanning(PATIENCE);
        simulator.show("ANOTHER");
        assertThat(text(another)).isEqualTo("ANOTHER");
    }

    @Test
    void aTriggeredScannerIsOnOnlyWhileAskedFor() {
        byte[] on = "\u0016T\r".getBytes(StandardCharsets.US_ASCII);
        byte[] off = "\u0016U\r".getBytes(StandardCharsets.US_ASCII);
        setUp(ScannerSetup.USUAL.triggeredBy(on, off), Map.of("trigger-on", "16540D", "trigger-off", "16550D"));
        simulator.show(TOKEN); // it lies there, and the scanner is dark
        assertThat(simulator.on()).isFalse();
        assertThat(text(scanning(PATIENCE))).isEqualTo(TOKEN);
        await().until(() -> !simulator.on());
        assertThat(simulator.switchedOn()).isEqualTo(1);
        simulator.takeAway();
        assertThat(fault(scanning(Duration.ofMillis(200)))).isEqualTo(Fault.NO_MEDIA);
        await().until(() -> !simulator.on());
    }

    @Test
    void aFlood_isRefused_andTheNextCodeIsRead() {
        // The code is held there: what comes while the flood runs out is thrown away with it.
        setUp(ScannerSetup.USUAL.repeatingEvery(Duration.ofMillis(200)), Map.of());
        simulator.failNext(ScannerFault.FLOOD);
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show(TOKEN);
        assertThat(fault(scan)).isEqualTo(Fault.INVALID_DATA);
        assertThat(text(scanning(PATIENCE))).isEqualTo(TOKEN);
    }

    @Test
    void bytesThatAreNoText_areRefused() {
        simulator.failNext(ScannerFault.NOT_TEXT);
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.show(TOKEN);
        assertThat(fault(scan)).isEqualTo(Fault.INVALID_DATA);
    }

    @Test
    void nobodyShowsACode_theDeadlineIsHonoured() {
        long start = System.nanoTime();
        assertThat(fault(scanning(Duration.ofMillis(500)))).isEqualTo(Fault.NO_MEDIA);
        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isBetween(500L, 700L);
    }

    @Test
    void theResidentLeaves_theScanEndsAtOnce() throws Exception {
        Call call = context.call(PATIENCE);
        CompletableFuture<Outcome<ScannedCode>> scan = CompletableFuture.supplyAsync(() -> scanner.scan(call));
        long start = System.nanoTime();
        call.cancel();
        assertThat(scan.get(5, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void theScannerIsUnpluggedWhileWaiting_isTransport() {
        CompletableFuture<Outcome<ScannedCode>> scan = scanning(PATIENCE);
        simulator.unplug();
        assertThat(fault(scan)).isEqualTo(Fault.TRANSPORT);
        assertThat(scanner.status().state()).isEqualTo(State.DISCONNECTED);
    }

    @Test
    void theScannerIsUnpluggedWhileIdle_theNextPollNotices() {
        simulator.unplug();
        await().untilAsserted(() -> {
            scanner.poll(context.call(Duration.ofSeconds(1)));
            assertThat(scanner.status().state()).isEqualTo(State.DISCONNECTED);
        });
    }

    @Test
    void wrongTriggerBytesAreNamed() {
        Outcome<Device> outcome = context(Map.of("trigger-on", "16 54")).tryOpen();
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(((Failed<Device>) outcome).fault()).isEqualTo(Fault.CONFIGURATION);
    }

    /// Begins a scan and waits until it has thrown away what was there before and listens.
    private CompletableFuture<Outcome<ScannedCode>> scanning(Duration limit) {
        int before = context.waits();
        Call call = context.call(limit);
        CompletableFuture<Outcome<ScannedCode>> scan = CompletableFuture.supplyAsync(() -> scanner.scan(call));
        await().pollInterval(Duration.ofMillis(2)).until(() -> context.waits() > before || scan.isDone());
        return scan;
    }

    private TestContext context(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("wire", simulator.address());
        return new TestContext(new LineScannerDriver(), all);
    }

    private static String text(CompletableFuture<Outcome<ScannedCode>> scan) {
        Outcome<ScannedCode> outcome = scan.join();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<ScannedCode>) outcome).value().text();
    }

    private static Fault fault(CompletableFuture<Outcome<ScannedCode>> scan) {
        Outcome<ScannedCode> outcome = scan.join();
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed<ScannedCode>) outcome).fault();
    }
}
