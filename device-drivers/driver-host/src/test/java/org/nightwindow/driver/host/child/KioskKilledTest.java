package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.Supervisor;

/// The kiosk's own process is killed while a driver of its children is deep in a loop.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KioskKilledTest {
    @TempDir
    private Path work;

    @Test
    void kioskIsKilled_itsChildrenEndByThemselves_andWhatTheyLeftIsNoTroubleForTheNext() throws Exception {
        Path vendor = work.resolve("naughty");
        Path run = work.resolve("run");
        VendorJar.make(vendor, "NaughtyPrinter", List.of("NaughtyPrinter"));
        Process kiosk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName(),
                        vendor.toString(),
                        run.toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("kiosk.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(run.resolve("spinning")));
        ProcessHandle child = kiosk.children().findFirst().orElseThrow();
        kiosk.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> !child.isAlive());

        Files.writeString(run.resolve("crash-1.txt"), "what a child of the killed kiosk left shows memory");
        VendorFolder.sweep(run);
        assertThat(run.resolve("crash-1.txt")).doesNotExist();
        assertThat(VendorFolder.look(vendor, run)).isInstanceOf(VendorFolder.Look.Found.class);
    }

    /// A kiosk that has its driver spin, and waits to be killed.
    static final class Doomed {
        public static void main(String[] arguments) throws Exception {
            Path run = Path.of(arguments[1]);
            VendorFolder.Look look = VendorFolder.look(Path.of(arguments[0]), run);
            Supervisor supervisor = Supervisor.start(
                    "document-printer",
                    ((VendorFolder.Look.Found) look).drivers().getFirst(),
                    Map.of(),
                    HostEnvironment.system(run));
            supervisor
                    .act(
                            DocumentPrinter.class,
                            "print",
                            Duration.ofMinutes(1),
                            (printer, call) -> printer.print(
                                    new PrintJob("spin", new byte[10], 1),
                                    _ -> {
                                        try {
                                            Files.createFile(run.resolve("spinning"));
                                        } catch (IOException e) {
                                            throw new AssertionError(e);
                                        }
                                    },
                                    call))
                    .outcome()
                    .join();
        }
    }
}
