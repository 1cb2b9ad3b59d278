package org.nightwindow.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nightwindow.console.web.Listener;

class LiveTest {
    private static final String TOPIC = "kiosk";

    /// Much more than the buffers between us hold: a reader who leaves is certainly in the middle of an event.
    private static final String LONG = "x".repeat(4_000_000);

    @Test
    void readersWhoVanishInTheMiddleOfAnEvent_leaveNoThreadBehind() throws IOException {
        AtomicInteger served = new AtomicInteger();
        try (Live live = new Live();
                Listener listener = Listener.start(
                        new Listener.Address("test", "127.0.0.1", 0, "127.0.0.1", 1000),
                        Optional.empty(),
                        routes -> routes.get("/live", ctx -> {
                            served.incrementAndGet();
                            live.serve(
                                    ctx,
                                    new Live.Page(
                                            Set.of(TOPIC), () -> Map.of("region", LONG), () -> "12:00", () -> true));
                            served.decrementAndGet();
                        }))) {
            for (int i = 0; i < 8; i++) {
                vanish(URI.create(listener.url()).getPort());
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                live.changed(TOPIC);
                assertThat(served).hasValue(0);
                assertThat(live.isWatched(TOPIC)).isFalse();
            });
        }
    }

    /// Reads the beginning of the first event and resets the connection.
    private static void vanish(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(2000), StandardCharsets.US_ASCII))
                    .contains("200 OK", "data: xxx");
        }
    }
}
