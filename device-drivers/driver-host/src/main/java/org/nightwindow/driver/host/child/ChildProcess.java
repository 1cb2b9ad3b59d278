package org.nightwindow.driver.host.child;

import com.fazecast.jSerialComm.SerialPort;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightwindow.driver.DriverProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operating system's view of one child: how it is started, killed, and how it died. Any thread.
final class ChildProcess {
    /// How long a process may linger after its socket has closed; measured 0 to 4 ms, and up to 0.7 s while it
    /// writes its crash report on a busy machine.
    private static final Duration LINGER = Duration.ofSeconds(2);

    /// A vendor that prints without end must not fill the disk.
    private static final long LOG_MAX = 1 << 20;

    /// A Unix-domain socket's path has at most 108 bytes.
    private static final int SOCKET_PATH_MAX = 100;

    /// What a vendor may know of the kiosk's environment.
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    /// Measured: 30 MB PSS after 6,000 calls (41 with the heap Java would begin with, whose nursery is filled
    /// before it is cleared) and 80 ms to start; interpreting is right for a process that shuffles frames.
    /// A crash leaves no core dump, which would hold what was read from a card.
    private static final List<String> FLAGS = List.of(
            "-Xint",
            "-Xmx48m",
            "-Xms8m",
            "-Xmn2m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=8m",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    private final Process process;
    private final SocketChannel socket;
    private final Path crashReport;
    private final Path log;

    ChildProcess(Process process, SocketChannel socket, Path runFolder, Path log) {
        this.process = process;
        this.socket = socket;
        this.crashReport = runFolder.resolve("crash-" + process.pid() + ".txt");
        this.log = log;
    }

    /// Starts a child and waits until it has connected.
    ///
    /// @param vendorFolder holds the vendor's jars
    /// @param runFolder for its socket, its log and its crash reports
    /// @param limit for connecting; measured 0.1 s, on a busy machine 2 s
    /// @throws IOException when it cannot be started or does not connect in time; nothing is left behind
    static ChildProcess start(Path vendorFolder, Path runFolder, Duration limit) throws IOException {
        Files.createDirectories(runFolder);
        Path folder = Files.createTempDirectory("nw"); // made for this user only (0700)
        Path log = runFolder.resolve(vendorFolder.getFileName() + ".log");
        Path path = folder.resolve("s");
        if (path.toString().length() > SOCKET_PATH_MAX) {
            throw new IOException(path + " is too long for a socket; set java.io.tmpdir to a shorter folder");
        }
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            Process process = launch(vendorFolder, runFolder, path, log);
            var _ = process.onExit().thenRun(() -> closeQuietly(server));
            Thread watchdog = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(limit);
                    closeQuietly(server);
                } catch (InterruptedException connected) {
                    Thread.currentThread().interrupt();
                }
            });
            try {
                return new ChildProcess(process, server.accept(), runFolder, log);
            } catch (ClosedChannelException late) {
                String how =
                        process.isAlive() ? "did not connect in time" : "ended with exit code " + process.exitValue();
                process.destroyForcibly();
                throw new IOException("the driver's process " + how + "; see " + log, late);
            } finally {
                watchdog.interrupt();
            }
        } finally {
            Files.deleteIfExists(path);
            Files.deleteIfExists(folder);
        }
    }

    /// Deletes the crash reports of children whose kiosk ended before it read them: they show memory. While no child
    /// runs.
    static void sweep(Path runFolder) {
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(runFolder, "crash-*.txt")) {
            for (Path report : reports) {
                Files.deleteIfExists(report);
            }
        } catch (IOException e) {
            LOG.debug("there is no folder to sweep yet: {}", e.getMessage());
        }
    }

    private static Process launch(Path vendorFolder, Path runFolder, Path socket, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-XX:ErrorFile=" + runFolder.toAbsolutePath().resolve("crash-%p.txt"));
        command.add("-cp");
        command.add(classPath());
        command.add(ChildMain.class.getName());
        command.add(socket.toString());
        command.add(vendorFolder.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder.start();
    }

    /// Only what the child needs: this module, the driver API, the serial port and the log's interface.
    private static String classPath() {
        return Stream.of(ChildMain.class, DriverProvider.class, SerialPort.class, Logger.class)
                .map(ChildProcess::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError("a class path has proper addresses", impossible);
        }
    }

    private static void closeQuietly(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception nothingToSave) {
            // It is being thrown away; what it still says changes nothing.
        }
    }

    SocketChannel socket() {
        return socket;
    }

    /// Kills the process and what it started.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// @return false when it still runs after `limit`
    boolean ended(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Says how a process died whose socket has closed. The exit code does not tell a crash from an exception (both
    /// are 1, because core dumps are off); the crash report does. It is read for its one useful line and
    /// deleted: the rest shows memory.
    String autopsy() {
        try {
            if (!ended(LINGER)) {
                kill();
                return "closed its socket and stayed; killed";
            }
            if (Files.exists(crashReport)) {
                String where = problematicFrame();
                Files.delete(crashReport);
                return "crashed in native code" + where;
            }
            return "ended with exit code " + process.exitValue();
        } catch (InterruptedException hurry) {
            kill();
            Thread.currentThread().interrupt();
            return "killed";
        } catch (IOException unreadable) {
            return "crashed in native code; its report cannot be read";
        }
    }

    private String problematicFrame() throws IOException {
        try (Stream<String> lines = Files.lines(crashReport, StandardCharsets.ISO_8859_1)) {
            return lines.dropWhile(line -> !line.startsWith("# Problematic frame"))
                    .skip(1)
                    .findFirst()
                    .map(line -> ": " + line.replaceFirst("^#\\s*", ""))
                    .orElse("");
        }
    }

    /// Empties the log when it has grown too long; the child goes on at its new end.
    void trimLog() {
        try {
            if (Files.size(log) > LOG_MAX) {
                Files.newByteChannel(log, StandardOpenOption.WRITE).truncate(0).close();
            }
        } catch (IOException unimportant) {
            // The next poll tries again.
        }
    }
}
