package org.nightwindow.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;

class DeviceStatusTest {
    @ParameterizedTest
    @EnumSource(Detail.class)
    void onlyLegalPairsExist(Detail detail) {
        assertThat(List.of(State.values())).anyMatch(detail::goesWith);
        for (State state : State.values()) {
            if (detail.goesWith(state)) {
                assertThat(DeviceStatus.of(state, detail, "", Instant.EPOCH).detail())
                        .isEqualTo(detail);
            } else {
                assertThatThrownBy(() -> DeviceStatus.of(state, detail, "", Instant.EPOCH))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(detail.name())
                        .hasMessageContaining(state.name());
            }
        }
    }

    @Test
    void paperOutIsNeverReady_andADeviceThatIsGoneIsNeverShortOfPaper() {
        assertThat(Detail.SUPPLY_OUT.goesWith(State.READY)).isFalse();
        assertThat(Detail.SUPPLY_OUT.goesWith(State.DISCONNECTED)).isFalse();
        assertThat(Detail.GIVEN_UP.goesWith(State.READY)).isFalse();
    }

    @Test
    void textAndSinceDoNotMakeADifference_suppliesAndMediaDo() {
        DeviceStatus ready = DeviceStatus.ready(Instant.EPOCH);
        assertThat(ready.sameAs(DeviceStatus.of(State.READY, Detail.NONE, "text", Instant.MAX)))
                .isTrue();
        List<Supply> paper = List.of(Supply.of(Supply.Kind.PAPER, Supply.Level.LOW));
        assertThat(ready.sameAs(new DeviceStatus(State.READY, Detail.NONE, "", paper, Media.UNKNOWN, Instant.EPOCH)))
                .isFalse();
        assertThat(ready.sameAs(new DeviceStatus(State.READY, Detail.NONE, "", List.of(), Media.NONE, Instant.EPOCH)))
                .isFalse();
    }

    @Test
    void usableMeansThatACommandMayBeGiven() {
        assertThat(List.of(State.values()).stream()
                        .filter(state -> List.of(Detail.values()).stream()
                                .filter(detail -> detail.goesWith(state))
                                .allMatch(detail -> DeviceStatus.of(state, detail, "", Instant.EPOCH)
                                        .usable())))
                .containsExactly(State.READY, State.BUSY, State.DEGRADED);
    }
}
