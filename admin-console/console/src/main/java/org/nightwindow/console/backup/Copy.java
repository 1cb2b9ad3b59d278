package org.nightwindow.console.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nightwindow.hall.Json;

/// A finished copy: `database/` and `keys/` of a console, and `backup.json` with the SHA-256 of every file in them.
///
/// @param folder nobody but the console's account can read it: whoever has `keys/` can seal documents
/// @param madeAt when the database was copied
/// @param files hash by name, relative to the folder
record Copy(Path folder, Instant madeAt, SortedMap<String, String> files) {
    static final String DATABASE = "database";
    static final String KEYS = "keys";
    private static final String LIST = "backup.json";

    Copy {
        files = new TreeMap<>(files);
    }

    /// Lists what is in `folder` now. With this file the copy is finished.
    static Copy seal(Path folder, Instant madeAt) throws IOException {
        Copy copy = new Copy(folder, madeAt, hashes(folder));
        ObjectNode list = Json.MAPPER.createObjectNode().put("madeAt", madeAt.toString());
        copy.files.forEach(list.putObject("files")::put);
        Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(LIST).toFile(), list);
        return copy;
    }

    /// @throws Unusable when it is no finished copy
    static Copy read(Path folder) {
        Path list = folder.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            throw new Unusable(folder + " is no finished copy: it has no " + LIST);
        }
        try {
            JsonNode read = Json.MAPPER.readTree(list.toFile());
            SortedMap<String, String> files = new TreeMap<>();
            read.path("files")
                    .properties()
                    .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
            return new Copy(folder, Instant.parse(read.path("madeAt").asText()), files);
        } catch (IOException | DateTimeException e) {
            throw new Unusable(list + " cannot be read: " + e.getMessage());
        }
    }

    /// What is not as it was when the copy was made, a line each; empty when all is.
    List<String> problems() throws IOException {
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> found = hashes(folder);
        found.remove(LIST);
        files.forEach((name, hash) -> {
            String now = found.remove(name);
            if (now == null) {
                problems.add(name + " is missing");
            } else if (!now.equals(hash)) {
                problems.add(name + " was altered or is damaged");
            }
        });
        found.keySet().forEach(name -> problems.add(name + " does not belong to this copy"));
        return problems;
    }

    /// Copies a tree with its rights.
    static void tree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static SortedMap<String, String> hashes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            SortedMap<String, String> hashes = new TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), sha256(file));
            }
            return hashes;
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
