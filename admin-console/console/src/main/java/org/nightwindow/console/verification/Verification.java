package org.nightwindow.console.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.nightwindow.console.documents.DocumentRecord;
import org.nightwindow.console.documents.DocumentStore;
import org.nightwindow.console.documents.VerificationCode;

/// Looks up what a paper claims to be. Thread-safe.
public final class Verification {
    private static final int LONGEST_SERIAL = 20;

    private final DocumentStore documents;

    public Verification(DocumentStore documents) {
        this.documents = documents;
    }

    /// @param code from the QR
    Finding byCode(String code) {
        return VerificationCode.isCode(code) ? finding(documents.byCode(code), "") : new Finding.NotFound("");
    }

    /// A wrong check word is answered exactly like an unknown serial: serials can be counted up, check words
    /// cannot.
    ///
    /// @param serial as typed, with or without spaces
    /// @param checkWord as typed
    Finding byWord(String serial, String checkWord) {
        String digits = serial.replaceAll("[^0-9]", "");
        if (digits.length() > LONGEST_SERIAL) {
            return new Finding.NotFound(digits.substring(0, LONGEST_SERIAL));
        }
        String word = VerificationCode.typedWord(checkWord);
        return finding(documents.bySerial(digits).filter(found -> same(found.checkWord(), word)), digits);
    }

    private static boolean same(String expected, String typed) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding finding(Optional<DocumentRecord> found, String asked) {
        if (found.isEmpty()) {
            return new Finding.NotFound(asked);
        }
        DocumentRecord document = found.get();
        return switch (document.state()) {
            case PRINTED -> new Finding.Genuine(document);
            case ISSUED -> new Finding.JustIssued(document);
            case UNCONFIRMED -> new Finding.Unconfirmed(document);
            case VOID -> new Finding.Withdrawn(document);
        };
    }
}
