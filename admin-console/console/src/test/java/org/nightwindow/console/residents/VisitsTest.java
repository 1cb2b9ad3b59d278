package org.nightwindow.console.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.KioskEvent.VisitEnded;

/// Who left without what she had asked for.
class VisitsTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T19:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whoeverLeftThisKioskWithoutIt_sinceThen_isTold_andOnceHoweverOftenTheEventComes() {
        try (Database database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD)) {
            Visits visits = new Visits(database.jdbi());
            visits.onVisitEnded("K", 1, SINCE.minusSeconds(1), new VisitEnded("left", "TAX-01", 3, 20));
            visits.onVisitEnded("K", 2, SINCE, new VisitEnded("left", "TAX-01", 3, 20));
            visits.onVisitEnded("K", 2, SINCE, new VisitEnded("left", "TAX-01", 3, 20));
            visits.onVisitEnded("K", 3, SINCE.plusSeconds(90), new VisitEnded("timed-out", null, 3, 20));
            visits.onVisitEnded("K", 4, SINCE.plusSeconds(95), new VisitEnded("done", "TAX-01", 9, 70));
            visits.onVisitEnded("L", 5, SINCE.plusSeconds(60), new VisitEnded("left", "TAX-01", 3, 20));
            assertThat(visits.leftWithout("K", SINCE))
                    .containsExactlyInAnyOrder(
                            new Visits.Left(SINCE.toEpochMilli(), "TAX-01"),
                            new Visits.Left(SINCE.plusSeconds(90).toEpochMilli(), ""));
        }
    }
}
