package org.nightwindow.driver.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SerialLineTest {
    /// A device that tells of a scan by itself while it answers a question.
    @Test
    void twoAnswersAtOnceLeaveOneAfterTheOther() throws Exception {
        try (SerialLine line = new SerialLine(_ -> {})) {
            URI address = URI.create(line.address());
            try (Socket kiosk = new Socket(address.getHost(), address.getPort())) {
                await().until(line::connected);
                line.pace(new Pace(1, Duration.ofMillis(1)));
                Thread one =
                        Thread.startVirtualThread(() -> line.send("a".repeat(40).getBytes(US_ASCII)));
                Thread other =
                        Thread.startVirtualThread(() -> line.send("b".repeat(40).getBytes(US_ASCII)));
                assertThat(new String(kiosk.getInputStream().readNBytes(80), US_ASCII))
                        .matches("a{40}b{40}|b{40}a{40}");
                one.join();
                other.join();
            }
        }
    }
}
