package org.nightwindow.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.EventAck;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;

/// A kiosk as the console sees it: real TLS, real certificate requests, its own client certificate.
public final class TestKiosk implements AutoCloseable {
    private final String url;
    private final HttpClient http;
    private final @Nullable KeyStore own;

    private TestKiosk(String url, HttpClient http, @Nullable KeyStore own) {
        this.url = url;
        this.http = http;
        this.own = own;
    }

    /// Enrolled with a fresh ticket.
    public static TestKiosk enrolled(Console console, String kioskId) {
        String code =
                console.newTicket(kioskId, new HallName("示范厅", "Sample Hall")).code();
        KeyPair keys = newKeys();
        try (TestKiosk stranger = stranger(console.kioskUrl())) {
            HttpResponse<String> answer =
                    stranger.post(KioskApi.ENROL, new Enrolment.Request(code, csr(keys), "0.1.0"));
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            Enrolment.Reply reply = read(answer.body(), Enrolment.Reply.class);
            return withCertificate(console.kioskUrl(), keys, reply);
        }
    }

    public static TestKiosk withCertificate(String url, KeyPair keys, Enrolment.Reply reply) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "kiosk", keys.getPrivate(), new char[0], new Certificate[] {certificate(reply.certificatePem())});
            return new TestKiosk(url, client(own, certificate(reply.caPem())), own);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Without a client certificate; trusts whatever the console shows, as a kiosk does until it has compared the
    /// fingerprint.
    public static TestKiosk stranger(String url) {
        return new TestKiosk(url, client(null, null), null);
    }

    /// A bare line of a stranger, for what is no HTTP.
    static Socket line(URI url) {
        try {
            SSLContext ssl = SSLContext.getInstance("TLS");
            ssl.init(null, new TrustManager[] {new TrustsAnybody()}, null);
            return ssl.getSocketFactory().createSocket(url.getHost(), url.getPort());
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The same kiosk at another console, or at the same one after its restart.
    public TestKiosk at(String otherUrl) {
        return new TestKiosk(otherUrl, http, own);
    }

    /// The same kiosk at somebody whose certificate nobody vouches for, ready to show its own to who asks.
    TestKiosk atAnybody(String otherUrl) {
        return new TestKiosk(otherUrl, client(own, null), own);
    }

    public HttpResponse<String> post(String path, Object body) {
        try {
            return post(path, Json.MAPPER.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public HeartbeatReply beat(Heartbeat heartbeat) {
        return read(post(KioskApi.HEARTBEAT, heartbeat).body(), HeartbeatReply.class);
    }

    public HttpResponse<String> report(String epoch, long firstSeq, KioskEvent... events) {
        return reportOf(Instant.parse("2026-11-21T19:00:00Z"), epoch, firstSeq, events);
    }

    /// @param at when all of them happened
    public HttpResponse<String> reportOf(Instant at, String epoch, long firstSeq, KioskEvent... events) {
        List<EventBatch.Event> batch = new java.util.ArrayList<>();
        for (KioskEvent event : events) {
            batch.add(new EventBatch.Event(firstSeq + batch.size(), at, Json.MAPPER.valueToTree(event)));
        }
        return post(KioskApi.EVENTS, new EventBatch(epoch, batch));
    }

    public static long storedUpTo(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return read(answer.body(), EventAck.class).storedUpTo();
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String csr(KeyPair keys) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=me"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    public static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpClient client(@Nullable KeyStore own, @Nullable X509Certificate ca) {
        try {
            SSLContext ssl = SSLContext.getInstance("TLS");
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, new char[0]);
            if (ca == null) {
                ssl.init(keys.getKeyManagers(), new TrustManager[] {new TrustsAnybody()}, null);
            } else {
                KeyStore trusted = KeyStore.getInstance("PKCS12");
                trusted.load(null, null);
                trusted.setCertificateEntry("ca", ca);
                TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
                trust.init(trusted);
                ssl.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            }
            return HttpClient.newBuilder().sslContext(ssl).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static final class TrustsAnybody extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
