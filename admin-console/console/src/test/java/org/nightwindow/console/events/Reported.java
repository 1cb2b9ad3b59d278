package org.nightwindow.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.database.GroupWriter;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;

/// What a kiosk reported, taken in by the real intake, for tests that have a database and no listener.
public final class Reported {
    /// @param epoch of the kiosk's ledger
    /// @param seq its next
    public static void by(Jdbi jdbi, Clock clock, String kiosk, String epoch, long seq, KioskEvent event) {
        EventStore store = new EventStore(jdbi);
        EventInterpreter interpreter = new EventInterpreter(
                store, List.of(), (_, _, _) -> {}, (_, _, _, _) -> {}, (_, _, _, _) -> {}, _ -> {}, _ -> {});
        EventBatch batch = new EventBatch(
                epoch, List.of(new EventBatch.Event(seq, clock.instant(), Json.MAPPER.valueToTree(event))));
        try (GroupWriter writer = new GroupWriter(jdbi, "reported")) {
            EventIntake intake = new EventIntake(store, writer, interpreter, clock, _ -> {});
            assertThat(intake.take(kiosk, Json.MAPPER.writeValueAsBytes(batch)))
                    .isEqualTo(new EventIntake.Answer.Stored(seq));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Reported() {}
}
