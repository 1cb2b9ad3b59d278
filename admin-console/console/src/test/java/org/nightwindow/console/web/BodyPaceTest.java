package org.nightwindow.console.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Bodies over a real socket, on a clock that the test turns.
class BodyPaceTest {
    private static final int WHOLE = 60_000;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger taken = new AtomicInteger();
    private final Listener listener = Listener.start(
            new Listener.Address("staff", "127.0.0.1", 0, "127.0.0.1", 64_000),
            Optional.empty(),
            routes -> routes.post("/", this::take),
            nanos::get);

    @AfterEach
    void close() {
        listener.close();
    }

    private void take(Context ctx) throws IOException {
        InputStream in = ctx.req().getInputStream();
        byte[] some = new byte[8_192];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            taken.addAndGet(read);
        }
        ctx.result("taken");
    }

    @Test
    void aSenderThatDribbles_isGivenUpAfterTenSeconds_andItsLineIsClosed() throws IOException {
        try (Socket socket = begun()) {
            for (int seconds = 0; seconds < 11; seconds++) {
                give(socket, 20);
                pass(1);
            }
            socket.getOutputStream().write(new byte[20]);
            BufferedReader said = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(said.lines()).anyMatch("HTTP/1.1 408 Request Timeout"::equals); // to the end of the line
            assertThat(taken).hasValue(220);
        }
    }

    @Test
    void aKioskOnAPoorLine_twoKilobytesASecond_itsFirstPacketSentAgain_isHeardToTheEnd() throws IOException {
        try (Socket socket = begun()) {
            give(socket, 1);
            pass(9);
            for (int gone = 1; gone < WHOLE; gone = taken.get()) {
                give(socket, Math.min(2_000, WHOLE - gone));
                pass(1);
            }
            BufferedReader said = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(said.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private Socket begun() throws IOException {
        URI url = URI.create(listener.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + WHOLE + "\r\n\r\n").getBytes(US_ASCII));
        return socket;
    }

    /// And waits until it has arrived.
    private void give(Socket socket, int bytes) throws IOException {
        int before = taken.get();
        OutputStream out = socket.getOutputStream();
        out.write(new byte[bytes]);
        await().until(() -> taken.get() == before + bytes);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
