package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A process of its own for a part of a test: it is killed, or kills itself, as no thread can be.
public final class ChildProcess {
    /// What comes behind it on a line is the child's answer.
    public static final String ANSWER = "ANSWER ";

    private static final int KILLED = 9;

    /// A console starts within 5 s; a busy machine gets more.
    private static final int SECONDS = 120;

    /// Ends this process as a power cut does: nothing is closed, nothing is written any more.
    public static void die() {
        Runtime.getRuntime().halt(KILLED);
    }

    /// @param main a class of this test's class path
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /// Runs a child to its end.
    ///
    /// @param scratch a folder for what it prints
    /// @return its answer; empty when it died
    public static Optional<String> answer(Path scratch, Class<?> main, String... arguments) throws Exception {
        Path output = Files.createTempFile(scratch, "child", ".log");
        Process process = new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output);
        Optional<String> answer = said.lines()
                .filter(line -> line.startsWith(ANSWER))
                .map(line -> line.substring(ANSWER.length()))
                .findFirst();
        if (answer.isEmpty()) {
            assertThat(process.exitValue()).as(said).isEqualTo(KILLED);
        }
        return answer;
    }

    /// Waits for a line of a child that goes on.
    static String lineStarting(BufferedReader said, String start) {
        return CompletableFuture.supplyAsync(() -> said.lines()
                        .filter(line -> line.startsWith(start))
                        .findFirst()
                        .orElseThrow())
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private ChildProcess() {}
}
