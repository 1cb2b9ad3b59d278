package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is started on a kiosk, in a process of its own, without a display.
final class MainTest {
    /// Starting takes 2 s; a busy machine needs many times that.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void thereIsNoConfiguration_theProgramStaysUpWithAScreenThatIsNotOpen_andStopsWhenItIsTold() throws Exception {
        List<String> said = runsAndStops(folder.resolve("nowhere.yaml"));
        assertThat(said).anyMatch(line -> line.contains("NW-3001") && line.contains("does not exist"));
    }

    @Test
    void theDataFolderCannotBeMade_theProgramStaysUpAndSaysSo() throws Exception {
        Path config = Files.writeString(folder.resolve("kiosk.yaml"), """
                data: /proc/nightwindow
                console: {url: "https://127.0.0.1:1"}
                devices:
                  id-card-reader: {driver: standard.sdt, settings: {wire: "tcp://127.0.0.1:1"}}
                """);
        List<String> said = runsAndStops(config);
        assertThat(said).anyMatch(line -> line.contains("NW-3001") && line.contains("/proc/nightwindow"));
    }

    @Test
    void theProgramIsUsedWrongly_itSaysHowItIsUsed() throws Exception {
        Process program = start(List.of("run"));
        assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(said()).anyMatch(line -> line.startsWith("usage:"));
    }

    private List<String> runsAndStops(Path config) throws Exception {
        Process program = start(List.of("run", "--config", config.toString()));
        try {
            await().atMost(PATIENCE)
                    .until(() -> !program.isAlive() || said().stream().anyMatch(line -> line.endsWith(" runs")));
            assertThat(program.isAlive()).as(() -> String.join("\n", said())).isTrue();
            assertThat(said()).anyMatch(line -> line.contains("the window is open"));
            program.destroy(); // SIGTERM
            assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it stops when it is told")
                    .isTrue();
            return said();
        } finally {
            program.destroyForcibly();
        }
    }

    private Process start(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dprism.order=sw",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().remove("DISPLAY");
        return program.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> said() {
        try {
            return Files.readAllLines(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
