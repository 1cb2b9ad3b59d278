package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {
    @TempDir
    Path folder;

    @Test
    void theBoxHasARuleForEveryCondition() {
        assertThat(accepted(Optional.empty())).extracting(Rule::when).containsExactlyInAnyOrder(Condition.values());
    }

    @Test
    void aHallReplacesRulesByTheirNames_andTakesSomeOut() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), """
                supply-out: {when: SUPPLY_OUT, urgency: TODAY, after: 2h, from: "07:30", to: "19:00", zh: 缺纸, en: no paper}
                screen-still: {off: true}
                """);
        List<Rule> rules = accepted(Optional.of(file));
        assertThat(rules)
                .extracting(Rule::id)
                .contains("supply-out", "kiosk-offline")
                .doesNotContain("screen-still");
        assertThat(rules)
                .filteredOn(rule -> rule.id().equals("supply-out"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.after()).isEqualTo(Duration.ofHours(2)));
    }

    @Test
    void everyErrorIsFoundAtOnce_andTheFileCountsForNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), """
                a: {when: MOON_FULL, urgency: NOW, zh: 甲, en: a}
                b: {when: OFFLINE, urgency: SOON, zh: 甲, en: a}
                c: {when: OFFLINE, urgency: NOW, after: soon, zh: 甲, en: a}
                d: {when: OFFLINE, urgency: NOW, from: late, colour: red}
                Bad Name: {when: OFFLINE}
                """);
        assertThat(RulesFile.read(Optional.of(file)))
                .isInstanceOfSatisfying(
                        RulesFile.Read.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .hasSize(7)
                                .anyMatch(line -> line.startsWith("a.when"))
                                .anyMatch(line -> line.startsWith("b.urgency"))
                                .anyMatch(line -> line.startsWith("c.after"))
                                .anyMatch(line -> line.startsWith("d.colour"))
                                .anyMatch(line -> line.startsWith("Bad Name")));
    }

    private static List<Rule> accepted(Optional<Path> file) {
        return RulesFile.read(file) instanceof RulesFile.Read.Accepted(List<Rule> rules) ? rules : List.of();
    }
}
