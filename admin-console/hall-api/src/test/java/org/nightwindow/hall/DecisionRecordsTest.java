package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A decision record names the test that would show it broken; the test must exist.
class DecisionRecordsTest {
    private static final Path DECISIONS = Project.root().resolve("docs/decisions");

    /// `ATest`, `ATest.aStory`, or a story alone, which has an underscore.
    private static final Pattern NAMED =
            Pattern.compile("`(?:([A-Z]\\w*Test)(?:\\.([a-z]\\w+))?|([a-z]+[A-Z]\\w*_\\w+))`");

    @Test
    void everyTestARecordNames_exists() throws IOException {
        List<String> tests = Project.sources("/src/test/java/");
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path file : records()) {
            Matcher names = NAMED.matcher(Files.readString(file));
            while (names.find()) {
                named++;
                String type = names.group(1);
                String story = names.group(2) == null ? names.group(3) : names.group(2);
                if (type != null && tests.stream().noneMatch(source -> source.contains("class " + type + " "))) {
                    missing.add(file.getFileName() + ": " + type);
                }
                if (story != null && tests.stream().noneMatch(source -> source.contains(" " + story + "("))) {
                    missing.add(file.getFileName() + ": " + story);
                }
            }
        }
        assertThat(named).as("a scan that finds nothing proves nothing").isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRecordHasItsFourParts_andStandsInTheIndex() throws IOException {
        String index = Files.readString(DECISIONS.resolve("README.md"));
        for (Path file : records()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .contains("**Question.**", "**Options.**", "**Decision.**", "**Confirmation.**");
            assertThat(index).contains("(" + file.getFileName() + ")");
        }
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }
}
