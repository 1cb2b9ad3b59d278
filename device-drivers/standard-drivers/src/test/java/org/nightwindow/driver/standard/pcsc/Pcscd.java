package org.nightwindow.driver.standard.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The real `pcscd` with two readers of vpcd, in a mount namespace of its own: its socket, which always stands in
/// `/run/pcscd`, is there in a folder of the test, and a `pcscd` of the machine is not touched.
final class Pcscd implements AutoCloseable {
    private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
    private static final Path DAEMON = Path.of("/usr/sbin/pcscd");

    /// Normally 0.3 s.
    private static final Duration START = Duration.ofSeconds(10);

    private static final String BEGIN = """
            mount -t tmpfs tmpfs /run && mkdir /run/pcscd && mount --bind "$1" /run/pcscd \
            && exec /usr/sbin/pcscd --foreground --info --config "$2"
            """;

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    /// @param folder for its socket, configuration and log; its path is short
    Pcscd(Path folder) {
        this.folder = folder;
        port = twoFreePorts();
        try {
            Files.createDirectories(folder.resolve("run"));
            Files.writeString(
                    Files.createDirectories(folder.resolve("conf")).resolve("vpcd"), """
                            FRIENDLYNAME "Nightwindow"
                            DEVICENAME /dev/null:%d
                            LIBPATH %s
                            CHANNELID %d
                            """.formatted(port, DRIVER, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On CI it must be there; elsewhere the test is skipped.
    static void mustBeThere() {
        boolean there = Files.isRegularFile(DRIVER) && Files.isExecutable(DAEMON);
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(there, "pcscd is not here: apt-get install pcscd vsmartcard-vpcd");
        }
        assertThat(there).as("apt-get install pcscd vsmartcard-vpcd").isTrue();
    }

    /// vpcd gives each reader two slots, on a port and the next one.
    private static int twoFreePorts() {
        for (int i = 0; i < 50; i++) {
            try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket _ = new ServerSocket(one.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
                return one.getLocalPort();
            } catch (IOException taken) {
                // Another one.
            }
        }
        throw new IllegalStateException("no two ports next to each other are free");
    }

    String address() {
        return "unix:" + socket();
    }

    private Path socket() {
        return folder.resolve("run").resolve("pcscd.comm");
    }

    /// Where a card is put into the first reader, `Nightwindow 00 00`; the next port is that of the second.
    int port() {
        return port;
    }

    void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "unshare",
                            "--mount",
                            "--map-root-user",
                            "sh",
                            "-c",
                            BEGIN,
                            "pcscd",
                            folder.resolve("run").toString(),
                            folder.resolve("conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(START).until(() -> Files.exists(socket()));
    }

    /// It is killed at once, as by a power cut.
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
        try {
            Files.deleteIfExists(socket());
            Files.deleteIfExists(folder.resolve("run").resolve("pcscd.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
