package org.nightwindow.driver.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// What came of an examination.
///
/// @param jars name and SHA-256 of each jar that was examined
/// @param device its address; empty for our simulator
/// @param judged each clause with what came of it, in the order of the suite
record Report(
        String id,
        String vendor,
        String model,
        String version,
        DeviceKind kind,
        Map<String, String> jars,
        String device,
        Instant at,
        Duration took,
        List<Judged> judged) {

    private static final ObjectWriter JSON = new JsonMapper()
            .writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

    /// One clause.
    record Judged(Clause clause, Verdict verdict) {}

    long count(Class<? extends Verdict> verdict) {
        return judged.stream().filter(it -> verdict.isInstance(it.verdict())).count();
    }

    /// Every clause there is of its kind is kept. What was not judged, or not asked, is not passed.
    boolean passed() {
        return keptAll() && notAsked() == 0;
    }

    /// Every clause that was asked is kept.
    boolean keptAll() {
        return !judged.isEmpty() && count(Verdict.Kept.class) == judged.size();
    }

    private int notAsked() {
        return Suite.of(kind).size() - judged.size();
    }

    /// One sentence.
    String sentence() {
        return notAsked() == 0 ? ofThoseAsked() : ofThoseAsked() + "; " + notAsked() + " were not asked";
    }

    private String ofThoseAsked() {
        long broken = count(Verdict.Broken.class);
        long open = count(Verdict.NotJudged.class);
        String name = id + " " + version;
        if (broken > 0) {
            return name + " breaks " + broken + " of " + judged.size() + " clauses"
                    + (open > 0 ? ", " + open + " were not judged" : "");
        }
        return open > 0
                ? name + " breaks nothing, but " + open + " of " + judged.size() + " clauses were not judged"
                : name + " keeps " + (notAsked() == 0 ? "all " : "the ") + judged.size() + " clauses";
    }

    /// For programs: the loader of a kiosk looks at `passed` and `jars`.
    String json() {
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("passed", passed())
                .put("sentence", sentence())
                .put("driver", id)
                .put("vendor", vendor)
                .put("model", model)
                .put("version", version)
                .put("kind", kind.name())
                .put("device", device.isEmpty() ? "simulator" : device)
                .put("at", at.toString())
                .put("milliseconds", took.toMillis());
        jars.forEach(report.putObject("jars")::put);
        ArrayNode clauses = report.putArray("clauses");
        for (Judged it : judged) {
            clauses.addObject()
                    .put("clause", it.clause().id())
                    .put("verdict", word(it.verdict()))
                    .put("asks", it.clause().asks())
                    .put("seen", it.verdict().seen())
                    .put("mend", it.clause().mend());
        }
        try {
            return JSON.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can be written", e);
        }
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept _ -> "kept";
            case Verdict.Broken _ -> "broken";
            case Verdict.NotJudged _ -> "not judged";
        };
    }
}
