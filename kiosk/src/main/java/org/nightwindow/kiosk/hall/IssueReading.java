package org.nightwindow.kiosk.hall;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Sha256;

/// Reads the console's answer to an [IssueRequest], and believes only what is proven: the key, the SHA-256 and the
/// number of pages of the very bytes that arrived.
final class IssueReading {

    static Issue of(IssueRequest request, Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered(int status, byte[] body) when status == 200 -> document(request, body);
            case Exchange.Answered(int status, byte[] body) ->
                Refusals.read(status, body)
                        .<Issue>map(Issue.Refused::new)
                        .orElseGet(() -> new Issue.NoAnswer("HTTP " + status));
            case Exchange.NotSent(String why) -> new Issue.Unreachable(why);
            case Exchange.NoAnswer(String why) -> new Issue.NoAnswer(why);
            case Exchange.Stranger(String why) -> new Issue.NoAnswer(why);
        };
    }

    private static Issue document(IssueRequest request, byte[] body) {
        try {
            IssuedDocument document = Json.MAPPER.readValue(body, IssuedDocument.class);
            if (!request.key().equals(document.key())) {
                return new Issue.NoAnswer("the answer is about another act");
            }
            if (document.serial() == null || document.serial().isBlank() || document.pdf() == null) {
                return new Issue.NoAnswer("the document has no number or no bytes");
            }
            if (!Sha256.hex(document.pdf()).equals(document.sha256())) {
                return new Issue.NoAnswer("the bytes are not the ones that were sealed");
            }
            try (PDDocument pages = Loader.loadPDF(document.pdf())) {
                if (pages.getNumberOfPages() != document.pages() || document.pages() < 1) {
                    return new Issue.NoAnswer("the document has " + pages.getNumberOfPages() + " pages, announced were "
                            + document.pages());
                }
            }
            return new Issue.Issued(document);
        } catch (IOException e) {
            // The message may quote the document; its kind says enough.
            return new Issue.NoAnswer(
                    "the answer cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private IssueReading() {}
}
