package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.events.Acts;
import org.nightwindow.console.events.IntakeStep;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;

/// The console is killed with SIGKILL in a process of its own, at every step between the commit of an event and the
/// reply. While it hangs there, a second console on the same data is told so.
class ConsoleKilledTest {
    private static final String KIOSK = "990101-K03";
    private static final KioskEvent.ActChanged UNKNOWN = new KioskEvent.ActChanged(
            "P-1", "PRINT", KioskEvent.Outcome.UNKNOWN, "TAX-01", "990101260000001", 1, 0, "printer switched off");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(IntakeStep.class)
    void consoleKilledBeforeItsReply_theKioskSendsAgain_theEventIsStoredOnceAndUnderstood(IntakeStep step)
            throws Exception {
        TestKiosk kiosk;
        try (Console console = Console.start(FreshData.in(folder))) {
            kiosk = TestKiosk.enrolled(console, KIOSK);
        }
        Process child = child(step);
        try (BufferedReader said = child.inputReader(UTF_8)) {
            TestKiosk atChild = kiosk.at(ChildProcess.lineStarting(said, "https://"));
            CompletableFuture<HttpResponse<String>> reply =
                    CompletableFuture.supplyAsync(() -> atChild.report("E-1", 1, UNKNOWN));
            assertThat(ChildProcess.lineStarting(said, ConsoleUntil.AT)).isEqualTo(ConsoleUntil.AT + step);
            assertThat(reply).isNotDone();
            assertASecondConsoleOnTheSameDataIsToldSo();
        } finally {
            child.destroyForcibly().waitFor();
        }
        try (Console console = Console.start(ConsoleConfig.inFolder(folder))) {
            assertThat(unknownActs(console))
                    .as("understood at the start, before anybody asks")
                    .hasSize(1);
            assertThat(TestKiosk.storedUpTo(kiosk.at(console.kioskUrl()).report("E-1", 1, UNKNOWN)))
                    .isEqualTo(1);
            assertThat(unknownActs(console)).hasSize(1);
        }
        Path out = folder.resolve("export.json");
        Export.write(new DataFolder(folder), out);
        JsonNode export = Json.MAPPER.readTree(out.toFile());
        assertThat(export.path("events")).hasSize(1);
        assertThat(export.at("/events/0/body/key").asText()).isEqualTo("P-1");
        assertThat(export.path("kiosks")).hasSize(1);
        assertThat(export.path("documents").isArray()).isTrue();
    }

    private void assertASecondConsoleOnTheSameDataIsToldSo() {
        assertThat(catchThrowable(() -> Console.start(ConsoleConfig.inFolder(folder))))
                .isInstanceOf(Database.DatabaseInUse.class)
                .hasMessageContaining("stop that console first");
    }

    private static List<Acts.Known> unknownActs(Console console) {
        return console.acts().unknownAt(KIOSK);
    }

    private Process child(IntakeStep step) throws IOException {
        return new ProcessBuilder(ChildProcess.command(ConsoleUntil.class, folder.toString(), step.name()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
