package org.nightwindow.driver.testkit.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.testkit.scanner.ScannerSetup.Suffix;

/// The simulator by a bare socket.
class ScannerSimulatorTest {

    @Test
    void aCodeIsSentOnceWithItsSuffix() throws IOException {
        ScannerSetup setup = ScannerSetup.USUAL.withEncoding(Charset.forName("GB18030"));
        try (ScannerSimulator simulator = ScannerSimulator.start(setup.withSuffix(Suffix.CRLF));
                Socket line = connect(simulator)) {
            simulator.show("样例");
            assertThat(line.getInputStream().readNBytes(6)).containsExactly(0xD1, 0xF9, 0xC0, 0xFD, '\r', '\n');
            simulator.show("B");
            assertThat(line.getInputStream().readNBytes(3)).containsExactly('B', '\r', '\n');
        }
    }

    @Test
    void aCodeThatStaysIsSentAgain_untilItIsTakenAway() throws IOException {
        ScannerSetup setup = ScannerSetup.USUAL.withSuffix(Suffix.LF).repeatingEvery(Duration.ofMillis(20));
        try (ScannerSimulator simulator = ScannerSimulator.start(setup);
                Socket line = connect(simulator)) {
            simulator.show("A");
            assertThat(new String(line.getInputStream().readNBytes(6), StandardCharsets.US_ASCII))
                    .isEqualTo("A\nA\nA\n");
            simulator.takeAway();
            simulator.show("B");
            await().until(() -> line.getInputStream().read() == 'B');
        }
    }

    @Test
    void aTriggeredScannerIsDarkUntilItIsSwitchedOn() throws IOException {
        ScannerSetup setup = ScannerSetup.USUAL.triggeredBy(new byte[] {1}, new byte[] {2});
        try (ScannerSimulator simulator = ScannerSimulator.start(setup);
                Socket line = connect(simulator)) {
            simulator.show("A");
            line.getOutputStream().write(1);
            assertThat(line.getInputStream().readNBytes(3)).containsExactly('A', '\r', '\n');
            line.getOutputStream().write(2);
            await().until(() -> !simulator.on());
            assertThat(line.getInputStream().available()).isZero();
        }
    }

    private static Socket connect(ScannerSimulator simulator) throws IOException {
        URI address = URI.create(simulator.address());
        Socket line = new Socket(address.getHost(), address.getPort());
        line.setSoTimeout(5000);
        await().until(simulator::connected);
        return line;
    }
}
