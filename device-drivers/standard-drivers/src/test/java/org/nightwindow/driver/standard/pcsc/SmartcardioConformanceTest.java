package org.nightwindow.driver.standard.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.Examination;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.conformance.Verdict;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.ChipSlot;
import org.nightwindow.driver.testkit.smartcard.PcscFault;
import org.nightwindow.driver.testkit.smartcard.VpcdSlot;
import org.opentest4j.TestAbortedException;

/// The driver over `javax.smartcardio`, examined with Debian's `pcscd` and virtual cards. Its bytes pass through a
/// library
/// of the system, so clauses about a line are not judged; those that are not are named here, and no other may be.
///
/// Slow: cards are changed no faster than by a person. In a process of its own: where the service listens is told to
/// that library by the environment.
@Tag("slow")
final class SmartcardioConformanceTest {
    /// What nobody can do without standing in the line: pull it, mute it, break its bytes, count them. And H-04, for
    /// vpcd
    /// has no cards that are refused in so many ways.
    private static final String NOT_JUDGED = "D-0[123]|E-01|H-04|K-03|L-02|N-0[1-6]|S-0[12]|U-0[123]";

    @TempDir
    private Path folder;

    @BeforeAll
    static void pcscdIsThere() {
        Pcscd.mustBeThere();
    }

    @TestFactory
    Stream<DynamicTest> clauses() throws IOException, InterruptedException {
        Map<String, String> verdicts = new LinkedHashMap<>();
        StringBuilder noise = new StringBuilder();
        try (Pcscd pcscd = new Pcscd(folder)) {
            pcscd.start();
            Process process = process(pcscd);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (line.startsWith(Examiner.SAYS)) {
                        String[] parts = line.substring(Examiner.SAYS.length()).split("\t", 2);
                        verdicts.put(parts[0], parts[1]);
                    } else {
                        noise.append(line).append('\n');
                    }
                }
                assertThat(process.waitFor()).as(noise.toString()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
        return Suite.of(DeviceKind.SMART_CARD_READER).stream()
                .map(clause -> DynamicTest.dynamicTest(
                        clause.id() + " " + clause.asks(),
                        () -> judge(clause, verdicts.getOrDefault(clause.id(), "Broken: not examined"))));
    }

    private static void judge(Clause clause, String verdict) {
        assertThat(verdict).as(clause.asks()).doesNotStartWith("Broken");
        if (verdict.startsWith("NotJudged")) {
            assertThat(clause.id()).as(verdict).matches(NOT_JUDGED);
            throw new TestAbortedException(verdict);
        }
    }

    private static Process process(Pcscd pcscd) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Examiner.class.getName(),
                Integer.toString(pcscd.port()));
        builder.environment().put("PCSCLITE_CSOCK_NAME", pcscd.address().substring("unix:".length()));
        return builder.redirectErrorStream(true).start();
    }

    /// Changes cards no faster than a person: `pcscd` looks at its readers every 0.4 s.
    private static final class PersonsHand implements ChipSlot {
        private static final Duration SEEN = Duration.ofMillis(500);

        private final VpcdSlot slot;
        private boolean laid;

        PersonsHand(VpcdSlot slot) {
            this.slot = slot;
        }

        @Override
        public synchronized void lay(ChipCard card) {
            lift();
            slot.lay(card);
            laid = true;
        }

        @Override
        public synchronized void lift() {
            if (laid) {
                laid = false;
                slot.lift();
                LockSupport.parkNanos(SEEN.toNanos());
            }
        }

        @Override
        public void failNext(PcscFault fault) {
            slot.failNext(fault);
        }

        @Override
        public void clear() {
            slot.clear();
        }

        @Override
        public void close() {
            slot.close();
        }
    }

    /// Examines all clauses and says each verdict on a line.
    static final class Examiner {
        static final String SAYS = "verdict ";

        public static void main(String[] arguments) throws InterruptedException {
            SmartcardioDriver driver = new SmartcardioDriver();
            try (Examination examination = new Examination(
                    driver,
                    Map.of("reader", "00 00$", "poll-ms", "100"),
                    Suite.reader(new PersonsHand(new VpcdSlot(Integer.parseInt(arguments[0])))))) {
                for (Clause clause : Suite.of(driver.info().kind())) {
                    Verdict verdict = examination.judge(clause);
                    System.out.println(
                            SAYS + clause.id() + "\t" + verdict.getClass().getSimpleName() + ": " + verdict.seen());
                }
            }
            System.exit(0); // the library keeps threads
        }

        private Examiner() {}
    }
}
