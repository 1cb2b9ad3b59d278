package org.nightwindow.driver.testkit.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.DriverConformance;
import org.nightwindow.driver.testkit.conformance.Examination;
import org.nightwindow.driver.testkit.conformance.Rig;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// The simulated matcher keeps every clause that can be judged of it; one that asks for no consent, or keeps
/// photos, is found out by the clause that names it.
class MatcherClausesTest extends DriverConformance {
    @Override
    protected DriverProvider driver() {
        return new PersonMatcherSimulator();
    }

    @Override
    protected Rig rig() {
        return Suite.withoutLine(DeviceKind.PERSON_MATCHER);
    }

    @Test
    void itLooksAtAnybody_isFoundOut() throws Exception {
        assertThat(broken(PersonMatcherSimulator::askForNoConsent)).containsExactly("M-01", "M-02");
    }

    @Test
    void itKeepsThePhoto_isFoundOut() throws Exception {
        assertThat(broken(PersonMatcherSimulator::keepPhotos)).containsExactly("M-03");
    }

    /// Which of the M clauses it breaks.
    private List<String> broken(Consumer<PersonMatcherSimulator> mistake) throws InterruptedException {
        PersonMatcherSimulator matcher = new PersonMatcherSimulator();
        mistake.accept(matcher);
        List<String> broken = new ArrayList<>();
        try (Examination examination = new Examination(matcher, Map.of(), rig())) {
            for (Clause clause : Suite.of(DeviceKind.PERSON_MATCHER)) {
                if (clause.id().startsWith("M-") && examination.judge(clause) instanceof Verdict.Broken) {
                    broken.add(clause.id());
                }
            }
        }
        return broken;
    }
}
