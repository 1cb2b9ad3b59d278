package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightwindow.console.fleet.DeviceWords;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.hardware.Missing;

/// Every reason a kiosk can give is a sentence at the console, in both languages: nobody is woken by the name of an
/// enum.
class ReasonWordsTest {
    private static final String ROLE = "document-printer";

    static Stream<Missing> reasons() {
        Stream<Missing> plain = Stream.of(
                new Missing.NotOffered(),
                new Missing.Starting(),
                new Missing.InMaintenance(),
                new Missing.LedgerUnsafe(),
                new Missing.DiskFull(),
                new Missing.ClockUnknown(),
                new Missing.Offline(),
                new Missing.BeingSettled(ROLE),
                new Missing.NoDevice(ROLE));
        Stream<Missing> devices = Arrays.stream(DeviceStatus.Detail.values())
                .flatMap(detail -> Arrays.stream(DeviceStatus.State.values())
                        .filter(detail::goesWith)
                        .map(state -> new Missing.DeviceOut(ROLE, state, detail)));
        return Stream.concat(plain, devices);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aReasonIsWords(Missing missing) {
        Text words = DeviceWords.reason(missing.code());
        assertThat(words.zh()).doesNotContainPattern("[A-Z_]{2,}").containsPattern("\\p{IsHan}");
        assertThat(words.en()).doesNotContainPattern("[A-Z]{3,}|_");
    }

    @Test
    void noReasonIsForgottenHere() {
        assertThat(reasons().<Class<?>>map(Missing::getClass).distinct())
                .containsExactlyInAnyOrder(Missing.class.getPermittedSubclasses());
    }

    @Test
    void whatAKioskIsNotMeantToDo_isToldFromWhatIsBroken() {
        assertThat(reasons().filter(missing -> !new Heartbeat.Item("TAX-01", false, missing.code()).offered()))
                .containsExactlyInAnyOrder(new Missing.NotOffered(), new Missing.NoDevice(ROLE));
    }
}
