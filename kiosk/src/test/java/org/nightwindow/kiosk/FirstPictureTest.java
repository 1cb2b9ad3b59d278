package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.ScreenThread;
import org.nightwindow.kiosk.config.ConfigReader;

class FirstPictureTest {
    /// The ledger's folder is there 20 ms after the ledger was asked to open.
    private static final Duration LONG_ENOUGH = Duration.ofMillis(400);

    @TempDir
    Path folder;

    @Test
    void anEnrolledKioskStarts_itsLedgerWaitsForTheFirstPicture_thenTheConsoleHearsIt() throws Exception {
        try (Bench bench = new Bench(folder)) {
            bench.startOpen();
            bench.stop();
            Path lock = bench.data.resolve("ledger/db.lck"); // Derby's, while the database is open
            assertThat(lock).doesNotExist();

            try (ScreenThread screen = new ScreenThread();
                    Kiosk kiosk = screen.get(() ->
                            Kiosk.start(ConfigReader.read(bench.config(), Map.of()), on(screen, bench.seams())))) {
                await().during(LONG_ENOUGH).until(() -> Files.notExists(lock));

                screen.run(kiosk::painted);

                await().until(() -> Files.exists(lock));
            }
        }
    }

    static Seams on(ScreenThread screen, Seams seams) {
        return new Seams(
                screen,
                seams.clock(),
                seams.nanoTime(),
                seams.wires(),
                seams.drivers(),
                seams.random(),
                seams.commits(),
                seams.limits());
    }
}
