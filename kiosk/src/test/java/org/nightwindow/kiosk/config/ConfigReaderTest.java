package org.nightwindow.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.config.KioskConfig.Read;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.ui.Display;
import org.nightwindow.kiosk.ui.Shape;

/// What a technician can write, and what she is told when it is wrong.
final class ConfigReaderTest {
    private static final String GOOD = """
            data: /var/lib/nightwindow
            console: {url: "https://console.hall.example:8443", ticket-file: /etc/nightwindow/ticket}
            devices:
              id-card-reader: {driver: standard.sdt, settings: {wire: "serial:/dev/ttyUSB0?baud=115200"}}
              document-printer: {driver: standard.ipp, settings: {url: "ipp://printer.local/ipp/print"}}
            """;

    @Test
    void whatIsNotWritten_hasASafeDefault() {
        KioskConfig config = accepted(GOOD, Map.of());
        assertThat(config.screen()).isEqualTo(new KioskConfig.Screen(false, true, KioskConfig.ReaderSide.BELOW, 21.5));
        assertThat(config.startsInEnglish()).isFalse();
        assertThat(config.hall()).isEqualTo(KioskConfig.NO_NAME);
        assertThat(config.zone().getId()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void everyMistakeIsListedAtOnce_withWhatWouldBeRight() {
        Read read = ConfigReader.read("""
                data: here
                consol: {url: x}
                console: {url: "http://plain.example"}
                devices:
                  id-card-reader: {settings: {wire: "tcp://a:1"}}
                  coffee-machine: {driver: acme.coffee}
                screen: {orientation: diagonal}
                language: fr
                """, Map.of("NIGHTWINDOW_KIOSK_COLOUR", "red"));
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::setting)
                                .containsExactlyInAnyOrder(
                                        "NIGHTWINDOW_KIOSK_COLOUR",
                                        "data",
                                        "consol",
                                        "console.url",
                                        "devices.id-card-reader.driver",
                                        "devices.coffee-machine",
                                        "screen.orientation",
                                        "language"));
    }

    @Test
    void theEnvironmentOverridesTheFile() {
        KioskConfig config = accepted(
                GOOD,
                Map.of(
                        "NIGHTWINDOW_KIOSK_CONSOLE_URL", "https://other.example:1",
                        "NIGHTWINDOW_KIOSK_DEVICES_DOCUMENT_PRINTER_SETTINGS_URL", "ipp://other/ipp/print",
                        "NIGHTWINDOW_KIOSK_DEVICES_ID_CARD_READER_SETTINGS_NEWEST_ADDRESS", "true",
                        "NIGHTWINDOW_KIOSK_LANGUAGE", "en",
                        "HOME", "/root"));
        assertThat(config.console()).hasToString("https://other.example:1");
        assertThat(config.devices().get("document-printer").settings()).containsEntry("url", "ipp://other/ipp/print");
        assertThat(config.devices().get("id-card-reader").settings()).containsEntry("newest-address", "true");
        assertThat(config.startsInEnglish()).isTrue();
    }

    @Test
    void malformedEmptyDoubledOrAbsentFiles_areProblemsToo() {
        assertThat(problem("data: [")).contains("is not YAML");
        assertThat(problem("- a\n- b\n")).contains("key: value");
        assertThat(problem("data: /a\ndata: /b\n")).contains("Duplicate");
        assertThat(ConfigReader.read("", Map.of())).isInstanceOf(Read.Rejected.class);
        assertThat(ConfigReader.read(Path.of("/nowhere/kiosk.yaml"), Map.of()))
                .isInstanceOfSatisfying(
                        Read.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .extracting(Problem::message)
                                .asString()
                                .contains("does not exist"));
    }

    @Test
    void aDisplayOnWhichAFingerMissesTheSmallestButton_isNotTaken() {
        assertThat(new Display(Shape.PORTRAIT, Display.LEAST_INCHES).px(Display.FINGER))
                .isLessThan(Display.SMALLEST_TARGET);
        assertThat(accepted(GOOD + "screen: {inches: 15.6}\n", Map.of())
                        .screen()
                        .inches())
                .isEqualTo(15.6);
        for (String small : List.of("13.3", "NaN", "large", "-21")) {
            assertThat(problem(GOOD + "screen: {inches: " + small + "}\n")).contains("15.6 or more");
        }
    }

    @Test
    void aSecretInADevicesSettings_isNotInWhatIsLogged() {
        String text = accepted(GOOD, Map.of("NIGHTWINDOW_KIOSK_DEVICES_DOCUMENT_PRINTER_SETTINGS_PASSWORD", "geheim"))
                .toString();
        assertThat(text).doesNotContain("geheim");
    }

    private static final DeviceSettings SET_HERE =
            new DeviceSettings("standard.line-scanner", Map.of("wire", "serial:0c2e:0720:SN1"), false);

    @Test
    void whatWasSetAtTheKiosk_standsInsteadOfTheFile_andTheEnvironmentHasTheLastWord(@TempDir Path data)
            throws Exception {
        String yaml = GOOD.replaceFirst("data: \\S+", "data: " + data);
        DeviceFile file = new DeviceFile(data, Map.of());
        file.keep("code-scanner", SET_HERE);
        file.keep(
                "power-supply",
                new DeviceSettings("standard.nut-ups", Map.of("wire", "tcp://127.0.0.1:3493", "ups", "hall"), false));

        KioskConfig config = accepted(yaml, Map.of());
        assertThat(config.devices().get("code-scanner")).isEqualTo(SET_HERE);
        assertThat(config.devices().get("power-supply").settings()).containsEntry("ups", "hall");
        assertThat(config.devices()).containsKey("document-printer");
        assertThat(Files.getPosixFilePermissions(data.resolve("devices.yaml")))
                .as("a setting may be a secret")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Map<String, String> environment = Map.of("NIGHTWINDOW_KIOSK_DEVICES_CODE_SCANNER_SETTINGS_WIRE", "tcp://a:1");
        assertThat(accepted(yaml, environment).devices().get("code-scanner").settings())
                .containsEntry("wire", "tcp://a:1");
        assertThatThrownBy(() -> new DeviceFile(data, environment).keep("code-scanner", SET_HERE))
                .as("what would not hold is not kept")
                .isInstanceOf(IOException.class)
                .hasMessageContaining("last word");
    }

    @Test
    void aBrokenFileOfTheKiosk_isSaidByName(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("devices.yaml"), "code-scanner: [");
        assertThat(problem(GOOD.replaceFirst("data: \\S+", "data: " + data)))
                .contains("devices.yaml is not YAML", "remove it");
    }

    private static String problem(String yaml) {
        return ConfigReader.read(yaml, Map.of()) instanceof Read.Rejected(var problems)
                ? problems.getFirst().message()
                : "accepted";
    }

    private static KioskConfig accepted(String yaml, Map<String, String> environment) {
        return switch (ConfigReader.read(yaml, environment)) {
            case Read.Accepted(KioskConfig config) -> config;
            case Read.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }
}
