package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list, the programs and the document say the same.
class LogEventTest {
    private static final Path ROOT = root();
    private static final Pattern BY_HAND = Pattern.compile("\"NW-\\d");

    @Test
    void aNumberNamesOneEventForEver() {
        assertThat(LogEvent.values()).extracting(LogEvent::id).doesNotHaveDuplicates();
        assertThat(LogEvent.CATALOGUE_REJECTED.id()).isEqualTo("NW-3101");
        assertThat(LogEvent.of("NW-3101")).contains(LogEvent.CATALOGUE_REJECTED);
        assertThat(LogEvent.of("NW-9999")).isEmpty();
    }

    @Test
    void theDocumentSaysWhatTheListSays() throws IOException {
        Path fresh = Path.of("target", "log-events.md");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, document());
        assertThat(ROOT.resolve("docs/log-events.md"))
                .as("copy %s to docs", fresh.toAbsolutePath())
                .hasSameTextualContentAs(fresh);
    }

    @Test
    void everyEventHappensSomewhere_andNobodyWritesANumberByHand() throws IOException {
        Map<Path, String> programs = programs();
        assertThat(programs).as("an empty scan proves nothing").hasSizeGreaterThan(200);
        for (LogEvent event : LogEvent.values()) {
            assertThat(programs.values())
                    .as("some program says %s", event.name())
                    .anyMatch(source -> source.contains("LogEvent." + event.name()));
        }
        programs.forEach(
                (file, source) -> assertThat(BY_HAND.matcher(source).results().map(MatchResult::group))
                        .as("%s writes a number that is not in the list", file)
                        .isEmpty());
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Log events

                What a technician may be called for. The number stands in front of the log line and on the kiosk's page of
                the console. **Now** means that residents are turned away, or that waiting makes it worse; **today** means
                in office hours. What devices report (paper out, jam, no answer) has no number: the console says it in words,
                and the [operator guide](operator-guide.md) says what to do.

                Written from `LogEvent` in `admin-console/hall-api`; a test fails when the two differ.

                | Id | When | What it means | What you do |
                |---|---|---|---|
                """);
        List<LogEvent> all = Arrays.asList(LogEvent.values());
        all.forEach(event -> text.append("| %s | %s | %s | %s |\n"
                .formatted(
                        event.id(),
                        switch (event.urgency()) {
                            case NOW -> "**now**";
                            case TODAY -> "today";
                        },
                        event.meaning().en(),
                        event.action().en())));
        text.append("""

                ## 中文

                | 编号 | 何时去 | 什么事 | 怎么办 |
                |---|---|---|---|
                """);
        all.forEach(event -> text.append("| %s | %s | %s | %s |\n"
                .formatted(
                        event.id(),
                        switch (event.urgency()) {
                            case NOW -> "**马上**";
                            case TODAY -> "上班时";
                        },
                        event.meaning().zh(),
                        event.action().zh())));
        return text.toString();
    }

    private static Map<Path, String> programs() throws IOException {
        Map<Path, String> programs = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(f -> f.toString().contains("/src/main/java/")
                            && f.toString().endsWith(".java")
                            && !f.endsWith("LogEvent.java"))
                    .toList()) {
                programs.put(file, Files.readString(file));
            }
        }
        return programs;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "the tests run inside the project");
    }
}
