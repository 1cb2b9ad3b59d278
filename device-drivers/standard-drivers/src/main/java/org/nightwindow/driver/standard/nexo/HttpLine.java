package org.nightwindow.driver.standard.nexo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

/// Each message a POST, its answer in the reply; an Abort is answered with nothing. The JDK's client repeats a POST
/// only when it could not connect, so nothing is ever sent twice by itself.
final class HttpLine implements NexoLine {
    /// A terminal in the same cabinet answers a connection in under 5 ms, with TLS in 50 ms.
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private static final int MAX_BYTES = 1 << 20;

    private final URI uri;
    private final HttpClient http;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /// @param trust whom to believe over TLS; empty for the authorities the JDK knows
    HttpLine(URI uri, Optional<SSLContext> trust) {
        this.uri = uri;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_LIMIT);
        trust.ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    @Override
    public Sent send(String name, byte[] message, Duration limit) {
        if (!limit.isPositive()) {
            return new Sent.Nothing("no time left");
        }
        HttpRequest post = HttpRequest.newBuilder(uri)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(message))
                .build();
        // Not sendAsync: its answers come by the common pool, which anybody in the kiosk may hold up.
        Thread.ofVirtual().name("terminal " + name).start(() -> exchange(name, post));
        return new Sent.Taken();
    }

    private void exchange(String name, HttpRequest post) {
        try {
            HttpResponse<byte[]> response =
                    http.send(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
            if (response.statusCode() / 100 != 2) {
                heard.add(new Heard.Lost("HTTP status " + response.statusCode()));
            } else if (response.body().length > 0) {
                heard.add(new Heard.Message(response.body()));
            }
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            heard.add(new Heard.NeverLeft(name, "no connection to the terminal: " + e));
        } catch (IOException e) {
            heard.add(new Heard.Lost("connection to the terminal lost: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            heard.add(new Heard.Lost("interrupted"));
        }
    }

    @Override
    public Heard hear(Duration limit) {
        try {
            Heard next = heard.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            return next == null ? new Heard.Silence() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Lost("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// Whether this is an address such a line can be made to.
    static URI address(String url) throws IOException {
        URI uri = URI.create(url);
        if (uri.getHost() == null) {
            throw new IOException("a terminal's address looks like https://host:8443/nexo, was " + url);
        }
        return uri;
    }
}
