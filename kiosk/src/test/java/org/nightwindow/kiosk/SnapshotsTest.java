package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.kiosk.ScreensTest.begin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.nightwindow.kiosk.ScreensTest.Scenario;

/// The chief screens look as they did when they were reviewed. What [Likeness] says differs fails, and leaves
/// `target/snapshots/<name>.png` and `<name>-difference.png`, to be looked at. When the new look is right, all pictures
/// are drawn anew with [#RENEW] and reviewed again.
class SnapshotsTest {
    private static final String RENEW =
            "./mvnw -pl kiosk -am test -Dtest=SnapshotsTest -Dsurefire.failIfNoSpecifiedTests=false -Dsnapshots.renew=true";

    private static final Path REVIEWED = Path.of("src", "test", "resources", "snapshots");
    private static final Path DRAWN = Path.of("target", "snapshots");

    private static final int MOST = 60;
    private static final long MOST_BYTES = 4_000_000;

    /// By look, the scenarios.
    private static final List<String> CHOSEN = List.of(
            "zh: 01-attract 02-home 02-home-unlit-explained 02-home-printer-empty 03-identify 03-identify-card-NOT_READ"
                    + " 03-identify-code 04-form 04-form-errors 04-form-invoices-chosen 05-preview 06-printing 07-done"
                    + " 08-trouble-nothing-paper 08-trouble-uncertain 08-interrupted-partly 09-idle"
                    + " 10-not-open-CONFIGURATION 13-form-insurance 14-review-person 15-sign 20-offered"
                    + " 22-filed-accepted 22-filed-corrected 22-filed-handed-in 22-filed-kept 23-track 23-track-scanner-out 24-progress"
                    + " 24-progress-corrections 24-correcting 24-progress-list",
            "en: 01-attract 02-home 03-identify 04-form 07-done 08-trouble-nothing-paper 14-review-person"
                    + " 22-filed-handed-in 23-track 24-progress",
            "zh-landscape: 02-home 04-form 05-preview 24-progress",
            "en-landscape: 02-home 22-filed-handed-in",
            "zh-elder: 02-home 04-form-errors 22-filed-handed-in 24-progress",
            "en-elder: 02-home",
            "zh-low: 02-home 04-form 24-progress-corrections",
            "zh-contrast: 01-attract 02-home 04-form-errors 24-progress");

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
        Files.createDirectories(DRAWN);
        Files.createDirectories(REVIEWED);
    }

    @TestFactory
    Stream<DynamicTest> chiefScreensLookAsReviewed() {
        Map<String, Scenario> scenarios = scenarios();
        return chosen().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(), () -> looksAsReviewed(one.getKey(), scenarios.get(one.getValue()))));
    }

    @Test
    @DisabledIfSystemProperty(named = "snapshots.renew", matches = "true", disabledReason = "they are being drawn")
    void theReviewedPicturesAreThose_andFew() throws Exception {
        assertThat(chosen().size()).isLessThanOrEqualTo(MOST);
        try (Stream<Path> files = Files.list(REVIEWED)) {
            List<Path> kept = files.toList();
            assertThat(kept)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(chosen().keySet().stream()
                            .map(name -> name + ".png")
                            .toList());
            assertThat(kept.stream().mapToLong(file -> file.toFile().length()).sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    private static void looksAsReviewed(String name, Scenario scenario) throws Exception {
        String look = name.substring(scenario.name().length() + 1);
        Snapshot drawn = Snapshot.of(ScreensTest.played(scenario, look));
        Path reviewed = REVIEWED.resolve(name + ".png");
        if (Boolean.getBoolean("snapshots.renew")) {
            // What looks the same keeps its file, so that a review sees what changed and nothing else.
            if (!Files.exists(reviewed)
                    || !Likeness.of(Snapshot.read(reviewed), drawn).same()) {
                Files.write(reviewed, drawn.png());
            }
            return;
        }
        assertThat(reviewed)
                .as("drawn and reviewed; once it is right: %s", RENEW)
                .exists();
        Likeness likeness = Likeness.of(Snapshot.read(reviewed), drawn);
        if (!likeness.same()) {
            Files.write(DRAWN.resolve(name + ".png"), drawn.png());
            Files.write(
                    DRAWN.resolve(name + "-difference.png"), likeness.picture().png());
        }
        assertThat(likeness.blocks())
                .as("%s does not look as reviewed; see %s. If the new look is right: %s", name, DRAWN, RENEW)
                .isEmpty();
    }

    /// Name of the picture, name of the scenario.
    private static Map<String, String> chosen() {
        return CHOSEN.stream()
                .flatMap(line -> {
                    String[] parts = line.split(": ", 2);
                    return Stream.of(parts[1].split(" ")).map(name -> Map.entry(name + "-" + parts[0], name));
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Scenario> scenarios() {
        Stream<Scenario> declaring = Stream.of(
                ScreensTest.of("13-form-insurance", begin(), bench -> {
                    bench.item = bench.catalogue.item("HRS-04").orElseThrow();
                    bench.form();
                }),
                ScreensTest.of(
                        "14-review-person",
                        begin(),
                        bench -> bench.visit().show(DeclarationScreensTest.review(bench, "CIV-03", new HashMap<>()))),
                ScreensTest.of(
                        "15-sign",
                        begin(),
                        bench -> bench.visit().show(DeclarationScreensTest.sign(bench, new ArrayList<>()))));
        return Stream.of(ScreensTest.scenarios().stream(), CaseScreensTest.scenarios().stream(), declaring)
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Scenario::name, Function.identity()));
    }
}
