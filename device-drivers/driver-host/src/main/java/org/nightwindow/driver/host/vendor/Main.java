package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.driver.host.vendor.FolderCheck.Verdict;

/// What a publisher of drivers needs, with nothing but the JDK and this jar:
///
/// - `key --out acme.key` makes a publisher's key, and prints the public half for the kiosk's settings
/// - `sign acme/ --vendor Acme --version 1.0.0 --key acme.key [--report conformance-report.json]` writes
///   `manifest.json` and `manifest.sig`
/// - `verify acme/ --publisher <public half> [--demand-report true]` checks a folder as a kiosk does
///
/// Exit codes: 0 done, 1 not done and why is printed, 2 wrong use.
public final class Main {
    private static final String USAGE = """
            usage: key    --out FILE
                   sign   FOLDER --vendor NAME --version VERSION --key FILE [--report FILE]
                   verify FOLDER --publisher PUBLIC-KEY [--demand-report true]""";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Optional<Words> words = Words.of(arguments);
        if (words.isEmpty()) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            return switch (words.get().verb()) {
                case "key" -> key(words.get());
                case "sign" -> sign(words.get());
                case "verify" -> verify(words.get());
                default -> throw new AssertionError("not reached");
            };
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return 1;
        }
    }

    /// @param folder empty for `key`
    private record Words(String verb, String folder, Map<String, String> options) {
        private static final Map<String, Set<String>> REQUIRED = Map.of(
                "key", Set.of("--out"),
                "sign", Set.of("--vendor", "--version", "--key"),
                "verify", Set.of("--publisher"));
        private static final Set<String> OPTIONAL = Set.of("--report", "--demand-report");

        static Optional<Words> of(String[] arguments) {
            List<String> plain = new ArrayList<>();
            Map<String, String> options = new HashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                if (!arguments[i].startsWith("--")) {
                    plain.add(arguments[i]);
                } else if (i + 1 == arguments.length || options.put(arguments[i], arguments[++i]) != null) {
                    return Optional.empty();
                }
            }
            String verb = plain.isEmpty() ? "" : plain.getFirst();
            Set<String> required = REQUIRED.getOrDefault(verb, Set.of());
            boolean right = !required.isEmpty()
                    && plain.size() == (verb.equals("key") ? 1 : 2)
                    && options.keySet().containsAll(required)
                    && options.keySet().stream().allMatch(it -> required.contains(it) || OPTIONAL.contains(it));
            return right ? Optional.of(new Words(verb, plain.getLast(), options)) : Optional.empty();
        }

        String option(String name) {
            return options.getOrDefault(name, "");
        }

        Path existingFolder() throws IOException {
            Path path = Path.of(folder);
            if (!Files.isDirectory(path)) {
                throw new IOException(path + " is no folder");
            }
            return path;
        }
    }

    private static int key(Words words) throws IOException, GeneralSecurityException {
        PublisherKey key = PublisherKey.make();
        key.write(Path.of(words.option("--out")));
        System.out.println("The secret half is in " + words.option("--out") + "; keep it where only you can read it.");
        System.out.println("The public half, for the kiosk's settings under drivers.publishers:");
        System.out.println(key.publicBase64());
        System.out.println("Fingerprint, to compare by telephone: " + Publisher.fingerprint(key.open()));
        return 0;
    }

    private static int sign(Words words) throws IOException, GeneralSecurityException {
        Path folder = words.existingFolder();
        Optional<String> report = Optional.of(words.option("--report")).filter(it -> !it.isEmpty());
        PublisherKey key = PublisherKey.read(Path.of(words.option("--key")));
        Manifest manifest = Signing.sign(folder, words.option("--vendor"), words.option("--version"), report, key);
        System.out.println(
                "signed " + manifest.files().keySet() + " of " + folder + " as " + Publisher.fingerprint(key.open()));
        return 0;
    }

    private static int verify(Words words) throws IOException {
        Trust trust = new Trust(
                List.of(Publisher.of("the publisher", words.option("--publisher"))),
                false,
                Boolean.parseBoolean(words.option("--demand-report")));
        Path work = Files.createTempDirectory("verify");
        Path copy = work.resolve("copy");
        try {
            return switch (FolderCheck.check(words.existingFolder(), copy, trust)) {
                case Verdict.Good good -> {
                    System.out.println("good: " + good.manifest().vendor() + " "
                            + good.manifest().version() + ", "
                            + good.manifest().files().keySet());
                    yield 0;
                }
                case Verdict.Refused(String why) -> {
                    System.err.println("refused: " + why);
                    yield 1;
                }
            };
        } finally {
            CheckedCopy.delete(copy);
            Files.delete(work);
        }
    }
}
