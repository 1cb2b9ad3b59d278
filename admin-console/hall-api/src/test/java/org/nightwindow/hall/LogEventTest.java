package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The list, the programs and the document say the same.
class LogEventTest {
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
        assertThat(Project.root().resolve("docs/log-events.md"))
                .as("copy %s to docs", fresh.toAbsolutePath())
                .hasSameTextualContentAs(fresh);
    }

    @Test
    void everyEventHappensSomewhere_andNobodyWritesANumberByHand() throws IOException {
        List<String> programs = Project.sources("/src/main/java/").stream()
                .filter(source -> !source.contains("enum LogEvent "))
                .toList();
        assertThat(programs).as("an empty scan proves nothing").hasSizeGreaterThan(200);
        for (LogEvent event : LogEvent.values()) {
            assertThat(programs)
                    .as("some program says %s", event.name())
                    .anyMatch(source -> source.contains("LogEvent." + event.name()));
        }
        assertThat(programs)
                .as("a number that is written by hand and not in the list")
                .noneMatch(source -> BY_HAND.matcher(source).find());
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Log events

                What a technician may be called for. The number stands in front of the log line and on the kiosk's page of
                the console. **Now** means that residents are turned away, or that waiting makes it worse; **today** means
                in office hours. NW-3910 to NW-3924 is what a device became; the console says beside it which device, and
                for how many changes the line stands when it came and went. The [operator guide](operator-guide.md) says more.

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
}
