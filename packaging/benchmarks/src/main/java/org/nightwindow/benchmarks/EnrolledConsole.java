package org.nightwindow.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.nightwindow.console.Console;
import org.nightwindow.console.ConsoleConfig;
import org.nightwindow.demo.Ports;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;

/// A console in a process of its own, with kiosks that were enrolled one by one over TLS.
final class EnrolledConsole implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// As on a machine of a city; what it needs is printed.
    private static final List<String> FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Djava.awt.headless=true");

    /// Every kiosk of a fleet has the same one here: making ten thousand would only measure the machine.
    private final KeyPair keys;

    private final List<X509Certificate> kiosks;
    private final X509Certificate authority;
    private final Ports ports;
    private final Path folder;
    private final Path config;
    private final ProcessTree process;

    /// @param folder empty
    /// @param count how many kiosks
    EnrolledConsole(Path folder, int count) throws IOException, GeneralSecurityException, InterruptedException {
        this(folder, count, _ -> {});
    }

    /// @param filling of the folder of its data, before the console starts
    EnrolledConsole(Path folder, int count, Consumer<Path> filling)
            throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        kiosks = new ArrayList<>(count);
        try (Console console = Console.start(ConsoleConfig.inFolder(folder.resolve("data")))) {
            authority = enrol(console, count);
        }
        filling.accept(folder.resolve("data"));
        ports = Ports.free(0);
        config = Files.writeString(folder.resolve("console.yaml"), """
                data: %s
                hall: {zh: 样例市, en: Sample City}
                kiosk: {bind: 127.0.0.1, port: %d, names: [localhost, 127.0.0.1]}
                staff: {bind: 127.0.0.1, port: %d}
                public: {bind: 127.0.0.1, port: %d}
                """.formatted(
                        folder.resolve("data"), ports.kiosks(), ports.staff(), ports.open()));
        process = new ProcessTree(command("run", "--config", config.toString()), Map.of(), log());
        awaitAnswer();
    }

    /// @return the certificate of the authority
    private X509Certificate enrol(Console console, int count)
            throws IOException, GeneralSecurityException, InterruptedException {
        String request = request();
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new javax.net.ssl.TrustManager[] {new TrustsAnybody()}, null);
        Enrolment.Reply reply = null;
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            for (int i = 0; i < count; i++) {
                String code = console.newTicket(id(i), new HallName("样例厅" + i, "Sample Hall " + i))
                        .code();
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(URI.create(console.kioskUrl() + KioskApi.ENROL))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(
                                        Json.MAPPER.writeValueAsBytes(new Enrolment.Request(code, request, "0.1.0"))))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException("not enrolled: " + new String(answer.body(), StandardCharsets.UTF_8));
                }
                reply = Json.MAPPER.readValue(answer.body(), Enrolment.Reply.class);
                kiosks.add(certificate(reply.certificatePem()));
                if ((i + 1) % 1000 == 0) {
                    Progress.say((i + 1) + " of " + count + " kiosks are enrolled");
                }
            }
        }
        return certificate(Optional.ofNullable(reply).orElseThrow().caPem());
    }

    static String id(int kiosk) {
        return "990101-K%05d".formatted(kiosk);
    }

    private String request() throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=kiosk"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.nightwindow.console.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ask =
                    HttpRequest.newBuilder(URI.create(staffUrl() + "/sign-in")).build();
            while (System.nanoTime() < end && process.alive()) {
                try {
                    if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (java.net.ConnectException e) {
                    // not there yet
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
        throw new IOException("the console did not start; see " + log());
    }

    int kioskPort() {
        return ports.kiosks();
    }

    String staffUrl() {
        return "http://127.0.0.1:" + ports.staff();
    }

    /// The link by which the first account is set up.
    String signInLink() throws IOException {
        return Files.readAllLines(log()).stream()
                .filter(line -> line.startsWith("Nobody can sign in yet."))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow(() -> new IOException("the console printed no link; see " + log()));
    }

    ProcessTree process() {
        return process;
    }

    KeyPair keys() {
        return keys;
    }

    /// One certificate for each kiosk.
    List<X509Certificate> kiosks() {
        return kiosks;
    }

    TrustManagerFactory trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        return trust;
    }

    /// What the console itself says it has; it is stopped for that.
    ///
    /// @return how many events are in its export
    int exportedEvents() throws IOException, InterruptedException {
        process.close();
        Path out = folder.resolve("export.json");
        ProcessTree export = new ProcessTree(
                command("export", "--data", folder.resolve("data").toString(), "--out", out.toString()),
                Map.of(),
                log());
        while (export.alive()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Json.MAPPER.readTree(out.toFile()).path("events").size();
    }

    private Path log() {
        return folder.resolve("console.log");
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /// Before it has its first certificate a kiosk compares the fingerprint that a technician typed; here nobody types.
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
