package org.nightwindow.kiosk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Looks for what should not be on the disk, byte by byte, in the encodings somebody may have written it in.
public final class Traces {
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GBK"));

    /// How files of pixels begin.
    private static final List<String> PICTURES = List.of("\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff\u00e0", "GIF8");

    private static final int TRIES = 10;

    private Traces() {}

    /// @return `file: word` for each that is there
    public static List<String> of(Path below, Collection<String> words) throws IOException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<Path, String> each : contents(below).entrySet()) {
            Path file = each.getKey();
            String bytes = each.getValue();
            for (String word : words) {
                if (ENCODINGS.stream().anyMatch(as -> bytes.contains(oneByOne(word.getBytes(as))))) {
                    found.add(file + ": " + word);
                }
            }
        }
        return found;
    }

    /// @return files that are pictures or hold a PNG
    public static List<Path> pictures(Path below) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Map.Entry<Path, String> each : contents(below).entrySet()) {
            Path file = each.getKey();
            String bytes = each.getValue();
            if (bytes.contains(PICTURES.getFirst())
                    || PICTURES.stream().anyMatch(bytes::startsWith)
                    || bytes.startsWith("BM")) {
                found.add(file);
            }
        }
        return found;
    }

    /// A kiosk that runs renames files; what was gone when it was to be read is looked for anew.
    private static Map<Path, String> contents(Path below) throws IOException {
        for (int i = 1; ; i++) {
            try (Stream<Path> files = Files.walk(below)) {
                Map<Path, String> contents = new HashMap<>();
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(file, oneByOne(Files.readAllBytes(file)));
                }
                return contents;
            } catch (NoSuchFileException | UncheckedIOException gone) {
                if (i == TRIES) {
                    throw gone;
                }
            }
        }
    }

    private static String oneByOne(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
