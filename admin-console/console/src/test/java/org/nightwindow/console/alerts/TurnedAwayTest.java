package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightwindow.console.residents.Visits.Left;

/// Who was turned away, and who was not.
class TurnedAwayTest {
    private static final long JAM = Instant.parse("2026-11-22T19:00:00Z").toEpochMilli();
    private static final long MENDED = JAM + 300_000;
    private static final List<Left> LEFT = List.of(
            new Left(JAM - 1_000, "TAX-01"),
            new Left(JAM + 60_000, "TAX-01"),
            new Left(JAM + 90_000, "REG-02"),
            new Left(JAM + 95_000, "CASE-01"),
            new Left(JAM + 96_000, ""), // only looked
            new Left(JAM + 500_000, "TAX-01"));

    @Test
    void onlyWhoAskedForWhatIsClosed_whileItIs() {
        assertThat(count(alert(1, JAM, MENDED, "TAX-01,REG-02"))).isEqualTo(2);
        assertThat(count(alert(1, JAM, null, "TAX-01,REG-02"))).isEqualTo(3);
        assertThat(count(alert(1, JAM, MENDED, "*")))
                .as("nothing could be done there")
                .isEqualTo(4);
        assertThat(count(alert(1, JAM, MENDED, ""))).as("nothing was closed").isZero();
    }

    @Test
    void twoFaultsThatCloseDifferentThings_turnAwayTheSumOfBoth_andWhoWantedWhatBothClosedOnce() {
        TurnedAway away = TurnedAway.of(
                List.of(
                        alert(1, JAM, null, "TAX-01"),
                        alert(2, JAM, null, "CASE-01,REG-02"),
                        alert(3, JAM, null, "TAX-01")),
                (kiosk, since) -> LEFT);
        assertThat(away.byAlert()).containsExactlyInAnyOrderEntriesOf(Map.of(1L, 2, 2L, 2, 3L, 2));
        assertThat(away.byKiosk()).containsExactly(Map.entry("K", 4));
    }

    private static int count(AlertRow alert) {
        return TurnedAway.of(List.of(alert), (kiosk, since) -> LEFT).byAlert().getOrDefault(1L, 0);
    }

    private static AlertRow alert(long id, long since, @Nullable Long closed, String items) {
        return new AlertRow(
                id,
                "key-" + id,
                "service-closed",
                "K",
                "document-printer",
                "MEDIA_JAMMED",
                "NOW",
                closed == null ? AlertRow.State.OPEN : AlertRow.State.CLOSED,
                since,
                since,
                null,
                null,
                null,
                closed,
                items);
    }
}
