package org.nightwindow.kiosk.hall;

import java.io.IOException;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.RecordChoices;

/// Reads the console's answer to a [org.nightwindow.hall.RecordsRequest].
final class RecordsReading {

    static Records of(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered(int status, byte[] body) when status == 200 -> listed(body);
            case Exchange.Answered(int status, byte[] body) ->
                Refusals.read(status, body)
                        .<Records>map(Records.Refused::new)
                        .orElseGet(() -> new Records.NoAnswer("HTTP " + status));
            case Exchange.NotSent(String why) -> new Records.NoAnswer(why);
            case Exchange.NoAnswer(String why) -> new Records.NoAnswer(why);
            case Exchange.Stranger(String why) -> new Records.NoAnswer(why);
        };
    }

    private static Records listed(byte[] body) {
        try {
            RecordChoices choices = Json.MAPPER.readValue(body, RecordChoices.class);
            return choices.choices().isEmpty()
                    ? new Records.NoAnswer("the list is empty")
                    : new Records.Listed(choices);
        } catch (IOException | NullPointerException e) {
            // The message may quote the list; its kind says enough.
            return new Records.NoAnswer(
                    "the answer cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private RecordsReading() {}
}
