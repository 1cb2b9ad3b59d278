package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nightwindow.driver.Call;

/// The IPP Everywhere printer of CUPS, `ippeveprinter`, as a process of its own: an implementation of IPP that nobody
/// here wrote. It insists on a system bus to announce itself, so it gets a private one that nobody else can see.
final class EvePrinter implements AutoCloseable {
    /// Starts in about 0.3 s.
    private static final Duration START_LIMIT = Duration.ofSeconds(15);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Path folder;
    private final Process bus;
    private final Process printer;
    private final int port;

    /// On CI this must run; elsewhere the test is skipped, saying what to install.
    static void mustBeInstalled() {
        for (String program : List.of("ippeveprinter", "dbus-daemon")) {
            if (find(program).isEmpty()) {
                String advice = program + " is missing: apt-get install cups-ipp-utils dbus";
                if ("true".equals(System.getenv("CI"))) {
                    fail(advice);
                }
                abort(advice);
            }
        }
    }

    /// @param folder empty; short, because a bus has a short address
    EvePrinter(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(out());
            Files.createDirectories(folder.resolve("spool"));
            Path busAddress = folder.resolve("bus");
            Files.writeString(folder.resolve("bus.conf"), BUS.replace("BUS", busAddress.toString()));
            bus = start(
                    Map.of(),
                    program("dbus-daemon"),
                    "--config-file=" + folder.resolve("bus.conf"),
                    "--nofork",
                    "--nopidfile");
            await().atMost(START_LIMIT).until(() -> Files.exists(busAddress));
            Path command = Files.writeString(folder.resolve("print.sh"), PRINT.replace("FOLDER", folder.toString()));
            assertThat(command.toFile().setExecutable(true)).isTrue();
            port = freePort();
            printer = start(
                    Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + busAddress),
                    List.of(
                                    program("ippeveprinter"),
                                    "-r",
                                    "off",
                                    "-n",
                                    "localhost",
                                    "-p",
                                    port + "",
                                    "-2",
                                    "-f",
                                    "application/pdf,image/jpeg",
                                    "-c",
                                    command + "",
                                    "-d",
                                    folder.resolve("spool") + "",
                                    "-k",
                                    "Kiosk A4")
                            .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(START_LIMIT).until(this::answers);
        trays(250); // it starts with US Letter
    }

    String url() {
        return "ipp://localhost:" + port + "/ipp/print";
    }

    /// What the print command really "printed", in no order.
    List<byte[]> printed() {
        try (Stream<Path> files = Files.list(out())) {
            return files.map(EvePrinter::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From the next page on the printer waits with this reason, such as `media-empty-error`.
    void raise(String reason) throws IOException {
        Files.writeString(folder.resolve("fault"), reason);
    }

    void mend() throws IOException {
        Files.deleteIfExists(folder.resolve("fault"));
    }

    /// The next job fails inside the printer.
    void abortNext() throws IOException {
        Files.createFile(folder.resolve("abort"));
    }

    /// Fills or empties the trays through the printer's own web page.
    ///
    /// @param level sheets in the A4 tray
    void trays(int level) {
        URI form = URI.create("http://localhost:" + port + "/media?size1=iso_a4_210x297mm&type1=stationery&level1="
                + level + "&size3=iso_dl_110x220mm&type3=envelope&level3=25");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest get = HttpRequest.newBuilder(form).build();
            assertThat(http.sendAsync(get, BodyHandlers.discarding()).join().statusCode())
                    .isEqualTo(200);
        }
    }

    void kill() {
        stop(printer);
    }

    @Override
    public void close() {
        stop(printer);
        stop(bus);
    }

    private boolean answers() {
        assertThat(printer.isAlive()).as("ippeveprinter, see " + folder).isTrue();
        try (IppLink link = new IppLink(url())) {
            IppProtocol protocol = new IppProtocol(link, "iso_a4_210x297mm", Duration.ofSeconds(1));
            return protocol.printer(Call.within(START_LIMIT)) instanceof Answer.Said;
        }
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Process start(Map<String, String> environment, String... command) throws IOException {
        String name = Path.of(command[0]).getFileName().toString();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String program(String name) {
        return find(name).orElseThrow();
    }

    private static java.util.Optional<String> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /// Everybody on this bus may do everything; only this printer knows its address.
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=BUS</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
                <allow user="*"/>
              </policy>
            </busconfig>
            """;

    /// "Prints" by copying. Its standard error is how ippeveprinter learns what the machine does.
    private static final String PRINT = """
            #!/bin/sh
            D=FOLDER
            last=
            while [ -e $D/fault ]; do
              now=$(cat $D/fault)
              if [ "$now" != "$last" ]; then
                [ -n "$last" ] && echo "STATE: -$last" >&2
                echo "STATE: +$now" >&2
                last=$now
              fi
              sleep 0.1
            done
            [ -n "$last" ] && echo "STATE: -$last" >&2
            if [ -e $D/abort ]; then rm $D/abort; exit 1; fi
            sleep 0.3
            cp "$1" $D/out/$$.pdf
            echo "ATTR: job-impressions=1 job-impressions-completed=1" >&2
            """;
}
