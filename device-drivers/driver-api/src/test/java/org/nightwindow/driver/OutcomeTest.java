package org.nightwindow.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void everyEndingButDonePassesUnchanged() {
        List<Outcome<Integer>> endings = List.of(
                Outcome.failed(Fault.SUPPLY_OUT, "tray 1"), Outcome.cancelled(), Outcome.unknown("lost", "P-1"));
        for (Outcome<Integer> ending : endings) {
            assertThat(ending.map(number -> "no")).isEqualTo(ending);
            assertThat(ending.<String>then(number -> Outcome.done("no"))).isEqualTo(ending);
            assertThat(ending.isDone()).isFalse();
        }
        assertThat(Outcome.done(1).map(number -> number + 1)).isEqualTo(Outcome.done(2));
        assertThat(Outcome.done(1).then(number -> Outcome.<Integer>cancelled())).isEqualTo(Outcome.cancelled());
    }

    @Test
    void doneWithNothingInIt_isABug() {
        assertThatThrownBy(() -> new Outcome.Done<>(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void everyFaultHasARemedy_andEachKindItsOwnInterface() {
        for (Fault fault : Fault.values()) {
            assertThat(Outcome.failed(fault, "")).isEqualTo(Outcome.failed(fault, fault.usualRemedy(), ""));
        }
        assertThat(List.of(DeviceKind.values())).extracting(DeviceKind::type).doesNotHaveDuplicates();
    }
}
