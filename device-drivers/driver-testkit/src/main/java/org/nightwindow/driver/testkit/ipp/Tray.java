package org.nightwindow.driver.testkit.ipp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What really came out of a simulated printer, in order. Only the paper path writes here, at the moment a sheet
/// leaves; what the printer *says* is kept elsewhere, so the two can be compared.
///
/// Any thread.
public final class Tray {
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, byte[]> bytes = new LinkedHashMap<>();

    /// One sheet of paper.
    ///
    /// @param jobName the name the client gave the job
    /// @param jobId the printer's number of it; starts again at 1 after a reboot
    /// @param page which page of the document, from 1
    /// @param sha256 of the whole document the page belongs to, in hex
    /// @param at when it left the printer
    /// @param whole false when it hangs half out of a jam: somebody can still take it
    public record Sheet(String jobName, int jobId, int page, String sha256, Instant at, boolean whole) {}

    /// What came out of one job.
    ///
    /// @param sheets whole and half ones, in the order they came out
    /// @param pdf the bytes the printer received; not to be changed
    public record Document(String jobName, int jobId, String sha256, List<Sheet> sheets, byte[] pdf) {
        public Document {
            sheets = List.copyOf(sheets);
        }

        @Override
        public String toString() {
            return "Document[" + jobName + ", " + sheets.size() + " sheets]";
        }
    }

    synchronized void drop(Sheet sheet, byte[] document) {
        sheets.add(sheet);
        bytes.putIfAbsent(sheet.sha256(), document);
    }

    /// Every sheet, oldest first.
    public synchronized List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /// The sheets of the job with this name, oldest first.
    public List<Sheet> sheets(String jobName) {
        return sheets().stream()
                .filter(sheet -> sheet.jobName().equals(jobName))
                .toList();
    }

    /// The documents of which at least one sheet came out, in the order their first sheet did. The same name and id
    /// with other bytes is another document.
    public synchronized List<Document> documents() {
        Map<String, List<Sheet>> byJob = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            String job = sheet.jobName() + '\n' + sheet.jobId() + '\n' + sheet.sha256();
            byJob.computeIfAbsent(job, ignored -> new ArrayList<>()).add(sheet);
        }
        return byJob.values().stream()
                .map(of -> {
                    Sheet first = of.getFirst();
                    byte[] pdf = bytes.getOrDefault(first.sha256(), new byte[0]);
                    return new Document(first.jobName(), first.jobId(), first.sha256(), of, pdf);
                })
                .toList();
    }

    /// Somebody takes everything away.
    public synchronized void empty() {
        sheets.clear();
        bytes.clear();
    }

    /// Writes `{"sheets":[{"jobName","jobId","page","sha256","at","whole"}…]}`, UTF-8, oldest first.
    ///
    /// @throws IOException when the file cannot be written
    public void exportJson(Path file) throws IOException {
        StringBuilder json = new StringBuilder("{\"sheets\":[");
        String separator = "\n";
        for (Sheet sheet : sheets()) {
            json.append(separator)
                    .append("{\"jobName\":\"")
                    .append(escaped(sheet.jobName()))
                    .append("\",\"jobId\":")
                    .append(sheet.jobId())
                    .append(",\"page\":")
                    .append(sheet.page())
                    .append(",\"sha256\":\"")
                    .append(sheet.sha256())
                    .append("\",\"at\":\"")
                    .append(sheet.at())
                    .append("\",\"whole\":")
                    .append(sheet.whole())
                    .append('}');
            separator = ",\n";
        }
        Files.writeString(file, json.append("\n]}\n"), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.toString();
    }
}
