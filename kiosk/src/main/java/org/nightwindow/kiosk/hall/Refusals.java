package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Refusal;

/// Tells a *no* of the console from an accident of it.
final class Refusals {

    /// The refusal in an answer that is a considered *no*: a status of 4xx and a readable [Refusal]. A status of
    /// 5xx is an accident, whatever its body says: the console may have done what was asked.
    static Optional<Refusal> read(int status, byte[] body) {
        if (status < 400 || status >= 500) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return json != null && json.hasNonNull("code") && json.hasNonNull("zh") && json.hasNonNull("en")
                    ? Optional.of(Json.MAPPER.treeToValue(json, Refusal.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Refusals() {}
}
