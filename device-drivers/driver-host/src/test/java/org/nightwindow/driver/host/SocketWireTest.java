package org.nightwindow.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketWireTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    private ServerSocket server;
    private Wire wire;
    private Socket device;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        wire = new SystemWires().open("tcp://127.0.0.1:" + server.getLocalPort());
        device = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        device.close();
        server.close();
    }

    private void deviceSays(String text) throws IOException {
        device.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String read(Duration limit) throws WireException {
        byte[] buffer = new byte[100];
        return new String(buffer, 0, wire.read(buffer, limit), StandardCharsets.US_ASCII);
    }

    @Test
    void bytesGoBothWays_andAReadReturnsWhatIsThere() throws IOException {
        wire.write(new byte[] {1, 2, 3}, LONG);
        assertThat(device.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
        deviceSays("ab");
        assertThat(read(LONG)).isEqualTo("ab");
        assertThat(read(SHORT)).isEmpty();
        assertThat(read(Duration.ZERO)).isEmpty();
    }

    @Test
    void deviceHangsUp_theNextReadSaysSo_andWhatItSaidBeforeIsNotLost() throws IOException {
        deviceSays("last");
        device.close();
        assertThat(read(LONG)).isEqualTo("last");
        assertThatThrownBy(() -> read(LONG)).isInstanceOf(WireException.class).hasMessageContaining("closed it");
    }

    @Test
    void deviceHungUpBeforeAWrite_noByteLeaves() throws IOException {
        deviceSays("bye");
        device.shutdownOutput();
        await().untilAsserted(() ->
                assertThatThrownBy(() -> wire.write(new byte[] {9}, LONG)).isInstanceOf(WireException.class));
        device.setSoTimeout((int) SHORT.toMillis());
        assertThatThrownBy(() -> device.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void closeFromAnotherThread_endsAReadThatWaits() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                read(LONG);
            } catch (WireException expected) {
                ended.complete(expected);
            }
        });
        await().until(() -> Stream.of(reader.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("select")));
        wire.close();
        assertThat(ended.get(5, TimeUnit.SECONDS)).hasMessageContaining("closed");
        wire.close();
    }

    @Test
    void deviceThatTakesNoBytes_isNotWaitedForLongerThanAllowed() {
        assertThatThrownBy(() -> wire.write(new byte[64 << 20], SHORT))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("bytes were taken");
    }

    @Test
    void discardedInputIsGone_alsoWhatAWriteFoundWaiting() throws IOException {
        deviceSays("stale");
        wire.write(new byte[] {1}, LONG); // may take "stale" in, or not: it must be gone either way
        await().until(() -> {
            wire.discardInput();
            return read(SHORT).isEmpty();
        });
        deviceSays("fresh");
        assertThat(read(LONG)).isEqualTo("fresh");
    }

    @Test
    void nobodyListens_orTheAddressIsNone_saysWhatToDo() throws IOException {
        int port = server.getLocalPort();
        server.close();
        SystemWires wires = new SystemWires();
        assertThatThrownBy(() -> wires.open("tcp://127.0.0.1:" + port))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("switched on");
        for (String wrong : new String[] {"tcp://nohost", "tcp://:1", "tcp://h:1/path", "udp://h:1", "tcp://a b:1"}) {
            assertThatThrownBy(() -> wires.open(wrong)).isInstanceOf(WireException.class);
        }
        assertThatThrownBy(() -> wires.open("serial:/dev/no-such-port"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("/dev/no-such-port");
    }
}
