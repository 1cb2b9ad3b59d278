package org.nightwindow.driver.standard.nexo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.nexo.NexoFault;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// The same terminal over HTTP and HTTPS.
final class HttpTerminalTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void overHttp_answerLost_askedForAndPaidOnce() {
        try (NexoBench bench = new NexoBench(NexoTerminalSimulator.startHttp(), Map.of())) {
            bench.simulator.failNext(NexoFault.during("Payment", new NexoFault.AnswerLost()));
            bench.assertPaid(bench.pay("A1", 500), "A1", 500);
            bench.simulator.failNext(NexoFault.during("Payment", new NexoFault.CutAtAnswer(120)));
            bench.assertPaid(bench.pay("A2", 500), "A2", 500);
            assertThat(bench.reverse("A2")).isEqualTo(Outcome.done());
            assertThat(bench.simulator.asked("Payment")).isEqualTo(2);
        }
    }

    @Test
    void overHttps_onlyTheCertificateThatWasConfirmedIsBelieved() throws Exception {
        KeyStore keys = selfSigned();
        NexoTerminalSimulator simulator = NexoTerminalSimulator.startHttps(serving(keys));
        String pin = HexFormat.ofDelimiter(":")
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(keys.getCertificate("terminal").getEncoded()));
        try (NexoBench bench = new NexoBench(simulator, Map.of("certificate-sha256", pin))) {
            bench.assertPaid(bench.pay("A1", 500), "A1", 500);

            for (String other : new String[] {"public", "ab".repeat(32)}) {
                assertThat(NexoBench.context(simulator, Map.of("certificate-sha256", other))
                                .tryOpen())
                        .as(other)
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
            }
        }
    }

    @Test
    void settingsThatCannotWork_saidSoAtOnce() {
        try (NexoTerminalSimulator simulator = NexoTerminalSimulator.start()) {
            for (Map<String, String> wrong : List.of(
                    Map.of("url", "https://127.0.0.1:1/nexo", "certificate-sha256", "12"),
                    Map.of("url", "ipp://127.0.0.1/nexo"))) {
                assertThat(new NexoPaymentDriver()
                                .open(NexoBench.context(simulator, wrong), Call.within(NexoBench.LIMIT)))
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.fault()).isEqualTo(Fault.CONFIGURATION));
            }
        }
    }

    private KeyStore selfSigned() throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("terminal.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "terminal",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=terminal",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext serving(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }
}
