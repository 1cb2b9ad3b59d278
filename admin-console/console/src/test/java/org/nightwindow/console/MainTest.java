package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Json;
import picocli.CommandLine;

/// The console's programs as somebody at a terminal meets them.
class MainTest {
    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void aTicketIsMadeWhileTheConsoleDoesNotRun_andItsDataCanBeExported() throws IOException {
        Path config = folder.resolve("console.yaml");
        Files.writeString(config, "data: " + folder.resolve("data") + "\n");
        Ended ticket =
                run("ticket", "--config", config.toString(), "--kiosk", "990101-K01", "--zh", "厅", "--en", "Hall");
        assertThat(ticket.code()).isZero();
        assertThat(EnrolmentTicket.parse(ticket.out())).isPresent();

        Path out = folder.resolve("export.json");
        assertThat(run("export", "--data", folder.resolve("data").toString(), "--out", out.toString())
                        .code())
                .isZero();
        JsonNode export = Json.MAPPER.readTree(out.toFile());
        assertThat(export.at("/kiosks/0").asText()).isEqualTo("990101-K01");
    }

    @Test
    void whatCannotBeDoneSaysWhyAndWhatToDo_withoutAStackTrace() throws IOException {
        Path config = folder.resolve("console.yaml");
        Files.writeString(config, "staff: {port: x}\nnonsense: 1\n");
        Ended wrongConfig = run("run", "--config", config.toString());
        assertThat(wrongConfig.code()).isEqualTo(1);
        assertThat(wrongConfig.err())
                .contains("2 problems", "staff.port", "nonsense")
                .doesNotContain("\tat ");

        assertThat(run("run", "--config", "/no/such/file").err()).contains("/no/such/file");
        Ended noData = run(
                "export",
                "--data",
                folder.toString(),
                "--out",
                folder.resolve("x").toString());
        assertThat(noData.code()).isEqualTo(1);
        assertThat(noData.err()).contains("no data folder");
        assertThat(Files.exists(folder.resolve("x"))).isFalse();

        Files.writeString(config, "data: " + folder.resolve("data") + "\n");
        Ended badName = run("ticket", "--config", config.toString(), "--kiosk", "no id!", "--zh", "厅", "--en", "Hall");
        assertThat(badName.err()).contains("990101-K03");
    }

    @Test
    void theConfigurationIsPrintedWhole_andIsOneTheConsoleTakes() {
        Ended config = run("config");
        assertThat(config.out()).contains("data: nightwindow-console", "# More apps whose codes are accepted");
        assertThat(ConfigFile.read(config.out(), Map.of())).isInstanceOf(ConfigFile.Read.Accepted.class);
    }

    private static Ended run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine program = Main.program();
            program.setErr(new PrintWriter(err, true));
            int code = program.execute(arguments);
            return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
