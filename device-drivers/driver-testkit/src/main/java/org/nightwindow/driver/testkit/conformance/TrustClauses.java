package org.nightwindow.driver.testkit.conformance;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.conformance.FaultLine.Trouble;

/// G: what no log may hold. K: what a technician can set.
final class TrustClauses {

    static List<Clause> all() {
        return List.of(
                Clause.of(
                        "G-01",
                        "Nothing of a person or a document appears in logs, in outcomes, in the status or on the console.",
                        "Log what was done, never what was read or printed; say lengths and codes instead.",
                        TrustClauses::saysNothing),
                Clause.of(
                        "K-01",
                        "Every setting has a label in Chinese and in English, a sentence of help, and a default that is allowed.",
                        "Look at the fields this names in configSchema().",
                        TrustClauses::explained),
                Clause.of(
                        "K-02",
                        "A form wrong in every field shows every error at once.",
                        "Use the type that says what is right: CHOICE, INTEGER, MILLISECONDS, YES_NO or WIRE instead of TEXT.",
                        TrustClauses::everyErrorAtOnce),
                Clause.of(
                        "K-03",
                        "An address where nothing is ends open() as Failed, without an exception.",
                        "Catch WireException and what your library throws in open(), and return Outcome.failed.",
                        TrustClauses::wrongAddress));
    }

    private static String saysNothing(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        Set<String> personal = new HashSet<>();
        try {
            System.setOut(both);
            System.setErr(both);
            talk(bench, said, personal);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        said.add(printed.toString(StandardCharsets.UTF_8));
        if (bench.rig().kind() == DeviceKind.SENSOR_PANEL) {
            return "nothing of a person passes through sensors";
        }
        if (bench.rig().personal().isEmpty()) {
            throw new Clause.NotJudged(
                    "nothing of a person passes through a " + bench.rig().kind() + " here");
        }
        for (String line : said) {
            for (String secret : personal) {
                if (line.contains(secret)) {
                    throw new Clause.Broken("a log, an outcome or the status holds what was read or printed");
                }
            }
        }
        return said.size() - 1 + " lines looked through";
    }

    /// A command that is done, one with broken bytes, and one with its cable pulled.
    private static void talk(Bench bench, List<String> said, Set<String> personal)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        said.add(String.valueOf(device.command()));
        personal.addAll(bench.rig().personal());
        bench.anyLine().ifPresent(line -> line.trouble(Trouble.BREAK));
        Duration limit = Duration.ofSeconds(1);
        said.add(String.valueOf(
                device.await(device.beginCommand(Call.within(limit)), limit).value()));
        personal.addAll(bench.rig().personal());
        said.add(String.valueOf(device.status()));
        bench.anyLine().ifPresent(FaultLine::unplug);
        said.add(String.valueOf(
                device.await(device.beginEmpty(Call.within(limit)), limit).value()));
        personal.addAll(bench.rig().personal());
        said.add(String.valueOf(device.status()));
        device.close();
        said.addAll(device.witness().logged());
    }

    private static String explained(Bench bench) throws Clause.Broken {
        ConfigSchema schema = bench.provider().configSchema();
        Set<String> keys = new HashSet<>();
        for (Field field : schema.fields()) {
            if (!keys.add(field.key())) {
                throw new Clause.Broken("\"" + field.key() + "\" stands twice in the schema");
            }
            if (field.zh().isBlank() || field.en().isBlank() || field.help().isBlank()) {
                throw new Clause.Broken("\"" + field.key() + "\" has no label in zh or en, or no help");
            }
            boolean empty = field.defaultValue().map(String::isBlank).orElse(true);
            Map<String, String> preset =
                    empty ? Map.of() : Map.of(field.key(), field.defaultValue().orElseThrow());
            if (schema.check(preset).stream().anyMatch(problem -> problem.key().equals(field.key()) && !empty)) {
                throw new Clause.Broken("the default of \"" + field.key() + "\" is refused by its own schema");
            }
        }
        bench.configuration(bench.rig().address());
        return schema.fields().size() + " settings, each explained in both languages";
    }

    private static String everyErrorAtOnce(Bench bench) throws Clause.Broken {
        ConfigSchema schema = bench.provider().configSchema();
        Map<String, String> wrong = new HashMap<>();
        for (Field field : schema.fields()) {
            switch (field.type()) {
                case INTEGER, MILLISECONDS -> wrong.put(field.key(), Long.toString(field.max() + 1));
                case YES_NO, CHOICE -> wrong.put(field.key(), "perhaps");
                case WIRE -> wrong.put(field.key(), "somewhere");
                case TEXT, SECRET -> {
                    // Any text is one.
                }
            }
        }
        wrong.put("no-such-setting", "1");
        int shown = schema.check(wrong).size();
        long required = schema.fields().stream()
                .filter(field ->
                        !wrong.containsKey(field.key()) && field.defaultValue().isEmpty())
                .count();
        if (shown != wrong.size() + required) {
            throw new Clause.Broken(wrong.size() + required + " things were wrong, and " + shown + " were shown");
        }
        return shown + " errors, shown at once";
    }

    private static String wrongAddress(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        bench.line();
        String address = bench.rig().address();
        String scheme = address.substring(0, address.indexOf(':'));
        List<String> nowhere =
                List.of("serial:/dev/there-is-none", scheme + "://127.0.0.1:1/", scheme + "://127.0.0.1:1");
        for (String each : nowhere) {
            Ended ended =
                    bench.tryOpen(Bench.OPEN_LIMIT, bench.configuration(each)).ended();
            Timing.inTime(ended, Bench.OPEN_LIMIT);
            if (!(ended.outcome() instanceof Outcome.Failed)) {
                throw new Clause.Broken("with \"" + each + "\", open() ended as " + Ended.name(ended.outcome()));
            }
        }
        return "Failed for each of " + nowhere;
    }

    private TrustClauses() {}
}
