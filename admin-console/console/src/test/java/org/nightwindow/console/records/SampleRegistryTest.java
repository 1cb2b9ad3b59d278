package org.nightwindow.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.database.Database;

class SampleRegistryTest {
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final YearMonth LAST = YearMonth.of(2026, 11);

    @TempDir
    Path folder;

    @Test
    void theSixPeopleOfTheSampleDistrict_areThereOnce_howeverOftenTheConsoleStarts() {
        try (Database database = Database.open(folder.resolve("database"), "0123456789abcdef0123456789abcdef")) {
            SampleRegistry.in(database.jdbi());
            SampleRegistry registry = SampleRegistry.in(database.jdbi());

            assertThat(payments(registry, "990101199003071018", Set.of())).hasSizeGreaterThan(8);
            assertThat(payments(registry, "990101200208155018", Set.of())).isEmpty();
            assertThat(registry.taxAccount("990101200001010000", FIRST, LAST, Set.of()))
                    .isEmpty();
            List<TaxPayment> ruoxi = payments(registry, "990101198511122024", Set.of());
            assertThat(ruoxi).hasSize(6).anyMatch(payment -> payment.fen() < 0);
            assertThat(ruoxi).isSortedAccordingTo((a, b) -> a.paidOn().compareTo(b.paidOn()));
            assertThat(payments(registry, "990101198511122024", Set.of("契税", "车辆购置税")))
                    .hasSize(2);
            for (String person : List.of("990101195506013030", "99010119680920404X", "990101194403085029")) {
                assertThat(payments(registry, person, Set.of())).isNotEmpty().allSatisfy(payment -> {
                    assertThat(payment.periodTo()).isAfterOrEqualTo(payment.periodFrom());
                    assertThat(payment.paidOn()).isAfterOrEqualTo(payment.periodFrom());
                });
            }
        }
    }

    @Test
    void onlyTaxesWhoseWholePeriodLiesInTheMonthsAskedForAreGiven() {
        try (Database database = Database.open(folder.resolve("database"), "0123456789abcdef0123456789abcdef")) {
            SampleRegistry registry = SampleRegistry.in(database.jdbi());
            List<TaxPayment> year = registry.taxAccount(
                            "990101198511122024", YearMonth.of(2025, 2), YearMonth.of(2026, 6), Set.of())
                    .orElseThrow()
                    .payments();

            assertThat(year).extracting(TaxPayment::taxType).containsExactly("契税");
        }
    }

    private static List<TaxPayment> payments(SampleRegistry registry, String idNumber, Set<String> types) {
        return registry.taxAccount(idNumber, FIRST, LAST, types).orElseThrow().payments();
    }
}
