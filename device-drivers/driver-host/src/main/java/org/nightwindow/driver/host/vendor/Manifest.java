package org.nightwindow.driver.host.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a vendor says is in his folder, `manifest.json`:
///
/// ```json
/// {
///   "vendor": "Acme",
///   "version": "1.0.0",
///   "files": {
///     "acme-driver.jar": "<SHA-256, 64 hexadecimal digits>"
///   },
///   "report": {"file": "conformance-report.json", "sha256": "…"}
/// }
/// ```
///
/// `files` are all that a driver will find: its jars, and native libraries where they are not inside them. `report` is
/// optional. Whatever else stands in the file is not read.
///
/// @param vendor who made it, for people
/// @param version of the whole folder, for people
/// @param files SHA-256 in lower case by name; at least one ends in `.jar`
/// @param report of the conformance suite
public record Manifest(String vendor, String version, Map<String, String> files, Optional<Report> report) {
    public static final String FILE = "manifest.json";

    /// Bytes of a manifest at most.
    static final int SIZE_MAX = 256 << 10;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+][A-Za-z0-9._+-]{0,120}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /// @param file its name, beside the manifest
    /// @param sha256 in lower case
    public record Report(String file, String sha256) {}

    public Manifest {
        files = Map.copyOf(files);
    }

    /// What reading found.
    public sealed interface Read {
        record Sound(Manifest manifest) implements Read {}

        /// @param why continues "manifest.json …"
        record Malformed(String why) implements Read {}
    }

    public static Read read(byte[] json) {
        List<String> problems = new ArrayList<>();
        try {
            if (!(Json.read(json) instanceof Map<?, ?> root)) {
                return new Read.Malformed("must be one { … }");
            }
            String vendor = text(root, "vendor", problems);
            String version = text(root, "version", problems);
            Map<String, String> files = files(root.get("files"), problems);
            Optional<Report> report = report(root.get("report"), problems);
            return problems.isEmpty()
                    ? new Read.Sound(new Manifest(vendor, version, files, report))
                    : new Read.Malformed(String.join("; ", problems));
        } catch (Json.MalformedException e) {
            return new Read.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String text(Map<?, ?> object, String key, List<String> problems) {
        if (object.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        problems.add("must say \"" + key + "\": \"…\"");
        return "";
    }

    private static Map<String, String> files(@Nullable Object value, List<String> problems) {
        Map<String, String> files = new TreeMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, sum) -> {
                if (isFile(name) && isSha256(sum)) {
                    files.put((String) name, (String) sum);
                } else {
                    problems.add("must say the SHA-256, 64 digits 0-9 a-f, of a file beside it; not so for \"" + name
                            + "\"");
                }
            });
        }
        if (files.keySet().stream().noneMatch(Manifest::isJar)) {
            problems.add("must name at least one .jar in \"files\"");
        }
        return files;
    }

    private static Optional<Report> report(@Nullable Object value, List<String> problems) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> object
                && object.get("file") instanceof String file
                && object.get("sha256") instanceof String sum
                && isFile(file)
                && isSha256(sum)) {
            return Optional.of(new Report(file, sum));
        }
        problems.add("must say \"report\" as {\"file\": …, \"sha256\": …}");
        return Optional.empty();
    }

    private static boolean isFile(@Nullable Object name) {
        return name instanceof String text && NAME.matcher(text).matches();
    }

    private static boolean isSha256(@Nullable Object sum) {
        return sum instanceof String text && SHA_256.matcher(text).matches();
    }

    static boolean isJar(String name) {
        return name.endsWith(".jar");
    }

    static String hex(byte[] sha256) {
        return HexFormat.of().formatHex(sha256);
    }

    /// As it stands in the file; the same manifest always gives the same bytes.
    byte[] write() {
        StringBuilder out = new StringBuilder("{\n");
        out.append("  \"vendor\": ").append(Json.quote(vendor)).append(",\n");
        out.append("  \"version\": ").append(Json.quote(version)).append(",\n");
        out.append("  \"files\": {");
        String between = "\n";
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            out.append(between).append("    ").append(Json.quote(file.getKey()));
            out.append(": ").append(Json.quote(file.getValue()));
            between = ",\n";
        }
        out.append("\n  }");
        report.ifPresent(it -> out.append(",\n  \"report\": {\"file\": ")
                .append(Json.quote(it.file()))
                .append(", \"sha256\": ")
                .append(Json.quote(it.sha256()))
                .append("}"));
        return out.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
