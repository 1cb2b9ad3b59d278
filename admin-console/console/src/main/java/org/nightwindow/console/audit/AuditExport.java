package org.nightwindow.console.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.console.audit.AuditVerifier.Finding;
import org.nightwindow.hall.Json;

/// The chain as a file, and the check of such a file with nothing but the file: no database, no key.
///
/// A file is UTF-8, one JSON object a line: a first line that says what it is, one line for each row with its hash,
/// and a last line with the number of rows and the last hash.
public final class AuditExport {
    private static final String FIRST = "{\"nightwindow\":\"audit\",\"version\":1}";
    private static final Pattern ROW =
            Pattern.compile("(\\{\"seq\":([1-9][0-9]{0,17}),.*),\"hash\":\"([0-9a-f]{64})\"}");
    private static final Pattern LAST = Pattern.compile("\\{\"rows\":([0-9]{1,18}),\"head\":\"([0-9a-f]{64})\"}");
    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    /// Far longer than any row.
    private static final int LONGEST_LINE = 64_000;

    /// Writes the chain as it is now.
    public static void write(AuditChain chain, OutputStream out) throws IOException {
        AuditChain.Head head = chain.head();
        line(out, FIRST);
        try {
            chain.forEach(entry -> {
                if (entry.seq() <= head.seq()) {
                    String told = entry.told();
                    line(out, told.substring(0, told.length() - 1) + ",\"hash\":\"" + entry.hash() + "\"}");
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        line(out, "{\"rows\":" + head.seq() + ",\"head\":\"" + head.hash() + "\"}");
    }

    /// Reads an export to its end.
    ///
    /// @param noted heads from the log, [#head]
    public static Finding verify(InputStream in, List<AuditChain.Head> noted) throws IOException {
        AuditVerifier verifier = new AuditVerifier();
        BufferedInputStream bytes = new BufferedInputStream(in);
        if (!nextLine(bytes).equals(Optional.of(FIRST))) {
            verifier.broken(0, "the first line is not that of an audit export");
        }
        Optional<String> line = nextLine(bytes);
        while (line.isPresent()) {
            Matcher last = LAST.matcher(line.get());
            if (last.matches()) {
                AuditChain.Head head = new AuditChain.Head(Long.parseLong(last.group(1)), last.group(2));
                noted.stream()
                        .filter(each -> each.seq() > head.seq())
                        .findFirst()
                        .ifPresent(each -> verifier.broken(
                                head.seq() + 1, "the log knows row " + each.seq() + "; the end was cut off"));
                if (bytes.read() >= 0) {
                    verifier.broken(head.seq() + 1, "something follows the last line");
                }
                return verifier.end(head);
            }
            row(verifier, line.get());
            noted.forEach(verifier::compare);
            line = nextLine(bytes);
        }
        verifier.broken(verifier.next(), "the file ends without its last line; the end was cut off");
        return verifier.end(new AuditChain.Head(-1, ""));
    }

    /// A head as it stands in the log: `884213:5f3a…`.
    public static Optional<AuditChain.Head> head(String text) {
        Matcher head = HEAD.matcher(text);
        return head.matches()
                ? Optional.of(new AuditChain.Head(Long.parseLong(head.group(1)), head.group(2)))
                : Optional.empty();
    }

    private static void row(AuditVerifier verifier, String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches() || !isJson(line)) {
            verifier.broken(verifier.next(), "its line is no row of an audit export");
        } else {
            verifier.row(Long.parseLong(row.group(2)), row.group(1) + "}", row.group(3));
        }
    }

    private static boolean isJson(String line) {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            return node.isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void line(OutputStream out, String text) {
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A whole line; one without its line feed, too long, or that is no UTF-8 is given back as what matches nothing.
    private static Optional<String> nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n' && line.size() < LONGEST_LINE) {
            line.write(b);
            b = in.read();
        }
        if (b != '\n') {
            return Optional.of("");
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.of("");
        }
    }

    private AuditExport() {}
}
