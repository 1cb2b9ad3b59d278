package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.driver.host.Supervisor;

/// A vendor's jar in real child processes, behind the real supervisor, in real time.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildDriverTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path vendor;

    @TempDir
    private static Path run;

    private static DriverProvider driver;

    private final List<PrintProgress> progress = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;

    @BeforeAll
    static void theVendorsJarIsFound() throws IOException {
        VendorJar.make(vendor, "NaughtyPrinter", List.of("NaughtyPrinter"));
        assertThat(VendorFolder.look(vendor, run)).isInstanceOfSatisfying(VendorFolder.Look.Found.class, found -> {
            assertThat(found.drivers()).hasSize(1);
            driver = found.drivers().getFirst();
        });
        assertThat(driver.info().id()).isEqualTo("naughty.printer");
        assertThat(driver.configSchema().fields()).hasSize(1);
    }

    @BeforeEach
    void start() {
        supervisor = Supervisor.start("document-printer", driver, Map.of(), HostEnvironment.system(run));
        awaitReady();
    }

    @AfterEach
    void close() {
        supervisor.close();
        Children.areGone();
    }

    private void awaitReady() {
        await().atMost(LIMIT).until(() -> supervisor.status().state() == State.READY);
    }

    private Pending<PrintProof> print(String key, Duration limit) {
        return supervisor.act(
                DocumentPrinter.class,
                "print",
                limit,
                (printer, call) -> printer.print(new PrintJob(key, new byte[100_000], 2), progress::add, call));
    }

    private void assertUnknownAndOpenedAgain(Pending<PrintProof> print, String key, String why) {
        Outcome<PrintProof> outcome = print.outcome().join();
        if (!(outcome instanceof Outcome.Unknown<PrintProof>(String reason, Optional<String> queryKey))) {
            throw new AssertionError("not unknown: " + outcome);
        }
        assertThat(queryKey).contains(key);
        assertThat(reason).contains(why).doesNotContain("secret");
        assertThat(supervisor.status().usable()).isFalse();
        awaitReady();
        assertThat(print("again", LIMIT).outcome().join().isDone()).isTrue();
    }

    @Test
    void printsAndTellsItsProgress_andTheVendorSeesOnlyTheDriverApiAndTheJdk() {
        Outcome<PrintProof> outcome = print("P-1", LIMIT).outcome().join();
        assertThat(outcome).isEqualTo(Outcome.done(new PrintProof("42", 2, "++--- 100000")));
        assertThat(progress).extracting(PrintProgress::pagesOut).containsExactly(0, 2);
        assertThat(supervisor
                        .read(DocumentPrinter.class, "find", LIMIT, (printer, call) -> printer.find("P-1", call))
                        .outcome()
                        .join())
                .isEqualTo(Outcome.done(new PrintRecord.Forgotten("P-1")));
        assertThat(supervisor
                        .read(DocumentPrinter.class, "count", LIMIT, DocumentPrinter::pageCounter)
                        .outcome()
                        .join())
                .isEqualTo(Outcome.done(2L));
    }

    @Test
    void vendorPrintsOnStdout_theConversationGoesOn() {
        assertThat(print("babble", LIMIT).outcome().join().isDone()).isTrue();
        assertThat(run.resolve(vendor.getFileName() + ".log")).content().contains("this goes to the log");
    }

    @Test
    void eventsAndStatusComeThrough() {
        List<DeviceEvent> news = new CopyOnWriteArrayList<>();
        supervisor.onEvent(news::add);
        assertThat(print("low", LIMIT).outcome().join().isDone()).isTrue();
        assertThat(supervisor.status().detail()).isEqualTo(DeviceStatus.Detail.SUPPLY_LOW);
        await().until(() -> news.equals(List.of(new DeviceEvent.MediaDetected())));
    }

    @Test
    void cancelReachesTheDriver_whichSaysWhatHappened() {
        Pending<PrintProof> print = print("wait", LIMIT);
        await().until(() -> !progress.isEmpty());
        print.cancel();
        assertThat(print.outcome().join()).isEqualTo(Outcome.cancelled());
    }

    @Test
    void driverGivesUpAtItsDeadline_itsOwnWordIsHere_andItsProcessLives() {
        assertThat(print("wait", Duration.ofSeconds(1)).outcome().join())
                .isEqualTo(Outcome.failed(Fault.SUPPLY_OUT, "own word at the deadline"));
        assertThat(supervisor.status().state()).isEqualTo(State.READY);
    }

    @Test
    void driverLoopsForEver_itsProcessIsKilledAtTheDeadline_andStartedAgain() {
        String key = "spin";
        long before = System.nanoTime();
        Pending<PrintProof> print = print(key, Duration.ofSeconds(1));
        print.outcome().join();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
        assertUnknownAndOpenedAgain(print, key, "killed");
    }

    @Test
    void driverExits_actIsUnknown_readFails_andItIsStartedAgain() {
        assertUnknownAndOpenedAgain(print("exit", LIMIT), "exit", "exit code 7");
        Outcome<PrintRecord> found = supervisor
                .read(DocumentPrinter.class, "find", LIMIT, (printer, call) -> printer.find("exit", call))
                .outcome()
                .join();
        assertThat(found)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
    }

    @Test
    void driverCrashesInNativeCode_isToldApartByItsCrashReport_whichIsNotKept() throws IOException {
        assertUnknownAndOpenedAgain(print("segfault", LIMIT), "segfault", "crashed in native code");
        try (Stream<Path> left = Files.list(run)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("crash-"));
        }
    }

    @Test
    void processIsKilledWhileIdle_theDeviceIsBackBySelf() {
        ProcessHandle child = Children.alive().findFirst().orElseThrow();
        child.destroyForcibly();
        await().atMost(LIMIT).until(() -> supervisor.status().state() == State.DISCONNECTED);
        awaitReady();
        assertThat(print("P-2", LIMIT).outcome().join().isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "null", "nulls"})
    void driverThrowsOrAnswersRubbish_actIsUnknown_andNoSecretTravels(String key) {
        Outcome<PrintProof> outcome = print(key, LIMIT).outcome().join();
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome.toString()).contains("the driver threw").doesNotContain("secret");
        awaitReady();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"badly", "exit", "throw"})
    void openingFails_isShown_andNoProcessIsLeft(String opening) {
        try (Supervisor other =
                Supervisor.start("other", driver, Map.of("opening", opening), HostEnvironment.system(run))) {
            await().atMost(LIMIT).until(() -> other.status().state() == State.DISCONNECTED);
            assertThat(other.status().text()).doesNotContain("secret");
            await().atMost(LIMIT).until(() -> Children.alive().count() <= 1);
        }
    }

    @Test
    void folderWithoutADriver_isUselessAndSaysWhy(@TempDir Path empty) throws IOException {
        assertThat(VendorFolder.look(empty, run))
                .isInstanceOfSatisfying(
                        VendorFolder.Look.Useless.class,
                        useless -> assertThat(useless.why()).contains("no jar"));
        VendorJar.make(empty, "NaughtyPrinter", List.of("NoSuchPrinter"));
        assertThat(VendorFolder.look(empty, run))
                .isInstanceOfSatisfying(
                        VendorFolder.Look.Useless.class,
                        useless -> assertThat(useless.why()).contains("NoSuchPrinter"));
    }
}
