package org.nightwindow.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.KioskEvent.Outcome;

/// The paper somebody must look for is what kiosks told of as unknown, not what they are busy with.
class ActsTest {
    @TempDir
    Path folder;

    @Test
    void sheetsOfWhichNobodyKnows_areCountedByKiosk_untilSomebodyDoes() {
        try (Database database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD)) {
            Acts acts = new Acts(database.jdbi(), Clock.systemUTC());
            acts.onActChanged("K07", act("A1", "PRINT", Outcome.UNKNOWN));
            acts.onActChanged("K07", act("A2", "PRINT", Outcome.UNKNOWN));
            acts.onActChanged("K07", act("A3", "PRINT", Outcome.DONE));
            acts.onActChanged("K03", act("A4", "FILE", Outcome.UNKNOWN)); // it settles by itself
            assertThat(acts.unknownSheets()).containsOnly(Map.entry("K07", 2));
            acts.onActChanged("K07", act("A1", "PRINT", Outcome.DONE));
            acts.onActChanged("K07", act("A2", "PRINT", Outcome.NOT_DONE));
            assertThat(acts.unknownSheets()).isEmpty();
        }
    }

    private static ActChanged act(String key, String kind, Outcome outcome) {
        return new ActChanged(key, kind, outcome, "TAX-01", null, 1, 0, "the printer does not know");
    }
}
