package org.nightwindow.console.documents;

import java.time.Instant;

/// What makes a document this one document.
///
/// @param serial its number
/// @param checkWord typed together with the serial by whoever has no camera: `K7Q4-92MD`
/// @param url in the QR; ends with a random code of 128 bits
/// @param issuedAt to the second
public record Numbering(String serial, String checkWord, String url, Instant issuedAt) {
    /// Check word and URL open the public page.
    @Override
    public String toString() {
        return "Numbering[" + serial + "]";
    }
}
