package org.nightwindow.kiosk.hall;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingRequest;

/// Reads the console's answer to a [FilingRequest]. A refusal is final only with the status that says so: what ends a
/// declaration must not be a certificate that has run out or a proxy that does not know the way.
final class FilingReading {
    private static final int REFUSED = 422;

    static Filing of(FilingRequest request, Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered(int status, byte[] body) when status == 200 -> reply(request, body);
            case Exchange.Answered(int status, byte[] body)
            when status == REFUSED ->
                Refusals.read(status, body)
                        .<Filing>map(Filing.Refused::new)
                        .orElseGet(() -> new Filing.NotTaken("a refusal that cannot be read"));
            case Exchange.Answered(int status, byte[] body) -> new Filing.NotTaken("HTTP " + status);
            case Exchange.Stranger(String why) -> new Filing.NotTaken(why);
            case Exchange.NotSent(String why) -> new Filing.NoAnswer(why);
            case Exchange.NoAnswer(String why) -> new Filing.NoAnswer(why);
        };
    }

    private static Filing reply(FilingRequest request, byte[] body) {
        try {
            FilingReply reply = Json.MAPPER.readValue(body, FilingReply.class);
            @Nullable String key = reply.key();
            if (!request.key().equals(key)) {
                return new Filing.NotTaken("the answer is about another act");
            }
            return complete(reply) ? new Filing.Answered(reply) : new Filing.NotTaken("the answer has a hole");
        } catch (IOException | RuntimeException e) { // the records check themselves when they are read
            // The message may quote the case; its kind says enough.
            return new Filing.NotTaken(
                    "the answer cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static boolean complete(FilingReply reply) {
        FilingReply.@Nullable Verdict verdict = reply.verdict();
        return verdict != null && CasesReading.complete(reply.view());
    }

    private FilingReading() {}
}
