package org.nightwindow.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.WireException;

class SerialAddressTest {
    private static final List<SerialAddress.Port> PORTS = List.of(
            new SerialAddress.Port("/dev/ttyS0", -1, -1, "", "0-0"),
            new SerialAddress.Port("/dev/ttyUSB0", 0x1a86, 0x7523, "SN1", "1-1.1"),
            new SerialAddress.Port("/dev/ttyUSB1", 0x1a86, 0x7523, "SN2", "1-1.2"),
            new SerialAddress.Port("/dev/ttyUSB2", 0x0403, 0x6001, "SN2", "1-1.3"));

    private static String choose(String address) throws WireException {
        return SerialAddress.parse(address).choose(() -> PORTS);
    }

    @Test
    void portsThatChangedPlaces_areFoundBySerialNumber() throws WireException {
        assertThat(choose("serial:1a86:7523:SN2")).isEqualTo("/dev/ttyUSB1");
        assertThat(choose("serial:1A86:7523:SN1?baud=9600")).isEqualTo("/dev/ttyUSB0");
    }

    @Test
    void devicesWithoutSerialNumber_areFoundByTheirSocket() throws WireException {
        assertThat(choose("serial:1a86:7523@1-1.2")).isEqualTo("/dev/ttyUSB1");
    }

    @Test
    void pathIsTakenAsItIs_andNobodyLooksAtThePorts() throws WireException {
        assertThat(SerialAddress.parse("serial:/dev/serial/by-id/usb-X-if00?baud=57600")
                        .choose(() -> {
                            throw new AssertionError("not needed");
                        }))
                .isEqualTo("/dev/serial/by-id/usb-X-if00");
        assertThat(SerialAddress.parse("serial:/dev/ttyS1?baud=57600").baud()).isEqualTo(57_600);
        assertThat(SerialAddress.parse("serial:/dev/ttyS1").baud()).isEqualTo(115_200);
    }

    @Test
    void deviceThatIsNotThere_isNeverReplacedByAnother() {
        assertThatThrownBy(() -> choose("serial:1a86:7523:SN9"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("1a86:7523:SN9")
                .hasMessageContaining("plugged in");
    }

    @Test
    void twoDevicesWithTheSameSerialNumber_areRefused() {
        SerialAddress.Port twin = new SerialAddress.Port("/dev/ttyUSB7", 0x1a86, 0x7523, "SN1", "1-9");
        List<SerialAddress.Port> twins = List.of(PORTS.get(1), twin);
        assertThatThrownBy(() -> SerialAddress.parse("serial:1a86:7523:SN1").choose(() -> twins))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("more than one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serial:",
                "serial:ttyUSB0",
                "serial:1a86:7523",
                "serial:/dev/ttyS0?baud=fast",
                "serial:/dev/ttyS0?baud=100",
                "serial:1a86:7523:",
                "serial:/dev/ttyS0?baud=9600&parity=even"
            })
    void addressThatIsNone_saysWhatOneLooksLike(String address) {
        assertThatThrownBy(() -> SerialAddress.parse(address))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("serial:/dev/ttyUSB0?baud=115200");
    }

    /// What a technician chooses at the kiosk means the same port after everything was plugged in anew.
    @Test
    void theAddressOfAPort_isItsSerialNumber_elseItsPlace_elseItsPath() throws WireException {
        SerialAddress.Port numbered = new SerialAddress.Port("/dev/ttyACM0", 0x0c2e, 0x0720, "SN20391147", "1-1.4");
        SerialAddress.Port twin = new SerialAddress.Port("/dev/ttyUSB0", 0x1a86, 0x7523, "", "1-1.2");
        SerialAddress.Port noUsb = new SerialAddress.Port("/dev/ttyS0", -1, -1, "", "");
        assertThat(SerialAddress.lasting(numbered)).isEqualTo("serial:0c2e:0720:SN20391147");
        assertThat(SerialAddress.lasting(twin)).isEqualTo("serial:1a86:7523@1-1.2");
        assertThat(SerialAddress.lasting(noUsb)).isEqualTo("serial:/dev/ttyS0");
        for (SerialAddress.Port port : List.of(numbered, twin, noUsb)) {
            assertThat(SerialAddress.parse(SerialAddress.lasting(port)).choose(() -> List.of(numbered, twin, noUsb)))
                    .isEqualTo(port.path());
        }
    }
}
