package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;

/// The console's disk is full, really: a file system of its own of 128 MB, in a namespace that needs no root.
class DiskFullTest {
    private static final String KIOSK = "990101-K03";
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final KioskEvent.ActChanged DONE =
            new KioskEvent.ActChanged("P-1", "PRINT", KioskEvent.Outcome.DONE, "TAX-01", "990101260000001", 1, 1, "");
    private static final KioskEvent.ActChanged NEXT =
            new KioskEvent.ActChanged("P-2", "PRINT", KioskEvent.Outcome.DONE, "TAX-01", "990101260000002", 1, 1, "");

    @TempDir
    Path folder;

    @Test
    void theDiskIsFull_kiosksHearSoAndKeepTheirEvents_theBoardSaysIt_andNothingAcknowledgedIsLost() throws Exception {
        Assumptions.assumeTrue(
                new ProcessBuilder("unshare", "-rm", "true").start().waitFor() == 0
                        || "true".equals(System.getenv("CI")),
                "no namespaces for a file system of its own here");
        Path data = Files.createDirectory(folder.resolve("data"));
        TestKiosk kiosk;
        try (Console console = Console.start(FreshData.in(data))) {
            kiosk = TestKiosk.enrolled(console, KIOSK);
            StaffBrowser.signedIn(console, PASSWORD).close();
        }
        Process child = child(data);
        try (BufferedReader said = child.inputReader(UTF_8);
                Writer orders = child.outputWriter(UTF_8)) {
            TestKiosk there = kiosk.at(ChildProcess.lineStarting(said, "https://"));
            try (StaffBrowser chief = new StaffBrowser(ChildProcess.lineStarting(said, "http://"))) {
                chief.signIn("admin", PASSWORD);
                assertThat(TestKiosk.storedUpTo(there.report("E-1", 1, DONE))).isEqualTo(1);
                assertThat(chief.get("/").body()).contains("后台的磁盘只剩").doesNotContain("后台的磁盘满了");

                order(orders, said, "fill");
                assertRefused(there);
                assertThat(chief.get("/").body()).contains("后台的磁盘满了");
                assertThat(chief.get("/kiosks/" + KIOSK).statusCode()).isEqualTo(200);
                try (StaffBrowser late = new StaffBrowser(chief.url())) {
                    assertThat(late.signIn("admin", PASSWORD).statusCode())
                            .as("what is kept back is for those who look")
                            .isEqualTo(303);
                }
                order(orders, said, "brim");
                assertRefused(there);

                order(orders, said, "free");
                assertThat(TestKiosk.storedUpTo(there.report("E-1", 2, NEXT))).isEqualTo(2);
                assertThat(there.post(KioskApi.HEARTBEAT, Beats.healthy(Instant.now()))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(chief.get("/").body()).doesNotContain("后台的磁盘满了");
            }
            assertThat(TestKiosk.storedUpTo(there.report("E-1", 1, DONE, NEXT)))
                    .as("what was acknowledged is there, word for word; else this were a fork")
                    .isEqualTo(2);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static void assertRefused(TestKiosk kiosk) {
        HttpResponse<String> events = kiosk.report("E-1", 2, NEXT);
        assertThat(events.statusCode()).isEqualTo(503);
        assertThat(events.headers().firstValue("Retry-After")).contains("30");
        assertThat(kiosk.post(KioskApi.HEARTBEAT, Beats.healthy(Instant.now())).statusCode())
                .isEqualTo(503);
    }

    private static String order(Writer orders, BufferedReader said, String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        return ChildProcess.lineStarting(said, ConsoleOnSmallDisk.DID).substring(ConsoleOnSmallDisk.DID.length());
    }

    private Process child(Path data) throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=128m tmpfs \"$0\" && cp -a \"$1\"/. \"$0\" && shift && exec \"$@\"",
                disk.toString(),
                data.toString()));
        command.addAll(ChildProcess.command(ConsoleOnSmallDisk.class, disk.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
