package org.nightwindow.hall;

import java.time.Instant;

/// A sealed document. The kiosk prints these bytes and no others.
///
/// @param key as asked for
/// @param serial its number
/// @param sha256 of the bytes, lower-case hex
/// @param pages at least 1
/// @param issuedAt by the console's clock
/// @param pdf PDF/A-2b with a PAdES signature; base64 in JSON
public record IssuedDocument(String key, String serial, String sha256, int pages, Instant issuedAt, byte[] pdf) {
    @Override
    public String toString() {
        return "IssuedDocument[" + key + ", " + serial + ", " + pages + " pages]";
    }
}
