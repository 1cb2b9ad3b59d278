package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachineClockTest {
    @AfterEach
    void endOfTheRehearsal() {
        System.clearProperty(MachineClock.AHEAD);
    }

    @Test
    void itIsTheMachinesTime_andInARehearsalADayLater() {
        assertThat(MachineClock.utc().instant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        System.setProperty(MachineClock.AHEAD, "P1D");
        assertThat(Duration.between(Instant.now(), MachineClock.utc().instant()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void aRehearsalThatSaysNoDurationDoesNotStart() {
        System.setProperty(MachineClock.AHEAD, "tomorrow");
        assertThatThrownBy(MachineClock::utc).isInstanceOf(DateTimeException.class);
    }
}
