package org.nightwindow.driver.standard.ups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.SensorPanel.Kind;
import org.nightwindow.driver.SensorPanel.Reading;
import org.nightwindow.driver.standard.TestContext;

/// The same driver on NUT itself: Debian's `upsd` with its `dummy-ups`, in a folder and on a port of their own.
final class RealUpsdTest {
    private static final Path NUT = Path.of("/lib/nut");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private int port;

    @BeforeEach
    void start() throws IOException {
        boolean there = Files.isExecutable(NUT.resolve("upsd")) && Files.isExecutable(NUT.resolve("dummy-ups"));
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(there, "NUT is not here: apt-get install nut-server");
        }
        assertThat(there).as("apt-get install nut-server").isTrue();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        say("OL CHRG", "76.4");
        Files.writeString(
                folder.resolve("ups.conf"), "[kups]\ndriver = dummy-ups\nport = kups.dev\nmode = dummy-loop\n");
        Files.writeString(
                folder.resolve("upsd.conf"), "LISTEN 127.0.0.1 " + port + "\nMAXAGE 15\nSTATEPATH " + folder + "\n");
        Files.writeString(folder.resolve("upsd.users"), "");
        Files.writeString(folder.resolve("nut.conf"), "MODE=standalone\n");
        run("dummy-ups", "-u", "root", "-a", "kups", "-D");
        run("upsd", "-u", "root", "-D");
    }

    private void say(String status, String charge) throws IOException {
        Files.writeString(
                folder.resolve("kups.dev"), "ups.status: " + status + "\nbattery.charge: " + charge + "\nTIMER 1\n");
    }

    private void run(String... command) throws IOException {
        command[0] = NUT.resolve(command[0]).toString();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(Path.of(command[0]).getFileName() + ".log")
                        .toFile());
        builder.environment()
                .putAll(Map.of(
                        "NUT_CONFPATH", folder.toString(),
                        "NUT_STATEPATH", folder.toString(),
                        "NUT_ALTPIDPATH", folder.toString()));
        processes.add(builder.start());
    }

    @AfterEach
    void stop() {
        processes.reversed().forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }

    @Test
    void realUpsd_isRead_andItsLossIsNoticed() throws IOException {
        TestContext context = new TestContext(
                new NutUpsDriver(), Map.of("wire", "tcp://127.0.0.1:" + port, "ups", "kups", "answer-ms", "1000"));
        SensorPanel ups = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> context.tryOpen() instanceof Outcome.Done<Device>(Device device)
                                ? (SensorPanel) device
                                : null,
                        opened -> opened != null);
        try (ups) {
            untilRead(ups, new Reading("ups", Kind.ON_BATTERY, 0), new Reading("ups", Kind.BATTERY_PERCENT, 76));

            say("OB DISCHRG LB", "9");
            untilRead(ups, new Reading("ups", Kind.ON_BATTERY, 1), new Reading("ups", Kind.BATTERY_PERCENT, 9));

            processes.getFirst().destroy(); // the driver of the UPS dies; upsd lives
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                ups.poll(Call.within(LIMIT));
                return ups.readings().isEmpty();
            });
        }
    }

    private static void untilRead(SensorPanel ups, Reading... readings) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            ups.poll(Call.within(LIMIT));
            assertThat(ups.readings()).containsExactly(readings);
        });
    }
}
