package org.nightwindow.kiosk.hall;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.PBEParameterSpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;

/// HTTPS to one console: connections kept alive, the host name checked, every request with a limit for the whole
/// exchange, body included. Blocks; thread-safe.
final class ConsoleWire implements AutoCloseable {
    /// Connect and handshake take 20 ms in a hall's network, below 1 s over a bad line.
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /// A document of 100 pages is 3 MB, a third more as base64; more than this is not meant for us.
    private static final long BODY_AT_MOST = 32L * 1024 * 1024;

    // As the platform words it.
    private static final Pattern CERTIFICATE_ALERT = Pattern.compile("Received fatal alert: (\\w*certificate\\w*)");

    /// For a store that lives in memory only, under a random secret: the store's own 10,000 rounds take 80 ms of the
    /// start and protect nothing.
    private static final String CIPHER = "PBEWithHmacSHA256AndAES_128";

    // Heartbeats come every 30 s; the library's own 30 s would make a new handshake for each.
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String KEEP_ALIVE_SECONDS = "120";

    static {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, KEEP_ALIVE_SECONDS);
        }
    }

    private final URI console;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    private ConsoleWire(URI console, SSLContext tls) {
        this.console = console;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .sslContext(tls)
                .build();
    }

    /// A wire that shows the kiosk's own certificate.
    static ConsoleWire mutual(Identity identity, ConsoleTrust trust) {
        try {
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            char[] password = HexFormat.of().formatHex(secret).toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setEntry(
                    "kiosk",
                    new KeyStore.PrivateKeyEntry(identity.key(), new Certificate[] {identity.certificate()}),
                    new KeyStore.PasswordProtection(password, CIPHER, new PBEParameterSpec(secret, 1)));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            return new ConsoleWire(identity.console(), context(factory.getKeyManagers(), trust));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the kiosk's own certificate cannot be used", e);
        }
    }

    /// A wire without a certificate, for enrolment only.
    static ConsoleWire anonymous(URI console, ConsoleTrust trust) {
        try {
            return new ConsoleWire(console, context(new KeyManager[0], trust));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    Exchange post(String path, byte[] json, Duration limit) {
        return send(
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                        .build(),
                limit);
    }

    /// @param etag of what the kiosk has; empty when it has nothing
    Exchange get(String path, String etag, Duration limit) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(console.resolve(path)).GET();
        if (!etag.isEmpty()) {
            request.header("If-None-Match", "\"" + etag + "\"");
        }
        return send(request.build(), limit);
    }

    /// Lets exchanges under way end by themselves and takes no new ones. Returns at once.
    void retire() {
        client.shutdown();
    }

    /// Ends every exchange at once.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private Exchange send(HttpRequest request, Duration limit) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BODY_AT_MOST));
        try {
            HttpResponse<byte[]> response = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Exchange.Answered(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true); // closes the connection: what still comes is heard by nobody
            return new Exchange.NoAnswer("no answer within " + limit);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.NoAnswer("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            Optional<String> alert = certificateAlert(cause);
            if (alert.isPresent()) {
                return new Exchange.Stranger(alert.get());
            }
            return neverLeft(cause) ? new Exchange.NotSent(cause.toString()) : new Exchange.NoAnswer(cause.toString());
        }
    }

    /// The alert by which the other side says in the handshake that it does not take our certificate (RFC 8446 §6.2).
    private static Optional<String> certificateAlert(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher alert = CERTIFICATE_ALERT.matcher(String.valueOf(cause.getMessage()));
            if (cause instanceof SSLException && alert.find()) {
                return Optional.of(alert.group(1));
            }
        }
        return Optional.empty();
    }

    /// Whether the failure proves that no byte of the request was sent: there was no connection, or we ourselves
    /// refused the certificate during the handshake. The library repeats a POST by itself only when the connection
    /// did not come about, so neither can hide an earlier attempt that was sent.
    private static boolean neverLeft(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return true;
        }
        if (failure instanceof SSLHandshakeException) {
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof CertificateException) {
                    return true;
                }
            }
        }
        return false;
    }

    private static SSLContext context(KeyManager[] keys, ConsoleTrust trust) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys, new TrustManager[] {trust}, null);
        return tls;
    }
}
