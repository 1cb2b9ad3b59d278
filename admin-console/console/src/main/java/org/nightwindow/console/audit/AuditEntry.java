package org.nightwindow.console.audit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/// One row of the chain.
///
/// Its hash is SHA-256 over the hash of the row before, a line feed, and the row as one line of JSON without its hash,
/// in UTF-8: [#told]. So anybody can check an export with `sha256sum`, and no byte of it can change unnoticed.
///
/// @param seq 1 and on, without a gap
/// @param doneAt epoch milliseconds
public record AuditEntry(long seq, long doneAt, String who, String what, String about, String detail, String hash) {
    /// What stands before the first row.
    public static final String BEGINNING = "0".repeat(64);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// The row that follows one with this hash.
    static AuditEntry after(
            String before, long seq, long doneAt, String who, String what, String about, String detail) {
        AuditEntry open = new AuditEntry(seq, doneAt, who, what, about, detail, "");
        return new AuditEntry(seq, doneAt, who, what, about, detail, hash(before, open.told()));
    }

    /// The row as one line of JSON, without its hash.
    String told() {
        return "{\"seq\":" + seq
                + ",\"at\":\"" + TIME.format(Instant.ofEpochMilli(doneAt))
                + "\",\"who\":" + quoted(who)
                + ",\"what\":" + quoted(what)
                + ",\"about\":" + quoted(about)
                + ",\"detail\":" + quoted(detail)
                + "}";
    }

    static String hash(String before, String told) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest((before + "\n" + told).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
