package org.nightwindow.console.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.KioskEvent.VisitEnded;

/// Who was turned away, and who was not.
class VisitsTest {
    private static final Instant JAM = Instant.parse("2026-11-22T19:00:00Z");
    private static final Set<String> PRINTS = Set.of("TAX-01", "REG-02");

    @TempDir
    Path folder;

    @Test
    void onlyWhoAskedForWhatIsClosed_whileItIs_andWentWithoutIt_wasTurnedAway() {
        try (Database database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD)) {
            Visits visits = new Visits(database.jdbi());
            visits.onVisitEnded("K", 1, JAM.minusSeconds(1), new VisitEnded("left", "TAX-01", 3, 20));
            visits.onVisitEnded("K", 2, JAM.plusSeconds(60), new VisitEnded("left", "TAX-01", 3, 20));
            visits.onVisitEnded("K", 3, JAM.plusSeconds(90), new VisitEnded("timed-out", "REG-02", 3, 20));
            visits.onVisitEnded("K", 4, JAM.plusSeconds(95), new VisitEnded("left", "CASE-01", 3, 20)); // it works
            visits.onVisitEnded("K", 5, JAM.plusSeconds(96), new VisitEnded("left", null, 1, 4)); // only looked
            visits.onVisitEnded("K", 6, JAM.plusSeconds(97), new VisitEnded("done", "TAX-01", 9, 70));
            visits.onVisitEnded("K", 7, JAM.plusSeconds(500), new VisitEnded("left", "TAX-01", 3, 20)); // mended
            visits.onVisitEnded("L", 8, JAM.plusSeconds(60), new VisitEnded("left", "TAX-01", 3, 20));
            Instant mended = JAM.plusSeconds(300);
            assertThat(visits.turnedAway("K", JAM, mended, Optional.of(PRINTS))).isEqualTo(2);
            assertThat(visits.turnedAway("K", JAM, Instant.MAX, Optional.of(PRINTS)))
                    .isEqualTo(3);
            assertThat(visits.turnedAway("K", JAM, mended, Optional.empty()))
                    .as("nothing could be done there")
                    .isEqualTo(4);
        }
    }
}
