package org.nightwindow.driver.standard.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.host.card.SocialSecurityCard;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.PcscFault;
import org.nightwindow.driver.testkit.smartcard.PcscRequest;
import org.nightwindow.driver.testkit.smartcard.VpcdSlot;

/// The driver over `javax.smartcardio` on Debian's `pcscd`, in a process of its own: where the service listens is told
/// to the native library by the environment.
final class RealSmartcardioTest {
    @TempDir
    private Path folder;

    private Pcscd pcscd;
    private VpcdSlot slot;

    @BeforeAll
    static void pcscdIsThere() {
        Pcscd.mustBeThere();
    }

    @BeforeEach
    void start() {
        pcscd = new Pcscd(folder);
        pcscd.start();
        slot = new VpcdSlot(pcscd.port());
    }

    @AfterEach
    void stop() {
        slot.close();
        pcscd.close();
    }

    @Test
    void cardIsRead_liftedInTheMiddle_andTheNextOneIsRead_untilTheServiceIsGone() throws Exception {
        try (Kiosk kiosk = new Kiosk(pcscd)) {
            assertThat(kiosk.ask("read")).contains("NO_MEDIA");
            slot.lay(ChipCard.of(DemoPeople.RUOXI));
            assertThat(kiosk.ask("read")).contains(ChipCard.number(DemoPeople.RUOXI));
            slot.failNext(new PcscFault.Lifted(PcscRequest.TRANSMIT));
            assertThat(kiosk.ask("read")).matches(".*(NO_MEDIA|MEDIA_ERROR).*");
            untilNobodysCardIsThere(kiosk);
            slot.lay(ChipCard.of(DemoPeople.CAIWEI));
            assertThat(kiosk.ask("read")).contains(ChipCard.number(DemoPeople.CAIWEI));
            assertThat(kiosk.ask("status")).contains("READY").contains("PRESENT");
            pcscd.kill();
            assertThat(kiosk.ask("read")).contains("Failed");
            assertThat(kiosk.ask("status")).contains("DISCONNECTED");
        }
    }

    /// The service looks at its readers every 0.4 s; nobody changes a card faster.
    private static void untilNobodysCardIsThere(Kiosk kiosk) {
        await().until(() -> kiosk.ask("status").contains("media=NONE"));
    }

    /// A process with the driver in it that does what it is asked, a line at a time.
    private static final class Kiosk implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        Kiosk(Pcscd pcscd) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Child.class.getName());
            builder.environment().put("PCSCLITE_CSOCK_NAME", pcscd.address().substring("unix:".length()));
            process = builder.redirectErrorStream(true).start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        String ask(String question) throws IOException {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            StringBuilder noise = new StringBuilder();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(Child.SAYS)) {
                    return line;
                }
                noise.append(line).append('\n');
            }
            throw new AssertionError("the process ended: " + noise);
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    static final class Child {
        static final String SAYS = "says ";

        public static void main(String[] arguments) throws IOException {
            TestContext context =
                    new TestContext(new SmartcardioDriver(), Map.of("reader", "00 00$", "poll-ms", "100"));
            if (!(context.tryOpen() instanceof Outcome.Done<? extends Device>(Device device))) {
                throw new IllegalStateException("not opened: " + context.tryOpen());
            }
            SmartCardReader reader = (SmartCardReader) device;
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Call call = Call.within(Duration.ofSeconds(2));
                if (line.equals("read")) {
                    System.out.println(
                            SAYS + SocialSecurityCard.read(reader, call).map(SocialSecurityCard::number));
                } else {
                    reader.poll(call);
                    System.out.println(SAYS + reader.status());
                }
            }
        }

        private Child() {}
    }
}
