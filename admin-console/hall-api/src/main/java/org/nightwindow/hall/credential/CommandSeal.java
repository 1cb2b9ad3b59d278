package org.nightwindow.hall.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.HeartbeatReply.Command;

/// Proof that a command comes from the console of this kiosk, is meant for this kiosk, and is the one that was
/// asked: whoever stands in the line between them, or copies a reply, can have nothing done.
///
/// ``` NWC1.<base64url of {"kiosk","id","kind","argument","exp"}>.<base64url of the signature> ``` The console
/// signs with the key of its certificate authority (ECDSA, P-256, SHA-256), whose certificate every kiosk has kept
/// since its enrolment; `exp` is in milliseconds since 1970. That a command is done once is the kiosk's to
/// remember, by its id, until `exp` is long over.
public final class CommandSeal {
    private static final String PREFIX = "NWC1.";
    private static final String ALGORITHM = "SHA256withECDSA";

    private record Claims(
            @JsonProperty(required = true) String kiosk,
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String argument,
            @JsonProperty(required = true) long exp) {
        @JsonCreator
        Claims {}
    }

    /// @param key of the console's certificate authority
    public static String sign(PrivateKey key, String kioskId, Command command) {
        return SignedToken.sign(PREFIX, claims(kioskId, command), key, ALGORITHM);
    }

    /// Whether the seal on this command is the console's, for this kiosk, and for exactly this.
    public static boolean isGenuine(Command command, String kioskId, PublicKey console) {
        @Nullable String seal = command.seal();
        return seal != null
                && SignedToken.parse(seal, PREFIX)
                        .filter(token -> token.isSignedBy(console, ALGORITHM))
                        .flatMap(token -> token.claims(Claims.class))
                        .filter(claims(kioskId, command)::equals)
                        .isPresent();
    }

    private static Claims claims(String kioskId, Command command) {
        return new Claims(
                kioskId,
                command.id(),
                command.kind(),
                command.argument(),
                command.expiresAt().toEpochMilli());
    }

    private CommandSeal() {}
}
