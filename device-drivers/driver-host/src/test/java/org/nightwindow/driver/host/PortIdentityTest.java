package org.nightwindow.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One port has one identity, whatever it is called.
class PortIdentityTest {
    @TempDir
    private Path dev;

    private Optional<String> of(String address) {
        SerialAddress.Port adapter =
                new SerialAddress.Port(dev.resolve("ttyUSB0").toString(), 0x1a86, 0x7523, "SN123", "1-1.2");
        return PortIdentity.of(address, () -> List.of(adapter));
    }

    @Test
    void serialPort_byPathByLinkAndByItsAdapter_isOne() throws IOException {
        Path port = Files.createFile(dev.resolve("ttyUSB0"));
        Path link = Files.createSymbolicLink(dev.resolve("by-id"), port);
        assertThat(List.of(
                        of("serial:" + port),
                        of("serial:" + port + "?baud=9600"),
                        of("serial:" + link),
                        of("serial:" + dev + "/./ttyUSB0"),
                        of("serial:1a86:7523:SN123"),
                        of("serial:1A86:7523@1-1.2?baud=115200")))
                .containsOnly(of("serial:" + port));
        assertThat(of("serial:/dev/ttyS1")).isNotEqualTo(of("serial:" + port));
    }

    @Test
    void adapterThatIsNotPluggedIn_isComparedAsItIsWritten() {
        assertThat(of("serial:1a86:7523:OTHER?baud=9600")).isEqualTo(of("serial:1A86:7523:OTHER"));
        assertThat(of("serial:1a86:7523:OTHER")).isNotEqualTo(of("serial:1a86:7523:THIRD"));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://localhost:4001, tcp://127.0.0.1:4001, true",
        "tcp://LOCALHOST:4001, tcp://[::1]:4001, true",
        "tcp://127.0.0.1:4001, tcp://127.0.0.1:4002, false",
        "tcp://Moxa.hall:4001, tcp://moxa.HALL:4001, true",
        "tcp://192.168.1.20:4001, ' tcp://192.168.1.20:4001 ', true",
        "tcp://192.168.1.20:4001, tcp://192.168.1.21:4001, false",
        "tcp://[2001:db8::1]:4001, tcp://[2001:0DB8:0::1]:4001, true"
    })
    void networkPort_isComparedByWhatItMeans(String one, String other, boolean same) {
        assertThat(of(one).equals(of(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipp://127.0.0.1:631/ipp/print", "unix:/run/pcscd/pcscd.comm", "https://1.2.3.4:8443/nexo"})
    void whatManyCanHave_isNoPort(String address) {
        assertThat(of(address)).isEmpty();
    }
}
