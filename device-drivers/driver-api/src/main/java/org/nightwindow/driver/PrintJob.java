package org.nightwindow.driver;

/// One document to print. `toString` never shows the content.
///
/// @param key the name of the job at the printer: 1 to 64 characters of letters, digits, `-`, `_` and `.`; unique
///     for ever
/// @param pdf the very bytes to print, PDF/A; not to be changed
/// @param pages how many pages the document has, at least 1
public record PrintJob(String key, byte[] pdf, int pages) {
    public PrintJob {
        if (!key.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("a job key has 1 to 64 letters, digits, '-', '_' or '.', was " + key);
        }
        if (pages < 1) {
            throw new IllegalArgumentException("a document has at least one page, was " + pages);
        }
    }

    @Override
    public String toString() {
        return "PrintJob[" + key + ", " + pages + " pages]";
    }
}
