package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program and all processes it started, as Linux accounts for them. It is started in a session of its own, so that
/// children whose parent has ended still count.
final class ProcessTree implements AutoCloseable {
    private static final long TICK_MILLIS = 10; // USER_HZ is 100 on every Linux

    /// Either program stops within a second.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final Path PROC = Path.of("/proc");

    /// Of `/proc/PID/smaps`: where a mapping begins.
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");

    /// The fields of `/proc/PID/stat` after the name in brackets, see proc(5).
    private static final int SESSION = 3;

    private static final int FIRST_TIME = 11; // utime, stime, cutime, cstime
    private static final int TIMES = 4;

    /// Whoever stops a benchmark stops what it started.
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroy), "benchmark-stop"));
    }

    private final Process leader;

    /// @param log gets what the programs print
    /// @param environment on top of ours
    ProcessTree(List<String> command, Map<String, String> environment, Path log) throws IOException {
        List<String> own = new ArrayList<>(List.of("setsid")); // becomes the command, with the same process id
        own.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(own).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        leader = builder.start();
        RUNNING.add(leader);
    }

    long pid() {
        return leader.pid();
    }

    boolean alive() {
        return leader.isAlive();
    }

    /// Milliseconds of processor time so far, of every process that lives and every child it has waited for.
    long cpuMillis() throws IOException {
        long ticks = 0;
        for (Path process : members()) {
            String[] fields = stat(process);
            for (int i = 0; i < TIMES && fields.length > FIRST_TIME + i; i++) {
                ticks += Long.parseLong(fields[FIRST_TIME + i]);
            }
        }
        return ticks * TICK_MILLIS;
    }

    /// Megabytes; pages that several processes of the machine map count in parts.
    double proportionalMegabytes() throws IOException {
        return megabytes("Pss:");
    }

    /// Megabytes of pages that are in no file and nobody else's: heap, compiled code, what libraries asked for.
    /// What other programs of the machine share with this one, and stop sharing, does not change it.
    double ownMegabytes() throws IOException {
        return megabytes("Pss_Anon:");
    }

    /// Of these, what the command itself has between two addresses.
    double ownMegabytes(long from, long to) throws IOException {
        long kilobytes = 0;
        boolean within = false;
        for (String line : Files.readAllLines(PROC.resolve(pid() + "/smaps"))) {
            Matcher mapping = MAPPING.matcher(line);
            if (mapping.lookingAt()) {
                long begin = Long.parseUnsignedLong(mapping.group(1), 16);
                within = begin >= from && begin < to;
            } else if (within && line.startsWith("Anonymous:")) {
                kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return kilobytes / 1024.0;
    }

    /// Megabytes of all pages; what processes share counts once for each.
    double residentMegabytes() throws IOException {
        return megabytes("Rss:");
    }

    private double megabytes(String field) throws IOException {
        long kilobytes = 0;
        for (Path process : members()) {
            try {
                kilobytes += Files.readAllLines(process.resolve("smaps_rollup")).stream()
                        .filter(line -> line.startsWith(field))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum();
            } catch (IOException e) {
                // it has just ended
            }
        }
        return kilobytes / 1024.0;
    }

    private List<Path> members() throws IOException {
        List<Path> members = new ArrayList<>();
        String session = Long.toString(leader.pid());
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                String[] fields = stat(process);
                if (fields.length > SESSION && fields[SESSION].equals(session)) {
                    members.add(process);
                }
            }
        }
        return members;
    }

    private static String[] stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException e) {
            return new String[0]; // it has just ended
        }
    }

    /// Asks the program to stop, and stops what does not.
    @Override
    public void close() throws IOException {
        RUNNING.remove(leader);
        leader.destroy();
        try {
            leader.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        while (!members().isEmpty() && System.nanoTime() < end) {
            for (Path process : members()) {
                ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                        .ifPresent(leader.isAlive() ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
