package org.nightwindow.hall;

import java.util.Locale;
import java.util.Optional;

/// What the technician carries from console to kiosk: the one-time code, and the fingerprint by which the kiosk
/// knows that it talks to the right console before it has any certificate. Written `ABCD-EFGH-JKLM.` followed by 32
/// hex digits.
///
/// @param code 12 characters in three groups
/// @param caFingerprint first 16 bytes of the SHA-256 of the CA certificate (DER), 32 lower-case hex digits
public record EnrolmentTicket(String code, String caFingerprint) {
    public static Optional<EnrolmentTicket> parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 2
                || !parts[0].toUpperCase(Locale.ROOT).matches("[A-Z0-9]{4}(-[A-Z0-9]{4}){2}")
                || !parts[1].toLowerCase(Locale.ROOT).matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        return Optional.of(new EnrolmentTicket(parts[0].toUpperCase(Locale.ROOT), parts[1].toLowerCase(Locale.ROOT)));
    }

    public static String fingerprint(byte[] caCertificateDer) {
        return Sha256.hex(caCertificateDer).substring(0, 32);
    }

    /// The ticket as typed.
    public String written() {
        return code + "." + caFingerprint;
    }

    /// The code is a secret.
    @Override
    public String toString() {
        return "EnrolmentTicket[…]";
    }
}
