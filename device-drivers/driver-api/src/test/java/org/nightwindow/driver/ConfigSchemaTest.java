package org.nightwindow.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.ConfigSchema.Problem;

class ConfigSchemaTest {
    private static final ConfigSchema SCHEMA = ConfigSchema.of(
            Field.wire("wire", "线路", "Wire", "Where the reader is."),
            Field.milliseconds("interval-ms", "间隔", "Interval", "300 is good.", 300, 100, 5000),
            Field.yesNo("beep", "蜂鸣", "Beep", "", true),
            Field.choice("tray", "纸盒", "Tray", "", "auto", List.of("auto", "one")),
            Field.secret("password", "密码", "Password", "From the device's label."));

    @Test
    void everyMistakeIsToldAtOnce_andNoSecretWithIt() {
        List<Problem> problems = SCHEMA.check(
                Map.of("wire", "COM 7", "interval-ms", "99", "beep", "loud", "tray", "two", "colour", "hunter2"));
        assertThat(problems)
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("wire", "interval-ms", "beep", "tray", "password", "colour");
        assertThat(problems.toString())
                .contains("100 to 5000", "true or false", "[auto, one]")
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> SCHEMA.configure(Map.of("colour", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("wire")
                .hasMessageContaining("password");
    }

    @Test
    void whatIsNotTypedHasItsDefault() {
        DeviceConfig config = SCHEMA.configure(Map.of("wire", " tcp://h:1 ", "password", "p", "beep", " "));
        assertThat(config.text("wire")).isEqualTo("tcp://h:1");
        assertThat(config.milliseconds("interval-ms")).isEqualTo(Duration.ofMillis(300));
        assertThat(config.yes("beep")).isTrue();
        assertThat(config.text("tray")).isEqualTo("auto");
        assertThatThrownBy(() -> config.text("tary"))
                .hasMessageContaining("tary")
                .hasMessageContaining("tray");
    }

    @Test
    void configurationNeverShowsItsValues() {
        assertThat(SCHEMA.configure(Map.of("wire", "tcp://h:1", "password", "hunter2")))
                .asString()
                .contains("password")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serial:/dev/ttyUSB0?baud=115200",
                "serial:1a86:7523:SN1",
                "serial:1a86:7523@1-1.2",
                "tcp://10.0.0.7:4001",
                "ipp://printer/ipp/print",
                "ipps://printer:631/ipp/print",
                "unix:/run/pcscd/pcscd.comm"
            })
    void wiresThatExist(String wire) {
        assertThat(ConfigSchema.of(Field.wire("wire", "", "", "")).check(Map.of("wire", wire)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.5", "", "1e3", "99999999999999999999", "5001", "-1"})
    void numbersOutsideTheirRange(String number) {
        ConfigSchema schema = ConfigSchema.of(
                new Field("n", ConfigSchema.Type.INTEGER, "", "", "", java.util.Optional.empty(), List.of(), 0, 5000));
        assertThat(schema.check(Map.of("n", number))).hasSize(1);
    }

    @Test
    void keysAreLowerCaseWords() {
        assertThatThrownBy(() -> Field.yesNo("pollMs", "", "", "", true)).isInstanceOf(IllegalArgumentException.class);
    }
}
