package org.nightwindow.driver.conformance;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// Holds an examination in processes: when one dies or does not come back, the clause it was at is noted, and another
/// one goes on with the next.
final class Chamber {
    /// A clause takes up to 10 s, and a timed one three times that.
    private static final Duration CLAUSE_LIMIT = Duration.ofSeconds(60);

    /// Starting takes half a second, on a busy machine some.
    private static final int CONNECT_MILLIS = 30_000;

    private static final Duration LINGER = Duration.ofSeconds(5);

    /// What is heard while the examination goes on.
    interface Listener {
        void begins(String clause);

        void judged(String clause, Verdict verdict);

        /// Somebody at the device is asked to do something; returns when it was done.
        void please(String what);
    }

    /// The jars cannot be examined at all.
    static final class Useless extends Exception {
        private static final long serialVersionUID = 1;

        Useless(String why) {
            super(why);
        }
    }

    private final Path out;
    private final Listener listener;
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final List<String> deaths = new ArrayList<>();
    private String[] driver = {};

    /// @param out for the log of the driver
    Chamber(Path out, Listener listener) {
        this.out = out;
        this.listener = listener;
    }

    /// Id, vendor, model, version and kind, once somebody has said so.
    String[] driver() {
        return driver.clone();
    }

    /// How processes died, one sentence each.
    List<String> deaths() {
        return List.copyOf(deaths);
    }

    /// Only hears who the driver is.
    void introduce(Task task) throws IOException, InterruptedException, Useless {
        oneProcess(task);
    }

    /// Judges the clauses of the task, however many processes it takes.
    Map<String, Verdict> examine(Task task) throws IOException, InterruptedException, Useless {
        List<String> left = new ArrayList<>(task.clauses());
        while (!left.isEmpty()) {
            String at = oneProcess(task.only(left));
            left.removeAll(verdicts.keySet());
            if (at == null && !left.isEmpty()) {
                throw new Useless("these clauses were not found: " + left);
            }
        }
        return verdicts;
    }

    /// @return the clause at which it ended before its time; null when it came to its end
    private @Nullable String oneProcess(Task task) throws IOException, InterruptedException, Useless {
        Path file = Files.createTempFile("conformance", ".properties");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(CONNECT_MILLIS);
            task.write(file);
            Process process = launch(server.getLocalPort(), file);
            try (Socket socket = server.accept();
                    Line line = new Line(socket)) {
                socket.setSoTimeout(task.ask() ? 0 : (int) CLAUSE_LIMIT.toMillis());
                return listen(line, process);
            } catch (SocketTimeoutException never) {
                throw new IOException("the process of the examination does not start; see " + log(), never);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.delete(file);
        }
    }

    private @Nullable String listen(Line line, Process process) throws IOException, InterruptedException, Useless {
        String at = null;
        while (true) {
            Line.Said said;
            try {
                said = line.hear();
            } catch (SocketTimeoutException hangs) {
                judged(
                        at,
                        new Verdict.Broken("the driver did not come back within " + CLAUSE_LIMIT.toSeconds()
                                + " s, and its process was killed"));
                return at;
            } catch (IOException lost) {
                said = null;
            }
            if (said == null) {
                return at == null ? null : died(at, process);
            }
            switch (said.word()) {
                case Line.DRIVER -> driver = said.text().split("\t", -1);
                case Line.BEGIN -> {
                    at = said.text();
                    listener.begins(at);
                }
                case Line.PLEASE -> {
                    listener.please(said.text());
                    line.say(Line.DONE, "");
                }
                case Line.USELESS -> throw new Useless(said.text());
                default -> {
                    judged(at, verdict(said));
                    at = null;
                }
            }
        }
    }

    private static Verdict verdict(Line.Said said) {
        return switch (said.word()) {
            case Line.KEPT -> new Verdict.Kept(said.text());
            case Line.BROKEN -> new Verdict.Broken(said.text());
            default -> new Verdict.NotJudged(said.text());
        };
    }

    private void judged(@Nullable String clause, Verdict verdict) {
        if (clause != null) {
            verdicts.put(clause, verdict);
            listener.judged(clause, verdict);
        }
    }

    private String died(String at, Process process) throws InterruptedException {
        boolean ended = process.waitFor(LINGER.toMillis(), TimeUnit.MILLISECONDS);
        Path crash = out.resolve("crash-" + process.pid() + ".txt");
        String how = Files.exists(crash)
                ? "crashed in native code; see " + crash.getFileName()
                : "ended" + (ended ? " with exit code " + process.exitValue() : "");
        deaths.add("its process " + how + ", while " + at + " was examined");
        judged(at, new Verdict.NotJudged("the process " + how + "; see L-07"));
        return at;
    }

    private Path log() {
        return out.resolve("driver.log");
    }

    private Process launch(int port, Path task) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + out.toAbsolutePath().resolve("crash-%p.txt"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Examiner.class.getName(),
                Integer.toString(port),
                task.toString());
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /// The one jar, or in our own tests their class path.
    private static String classPath() {
        try {
            Path home = Path.of(Examiner.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(home) ? System.getProperty("java.class.path") : home.toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError("a class path has proper addresses", impossible);
        }
    }
}
