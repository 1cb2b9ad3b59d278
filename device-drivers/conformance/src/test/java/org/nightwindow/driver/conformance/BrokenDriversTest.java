package org.nightwindow.driver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.child.VendorLoader;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.Examination;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// The sample driver with one mistake each: the clause that names the mistake catches it, and sound clauses stay kept,
/// one for each mistake and all of them when there is time.
class BrokenDriversTest {
    /// Clauses none of the mistakes touches.
    private static final List<String> SOUND = List.of("L-05", "K-01", "P-01", "C-03");

    @ParameterizedTest
    @EnumSource
    void isCaughtByTheClauseThatNamesIt_andASoundClauseStaysKept(Mistake mistake, @TempDir Path folder)
            throws IOException, InterruptedException {
        String sound = SOUND.get(mistake.ordinal() % SOUND.size());
        try (Examination examination = examination(mistake, folder)) {
            for (Clause clause : Suite.of(DeviceKind.RECEIPT_PRINTER)) {
                if (clause.id().equals(mistake.named())) {
                    assertThat(examination.judge(clause)).as(clause.id()).isInstanceOf(Verdict.Broken.class);
                } else if (clause.id().equals(sound)) {
                    assertThat(examination.judge(clause)).as(clause.id()).isInstanceOf(Verdict.Kept.class);
                }
            }
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void theWholeSuite_failsOnlyWhereItShould(Mistake mistake, @TempDir Path folder)
            throws IOException, InterruptedException {
        Set<String> broken = new TreeSet<>();
        try (Examination examination = examination(mistake, folder)) {
            for (Clause clause : Suite.of(DeviceKind.RECEIPT_PRINTER)) {
                if (examination.judge(clause) instanceof Verdict.Broken) {
                    broken.add(clause.id());
                }
            }
        }
        assertThat(broken).contains(mistake.named());
        broken.remove(mistake.named());
        assertThat(mistake.also()).containsAll(broken);
    }

    private static Examination examination(Mistake mistake, Path folder) throws IOException {
        mistake.make(folder);
        DriverProvider driver = ServiceLoader.load(DriverProvider.class, VendorLoader.of(folder))
                .findFirst()
                .orElseThrow();
        return new Examination(driver, Map.of(), Suite.simulator(DeviceKind.RECEIPT_PRINTER));
    }
}
