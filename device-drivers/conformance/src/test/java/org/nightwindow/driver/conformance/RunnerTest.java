package org.nightwindow.driver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import picocli.CommandLine;

/// The program a vendor runs, whatever the driver does to its process.
class RunnerTest {
    private static final String CLOSE = "    @Override public void close()";

    @TempDir
    private Path folder;

    private final StringWriter words = new StringWriter();

    @Test
    void aDriverThatEndsTheProcess_isNamed_andTheReportIsWritten() throws IOException {
        Path jar = Mistake.build(folder, CLOSE, selfTest("System.exit(7)") + CLOSE);

        assertThat(run(jar, "--clause", "L-05,S-04,K-01,L-07"))
                .as(words.toString())
                .isEqualTo(1);

        assertThat(verdicts()).containsExactly("L-05 kept", "S-04 not judged", "K-01 kept", "L-07 broken");
        assertThat(json()).contains("\"passed\": false", "ended with exit code 7, while S-04 was examined");
    }

    @Test
    void aDriverThatCrashesInNativeCode_isNamed_andTheReportIsWritten() throws IOException {
        Path jar = Mistake.build(
                folder,
                CLOSE,
                selfTest("java.lang.foreign.MemorySegment.ofAddress(8).reinterpret(8)"
                                + ".set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 1)")
                        + CLOSE);

        assertThat(run(jar, "--clause", "S-04,K-01,L-07")).as(words.toString()).isEqualTo(1);

        assertThat(verdicts()).containsExactly("S-04 not judged", "K-01 kept", "L-07 broken");
        assertThat(json()).contains("crashed in native code");
    }

    @Test
    void theReportSaysWhatWasAsked_whatWasSeen_andWhatToDo() throws IOException {
        Path jar = Mistake.build(
                folder,
                "status() { return board.status(); }",
                "status() { return DeviceStatus.ready(Instant.EPOCH); }");

        assertThat(run(jar, "--clause", "S-02,L-05")).as(words.toString()).isEqualTo(1);

        assertThat(words.toString())
                .contains("S-02 BROKEN", "asked: When the cable is pulled", "seen:  with its cable", "do:    Ask the");
        assertThat(Files.readString(folder.resolve("conformance-report.html")))
                .contains("acme.receipt 1.0.0 breaks 1 of 2 clauses", "When the cable is pulled", "acme-receipt.jar");
    }

    @Test
    void againstARealDevice_whatNobodyCanSee_isNotJudged_andNotPassed() throws IOException {
        Path jar = Mistake.build(folder);
        try (ReceiptPrinterSimulator printer = ReceiptPrinterSimulator.start()) {
            assertThat(run(jar, "--wire", printer.address(), "--clause", "P-01,U-01,L-05"))
                    .as(words.toString())
                    .isEqualTo(2);
        }
        assertThat(verdicts()).containsExactly("L-05 kept", "U-01 kept", "P-01 not judged");
        assertThat(json()).contains("\"passed\": false");
    }

    /// A hall that demands a report that passed is not shown one of the easy clauses.
    @Test
    void aFewClausesAreKept_thatIsNoReportThatPassed() throws IOException {
        assertThat(run(Mistake.build(folder), "--clause", "K-01,K-02")).isZero();
        assertThat(json()).contains("\"passed\": false", "keeps the 2 clauses; 40 were not asked");
    }

    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void everyClauseStandsInAChapter(DeviceKind kind) {
        assertThat(Suite.of(kind))
                .allMatch(clause -> Page.CHAPTERS.containsKey(clause.id().charAt(0)));
    }

    @Test
    void whereThereIsNothingToExamine_itSaysSo() {
        assertThat(run(folder.resolve("nowhere.jar"))).isEqualTo(2);
        assertThat(words.toString()).contains("there is no jar at");
    }

    @Tag("slow")
    @Test
    void theSampleDriver_keepsEveryClause() throws IOException {
        assertThat(run(Mistake.build(folder))).as(words.toString()).isZero();
        assertThat(json()).contains("\"passed\": true");
    }

    private int run(Path jar, String... more) {
        List<String> arguments = new ArrayList<>(List.of(jar.toString(), "--out", folder.toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new Main())
                .setOut(new PrintWriter(words, true))
                .execute(arguments.toArray(String[]::new));
    }

    private String json() throws IOException {
        return Files.readString(folder.resolve("conformance-report.json"));
    }

    private List<String> verdicts() throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (JsonNode clause : new JsonMapper().readTree(json()).path("clauses")) {
            verdicts.add(clause.path("clause").asText() + " "
                    + clause.path("verdict").asText());
        }
        return verdicts;
    }

    /// A self-test that does this first.
    private static String selfTest(String first) {
        return "    @Override public Outcome<SelfTest> selfTest(Call call) {\n        " + first
                + ";\n        return ReceiptPrinter.super.selfTest(call);\n    }\n";
    }
}
