package org.nightwindow.driver.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.conformance.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Examines a driver, clause by clause, and writes what it saw.
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Examines a driver for Nightwindow and writes conformance-report.json and conformance-report.html.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every clause that was asked is kept",
            "1:a clause is broken",
            "2:nothing is broken, but not everything was judged; or wrong use, or nothing to examine"
        })
public final class Main implements Callable<Integer> {
    /// Judged from outside: the process cannot say of itself that it died.
    private static final String PROCESS = "L-07";

    @Parameters(paramLabel = "JAR", description = "the driver's jar, or the folder that holds it and what it needs")
    private Path jars = Path.of(".");

    @Option(names = "--driver", paramLabel = "ID", description = "which driver, when the jars hold several")
    private String driver = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the driver; the address of the device is set by itself")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--wire",
            paramLabel = "ADDRESS",
            description = "a real device, such as tcp://192.168.1.20:9100, serial:/dev/ttyUSB0?baud=115200 or"
                    + " ipp://printer/ipp/print; without it our simulator of the kind")
    private String wire = "";

    @Option(names = "--ask", description = "with --wire: somebody stands at the device and does what is asked")
    private boolean ask;

    @Option(names = "--clause", paramLabel = "ID", split = ",", description = "only these clauses")
    private List<String> only = List.of();

    @Option(names = "--out", paramLabel = "FOLDER", description = "for the reports; here by default")
    private Path out = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    /// The version of the suite.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            int clauses = Suite.of(DeviceKind.RECEIPT_PRINTER).size();
            return new String[] {"conformance suite 1, " + clauses + " clauses for a receipt printer"};
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter words = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = Files.createTempDirectory("driver");
        try {
            Map<String, String> sums = collect(folder);
            if (sums.isEmpty()) {
                words.println("there is no jar at " + jars);
                return 2;
            }
            Files.createDirectories(out);
            return examine(folder, sums, words);
        } catch (Chamber.Useless useless) {
            words.println(useless.getMessage());
            return 2;
        } finally {
            remove(folder);
        }
    }

    /// Copies the jars into a folder of their own, so that nothing else is beside them.
    ///
    /// @return name and SHA-256 of each
    private Map<String, String> collect(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(jars)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(jars, "*.jar")) {
                all.forEach(found::add);
            }
        } else if (Files.isRegularFile(jars)) {
            found.add(jars);
        }
        for (Path jar : found) {
            String name = jar.getFileName().toString();
            Files.copy(jar, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            sums.put(name, sha256(jar));
        }
        return sums;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private int examine(Path folder, Map<String, String> sums, PrintWriter words)
            throws IOException, InterruptedException, Chamber.Useless {
        Instant at = Instant.now();
        long start = System.nanoTime();
        Task task = new Task(folder, driver, wire, settings, ask, List.of());
        String[] named = Introduction.of(task, out);
        DeviceKind kind = DeviceKind.valueOf(named[4]);
        List<Clause> clauses = Suite.of(kind).stream()
                .filter(clause -> only.isEmpty() || only.contains(clause.id()))
                .toList();
        if (clauses.isEmpty()) {
            words.println("there are no such clauses for a " + kind + ": " + only);
            return 2;
        }
        words.println(named[0] + " " + named[3] + ", a " + kind + ", against "
                + (wire.isEmpty() ? "our simulator" : wire) + ": " + clauses.size() + " clauses");
        Progress progress = new Progress(clauses, words);
        Chamber chamber = new Chamber(out, progress);
        Map<String, Verdict> verdicts = new LinkedHashMap<>(chamber.examine(task.only(clauses.stream()
                .map(Clause::id)
                .filter(id -> !id.equals(PROCESS))
                .toList())));
        if (only.isEmpty() || only.contains(PROCESS)) {
            Verdict lived = chamber.deaths().isEmpty()
                    ? new Verdict.Kept("the process lived through every clause")
                    : new Verdict.Broken(String.join("; ", chamber.deaths()));
            verdicts.put(PROCESS, lived);
            progress.judged(PROCESS, lived);
        }
        Report report = new Report(
                named[0],
                named[1],
                named[2],
                named[3],
                kind,
                sums,
                wire,
                at,
                Duration.ofNanos(System.nanoTime() - start),
                clauses.stream()
                        .map(clause -> new Report.Judged(
                                clause, Objects.requireNonNull(verdicts.get(clause.id()), clause.id())))
                        .toList());
        Files.writeString(out.resolve("conformance-report.json"), report.json());
        Files.writeString(out.resolve("conformance-report.html"), Page.of(report));
        words.println();
        words.println(report.sentence() + ".");
        words.println("Read " + out.resolve("conformance-report.html").normalize() + "; for programs there is "
                + "conformance-report.json.");
        return report.keptAll() ? 0 : report.count(Verdict.Broken.class) > 0 ? 1 : 2;
    }

    /// Shows on a terminal what is going on.
    private static final class Progress implements Chamber.Listener {
        private final Map<String, Clause> clauses = new LinkedHashMap<>();
        private final PrintWriter words;

        @SuppressWarnings("SystemConsoleNull") // measured on JDK 25: null where there is no terminal
        private final boolean terminal =
                System.console() != null && System.console().isTerminal();

        private int number;

        Progress(List<Clause> all, PrintWriter words) {
            all.forEach(clause -> clauses.put(clause.id(), clause));
            this.words = words;
        }

        @Override
        public void begins(String id) {
            number++;
            if (terminal) {
                words.printf("%3d/%d  %s …\r", number, clauses.size(), id);
                words.flush();
            }
        }

        @Override
        public void judged(String id, Verdict verdict) {
            Clause clause = clauses.get(id);
            String asks = clause == null ? "" : clause.asks();
            String mend = clause == null ? "" : clause.mend();
            number = id.equals(PROCESS) ? clauses.size() : number;
            switch (verdict) {
                case Verdict.Kept _ -> words.printf("%3d/%d  %s kept%n", number, clauses.size(), id);
                case Verdict.Broken(String seen) ->
                    words.printf(
                            "%3d/%d  %s BROKEN%n         asked: %s%n         seen:  %s%n         do:    %s%n",
                            number, clauses.size(), id, asks, seen, mend);
                case Verdict.NotJudged(String why) ->
                    words.printf("%3d/%d  %s not judged: %s%n", number, clauses.size(), id, why);
            }
            words.flush();
        }

        @Override
        public void please(String what) {
            words.printf("%n         %s Then press Enter. ", what);
            words.flush();
            try {
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            } catch (IOException nobody) {
                words.println("nobody answers");
            }
        }
    }
}
