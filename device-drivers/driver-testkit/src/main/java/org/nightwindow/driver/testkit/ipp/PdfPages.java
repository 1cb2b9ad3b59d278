package org.nightwindow.driver.testkit.ipp;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// Counts the pages of a document by walking its page tree, not by believing its `/Count`.
final class PdfPages {
    private PdfPages() {}

    /// 0 when these bytes are no PDF.
    static int count(byte[] document) {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            int pages = 0;
            for (PDPage ignored : pdf.getPages()) {
                pages++;
            }
            return pages;
        } catch (IOException e) {
            return 0;
        }
    }
}
