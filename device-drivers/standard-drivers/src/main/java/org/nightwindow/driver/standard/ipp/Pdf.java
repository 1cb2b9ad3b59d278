package org.nightwindow.driver.standard.ipp;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Looks at a document before a printer does: printers accept garbage with `successful-ok` (measured).
final class Pdf {
    private Pdf() {}

    /// Why this must not be printed; empty when it may.
    static Optional<String> problem(byte[] document, int pages) {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            if (pdf.isEncrypted()) {
                return Optional.of("the document is encrypted");
            }
            int found = pdf.getNumberOfPages();
            return found == pages
                    ? Optional.empty()
                    : Optional.of("the document has " + found + " pages, not " + pages);
        } catch (IOException e) {
            return Optional.of("the document is no PDF");
        }
    }
}
