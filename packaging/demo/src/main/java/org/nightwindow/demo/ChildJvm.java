package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.nightwindow.hall.MachineClock;

/// A program of ours in a JVM of its own, with our class path. Its output goes to a file.
final class ChildJvm implements AutoCloseable {
    /// A console with its database and web server stops within a second.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /// Whoever stops the demo stops its hall.
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroy), "demo-stop"));
    }

    private final Process process;
    private final String name;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /// @param clock of the machine it runs on
    /// @param log gets what the program prints, after what is there already
    /// @param flags for the JVM
    static ChildJvm start(
            String name, HallClock clock, Path log, List<String> flags, Class<?> main, List<String> arguments) {
        return start(name, clock, log, Map.of(), flags, main, arguments);
    }

    /// @param environment on top of ours
    static ChildJvm start(
            String name,
            HallClock clock,
            Path log,
            Map<String, String> environment,
            List<String> flags,
            Class<?> main,
            List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-D" + MachineClock.AHEAD + "=" + clock.ahead());
        command.addAll(flags);
        command.add(main.getName());
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            RUNNING.add(process);
            return new ChildJvm(name, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /// Runs a program to its end.
    ///
    /// @param logs folder of its log, which has its name
    /// @throws IllegalStateException when it does not end with 0
    static void run(String name, HallClock clock, Path logs, Class<?> main, List<String> arguments) {
        Path log = logs.resolve(name + ".log");
        try (ChildJvm program = start(name, clock, log, usual("-Djava.awt.headless=true"), main, arguments)) {
            if (program.await() != 0) {
                throw new IllegalStateException(name + " failed; see " + log);
            }
        }
    }

    /// Flags for a program that is not the kiosk: several of them start on a small machine.
    static List<String> usual(String... more) {
        List<String> flags = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash"));
        flags.addAll(List.of(more));
        return flags;
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Power cut: SIGKILL, nothing of the program runs any more.
    void cutPower() {
        process.destroyForcibly();
        await();
    }

    /// One of its own child processes gets SIGSEGV, as by a bad pointer.
    ///
    /// @param mainClass which
    /// @return false when there is none
    boolean crashChild(String mainClass) {
        return process.children()
                .filter(child -> Arrays.asList(child.info().arguments().orElse(new String[0]))
                        .contains(mainClass))
                .findFirst()
                .map(child -> {
                    try {
                        return new ProcessBuilder("kill", "-SEGV", Long.toString(child.pid()))
                                        .start()
                                        .waitFor()
                                == 0;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                })
                .orElse(false);
    }

    /// Waits for the program to end by itself.
    int await() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis() * 3, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /// Asks the program to end, and makes it end when it does not.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
