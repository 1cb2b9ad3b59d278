package org.nightwindow.hall;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/// Events from a kiosk's ledger, in order and without a gap.
///
/// The console stores each event raw before it looks at what it means; an event it cannot read blocks nothing. A
/// number it has already is skipped when the content is the same, and quarantined when it is not.
///
/// @param epoch of the ledger they come from
/// @param events ascending by [Event#seq()], 1 to 200
public record EventBatch(String epoch, List<Event> events) {
    public EventBatch {
        events = List.copyOf(events);
    }

    /// @param seq 1, 2, 3… within the epoch
    /// @param at when it happened, by the kiosk's clock
    /// @param body one of [KioskEvent], as JSON; kept as it came
    public record Event(long seq, Instant at, JsonNode body) {}
}
