package org.nightwindow.driver.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.DeviceKind;

class SuiteTest {
    /// A report names a clause by its number alone.
    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void eachClauseOfAKindHasANumberOfItsOwn_andAllButTheMatcherHaveASimulator(DeviceKind kind) {
        assertThat(Suite.of(kind))
                .extracting(Clause::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]-[0-9]{2}"))
                .hasSizeGreaterThanOrEqualTo(36);
        assertThat(Suite.simulates(kind)).isEqualTo(kind != DeviceKind.PERSON_MATCHER);
    }
}
