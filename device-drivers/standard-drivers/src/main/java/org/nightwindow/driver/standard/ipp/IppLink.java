package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightwindow.driver.Fault;

/// One IPP request and its answer over HTTP (RFC 8010 §3: POST, `application/ipp`, the message and then the
/// document). Nothing is ever sent twice by itself: the JDK's client repeats a POST only when it could not connect.
///
/// One thread, except [#close()].
final class IppLink implements AutoCloseable {
    /// A printer on the same switch answers a connection in under 5 ms; one that sleeps wakes up within 2 s.
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    /// An answer of a printer is 1 to 20 KB; more is none.
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    /// `port 631` is what `ipp:` means without a port (RFC 8010 §4.2).
    private static final int IPP_PORT = 631;

    private final URI httpUri;
    private final URI printerUri;
    private final HttpClient http;
    private int requestId;

    /// @throws IllegalArgumentException when this is no printer's address; the message says why
    IppLink(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !List.of("ipp", "ipps", "http", "https").contains(scheme)) {
            throw new IllegalArgumentException("a printer's address looks like ipp://host:631/ipp/print, was " + url);
        }
        boolean secure = scheme.endsWith("s");
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.startsWith("ipp") ? IPP_PORT : secure ? 443 : 80;
        String rest = uri.getHost() + ":" + port + (uri.getRawPath().isEmpty() ? "/ipp/print" : uri.getRawPath());
        httpUri = URI.create((secure ? "https://" : "http://") + rest);
        printerUri = URI.create((secure ? "ipps://" : "ipp://") + rest);
        // HTTP/1.1: printers know nothing else, and an upgrade request confuses some
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /// What to put into a request as `printer-uri`.
    URI printerUri() {
        return printerUri;
    }

    /// @param document follows the message; empty for none
    /// @param limit for all of it
    Answer<IppPacket> ask(IppPacket.Builder request, byte[] document, Duration limit) {
        if (!limit.isPositive()) {
            return new Answer.NotSent<>("no time left");
        }
        int id = ++requestId;
        byte[] message = bytes(request.setRequestId(id).build());
        HttpRequest post = HttpRequest.newBuilder(httpUri)
                .timeout(limit)
                .header("Content-Type", "application/ipp")
                .POST(BodyPublishers.ofByteArrays(document.length == 0 ? List.of(message) : List.of(message, document)))
                .build();
        try {
            HttpResponse<byte[]> response = send(post, limit);
            return response.statusCode() == 200 ? read(response.body(), id) : declined(response.statusCode());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            return new Answer.NotSent<>("no connection to the printer: " + e);
        } catch (IOException e) {
            return new Answer.Lost<>("connection to the printer lost: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Lost<>("interrupted while the printer was asked");
        }
    }

    /// The timeout of a request ends with the head of its answer; a body that dribbles in would take as long as it
    /// likes.
    private HttpResponse<byte[]> send(HttpRequest post, Duration limit) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true); // closes the connection of an answer nobody waits for
        }
    }

    private static byte[] bytes(IppPacket packet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (IppOutputStream ipp = new IppOutputStream(out)) {
            ipp.write(packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// What a body says, if it is the answer to this request.
    static Answer<IppPacket> read(byte[] body, int id) {
        IppPacket packet;
        try (IppInputStream ipp = new IppInputStream(new ByteArrayInputStream(body))) {
            packet = ipp.readPacket();
        } catch (IOException | RuntimeException e) { // the codec meets broken bytes with either
            return new Answer.Lost<>(
                    "the printer's answer is no IPP: " + e.getClass().getSimpleName());
        }
        if (packet.getRequestId() != id) {
            return new Answer.Lost<>("the printer answered another request");
        }
        int status = packet.getCode();
        // successful-ok and its two variants, RFC 8011 appendix B.1.2
        return status >= 0 && status <= 0x0002
                ? new Answer.Said<>(packet)
                : new Answer.Refused<>(status, IppStatus.fault(status), IppStatus.words(status));
    }

    private static Answer<IppPacket> declined(int httpStatus) {
        if (httpStatus >= 500) {
            return new Answer.Lost<>("HTTP status " + httpStatus);
        }
        Fault fault = httpStatus == 401 || httpStatus == 403 ? Fault.SECURITY : Fault.CONFIGURATION;
        return new Answer.Refused<>(Answer.Refused.HTTP + httpStatus, fault, "HTTP status " + httpStatus);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
