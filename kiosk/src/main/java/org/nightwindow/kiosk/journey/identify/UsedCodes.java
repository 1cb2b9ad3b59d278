package org.nightwindow.kiosk.journey.identify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nightwindow.hall.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The codes of the city's app that were used here and are not expired yet: each is good once. Survives a restart, so
/// that a power cut does not make a code good again.
///
/// A file of lines `sha256(jti) expiry`, appended and forced to the disk before a code counts as accepted; a hash
/// names nobody. A line that was torn by a power cut was never accepted and is skipped. The console remembers for
/// all kiosks; this memory is for the minutes in which the console cannot be asked.
///
/// Thread-safe; blocks for the disk.
public final class UsedCodes {
    private static final Logger log = LoggerFactory.getLogger(UsedCodes.class);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,12})");

    private final Path file;
    private final Map<String, Instant> used = new HashMap<>();
    private boolean read;

    public UsedCodes(Path file) {
        this.file = file;
    }

    /// @return true when the code was not used before, and from now on is
    /// @throws IOException when that could not be kept; the code must not be accepted
    public synchronized boolean use(String jti, Instant expiresAt, Instant now) throws IOException {
        if (!read) {
            readAll();
            read = true;
        }
        boolean forgot = used.values().removeIf(expiry -> expiry.isBefore(now));
        String hash = Sha256.hex(jti);
        if (used.containsKey(hash)) {
            return false;
        }
        used.put(hash, expiresAt);
        try {
            if (forgot) {
                rewrite();
            } else {
                append(line(hash, expiresAt));
            }
        } catch (IOException e) {
            used.remove(hash);
            throw e;
        }
        return true;
    }

    private void readAll() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            var match = LINE.matcher(line);
            if (match.matches()) {
                used.put(match.group(1), Instant.ofEpochSecond(Long.parseLong(match.group(2))));
            } else if (!line.isBlank()) {
                log.warn("a line of {} is not readable and is skipped", file.getFileName());
            }
        }
    }

    private void append(String line) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // The newline first: a torn line before it stays a line of its own.
            write(out, "\n" + line);
        }
    }

    private void rewrite() throws IOException {
        List<String> lines = used.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, String.join("\n", lines));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(true);
    }

    private static String line(String hash, Instant expiresAt) {
        return hash + " " + expiresAt.getEpochSecond();
    }
}
