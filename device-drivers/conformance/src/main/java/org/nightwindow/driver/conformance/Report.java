package org.nightwindow.driver.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.testkit.conformance.Clause;
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

    /// One clause.
    record Judged(Clause clause, Verdict verdict) {}

    long count(Class<? extends Verdict> verdict) {
        return judged.stream().filter(it -> verdict.isInstance(it.verdict())).count();
    }

    /// Every clause is kept. What was not judged is not passed.
    boolean passed() {
        return !judged.isEmpty() && count(Verdict.Kept.class) == judged.size();
    }

    /// One sentence.
    String sentence() {
        long broken = count(Verdict.Broken.class);
        long open = count(Verdict.NotJudged.class);
        String name = id + " " + version;
        if (broken > 0) {
            return name + " breaks " + broken + " of " + judged.size() + " clauses"
                    + (open > 0 ? ", " + open + " were not judged" : "");
        }
        return open > 0
                ? name + " breaks nothing, but " + open + " of " + judged.size() + " clauses were not judged"
                : name + " keeps all " + judged.size() + " clauses";
    }

    /// For programs: the loader of a kiosk looks at `passed` and `jars`.
    String json() {
        StringBuilder out = new StringBuilder("{\n");
        out.append("  \"passed\": ").append(passed()).append(",\n");
        field(out, "sentence", sentence());
        field(out, "driver", id);
        field(out, "vendor", vendor);
        field(out, "model", model);
        field(out, "version", version);
        field(out, "kind", kind.name());
        field(out, "device", device.isEmpty() ? "simulator" : device);
        field(out, "at", at.toString());
        out.append("  \"milliseconds\": ").append(took.toMillis()).append(",\n  \"jars\": {");
        String between = "\n";
        for (Map.Entry<String, String> jar : jars.entrySet()) {
            out.append(between)
                    .append("    ")
                    .append(quote(jar.getKey()))
                    .append(": ")
                    .append(quote(jar.getValue()));
            between = ",\n";
        }
        out.append("\n  },\n  \"clauses\": [");
        between = "\n";
        for (Judged it : judged) {
            out.append(between)
                    .append("    {\"clause\": ")
                    .append(quote(it.clause().id()))
                    .append(", \"verdict\": ")
                    .append(quote(word(it.verdict())))
                    .append(",\n     \"asks\": ")
                    .append(quote(it.clause().asks()))
                    .append(",\n     \"seen\": ")
                    .append(quote(it.verdict().seen()))
                    .append(",\n     \"mend\": ")
                    .append(quote(it.clause().mend()))
                    .append("}");
            between = ",\n";
        }
        return out.append("\n  ]\n}\n").toString();
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept _ -> "kept";
            case Verdict.Broken _ -> "broken";
            case Verdict.NotJudged _ -> "not judged";
        };
    }

    private static void field(StringBuilder out, String key, String value) {
        out.append("  ").append(quote(key)).append(": ").append(quote(value)).append(",\n");
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
