package org.nightwindow.driver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A mistake made in the sample driver: what is changed, which clause names it, and which others may break with it.
enum Mistake {
    HANGS_WHEN_THE_DEVICE_IS_SILENT(
            "D-01",
            "D-02 D-03 S-01 N-03 N-04 N-05 N-06 G-01 P-02 P-03 P-04 P-06 L-01 L-03 U-03",
            "line.say(call, WAIT,",
            "line.say(Call.within(Duration.ofMinutes(1)), Duration.ofMinutes(1),"),
    LIES_ABOUT_ITS_STATUS(
            "S-02",
            "P-02",
            "status() { return board.status(); }",
            "status() { return DeviceStatus.ready(Instant.EPOCH); }"),
    TELLS_EVERYTHING_TWICE(
            "E-01",
            "",
            "        return board.supplied(",
            "        context.events().emit(new DeviceEvent.StatusChanged(status()));\n        return board.supplied("),
    TELLS_AFTER_CLOSE(
            "E-02",
            "",
            "line.close(); }",
            "line.close(); Thread.ofVirtual().start(() -> { LockSupport.parkNanos(100_000_000);"
                    + " context.events().emit(new DeviceEvent.MediaRemoved()); }); }"),
    LEAKS_A_THREAD("L-01", "", "        board = new StatusBoard(context);\n", """
                    board = new StatusBoard(context);
                    Thread.ofPlatform().daemon().start(() -> { while (true) LockSupport.park(); });
            """),
    KEEPS_WHAT_IT_HEARD(
            "L-08",
            "",
            "{ tidy(call); }",
            "{ tidy(call); ALL.add(new byte[4_096]); }"
                    + " private static final List<byte[]> ALL = new ArrayList<>();"),
    LOGS_WHAT_IT_PRINTS("G-01", "", "        Outcome<Nothing> step = tidy(call);\n", """
                    Outcome<Nothing> step = tidy(call);
                    context.log().log(System.Logger.Level.INFO, HexFormat.of().formatHex(slip.dots()));
            """),
    SHOWS_IT_ON_THE_CONSOLE("G-01", "", "        Outcome<Nothing> step = tidy(call);\n", """
                    Outcome<Nothing> step = tidy(call);
                    System.out.println(Arrays.toString(slip.dots()));
            """),
    IGNORES_CANCEL("C-01", "C-02", "call.cancelled()", "false"),
    SAYS_DONE_WITHOUT_EVIDENCE(
            "P-03",
            "P-04 N-03 N-04 N-05 N-06 D-02",
            "Outcome.unknown(\"no confirmation\")",
            "Outcome.done(Confirmation.CONFIRMED)"),
    PRINTS_AGAIN_WHEN_IT_IS_NOT_SURE(
            "P-03",
            "P-04 N-06 D-02 U-01",
            "Outcome.unknown(\"no confirmation\")",
            "print(slip, Call.within(Duration.ofSeconds(1)))"),
    SAYS_FAILED_WHEN_IT_DOES_NOT_KNOW("P-03", "P-04 N-03 N-04 N-05 N-06 D-02", "endSent && unfinished ?", "false ?"),
    LEAVES_A_SLIP_FOR_THE_NEXT_RESIDENT(
            "P-06",
            "L-04 N-03 N-04 N-05 N-06 U-02 P-02 P-03 P-04",
            "if (unfinished) line.say(call, WAIT, () -> true, CLEAR);",
            "",
            "if (step.isDone() && unfinished) step = onPaper(CUT, call);",
            ""),
    OBEYS_DOTS("P-05", "", "dots[i] |= 2;", "dots[i] |= 0;"),
    HOLDS_A_LOCK_WHILE_IT_PRINTS(
            "S-01",
            "",
            "public Outcome<Confirmation> print",
            "public synchronized Outcome<Confirmation> print",
            "public DeviceStatus status",
            "public synchronized DeviceStatus status"),
    USES_ANOTHER_THREAD(
            "S-04",
            "",
            "{ tidy(call); }",
            "{ Thread other = new Thread(() -> tidy(call)); other.start();"
                    + " try { other.join(); } catch (InterruptedException e) { throw new AssertionError(e); } }"),
    CHOKES_ON_NOISE(
            "N-03",
            "N-04 N-05 N-06 G-01",
            "        else heard =",
            "        else if (one > 127) throw new IllegalStateException();\n        else heard =");

    /// Some need what the sound driver does not keep.
    private static final String CONTEXT = "    private final DeviceContext context;\n";

    private static final String KEPT =
            "AcmePrinter(Wire wire, DeviceContext context) {\n        this.context = context;";

    private final String named;
    private final Set<String> also;
    private final String[] changes;

    Mistake(String named, String also, String... changes) {
        this.named = named;
        this.also = Set.of(also.split(" "));
        this.changes = changes;
    }

    /// The clause that names it.
    String named() {
        return named;
    }

    /// What else may break.
    Set<String> also() {
        return also;
    }

    /// The sample driver with this mistake, as a jar in `folder`.
    Path make(Path folder) throws IOException {
        return build(folder, changes);
    }

    /// The sample driver with what is changed, as a jar in `folder`.
    ///
    /// @param changes each text, and what it becomes
    static Path build(Path folder, String... changes) throws IOException {
        Path work = Files.createTempDirectory("mistake");
        List<Path> sources = new ArrayList<>();
        boolean[] made = new boolean[changes.length / 2];
        for (Path source : SampleDriver.sources()) {
            String text = Files.readString(source)
                    .replace(
                            "import module java.base;",
                            "import module java.base;\nimport java.util.concurrent.locks.LockSupport;")
                    .replace("    private final StatusBoard board;", CONTEXT + "    private final StatusBoard board;")
                    .replace("AcmePrinter(Wire wire, DeviceContext context) {", KEPT);
            for (int i = 0; i < changes.length; i += 2) {
                made[i / 2] |= text.contains(changes[i]);
                text = text.replace(changes[i], changes[i + 1]);
            }
            sources.add(Files.writeString(work.resolve(source.getFileName().toString()), text));
        }
        assertThat(made).as("the sample driver still has what is changed here").doesNotContain(false);
        return SampleDriver.build(sources, folder);
    }
}
