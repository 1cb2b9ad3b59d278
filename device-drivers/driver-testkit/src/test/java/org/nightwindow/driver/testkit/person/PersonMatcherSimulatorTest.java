package org.nightwindow.driver.testkit.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PersonMatcher;
import org.nightwindow.driver.PersonMatcher.Consent;
import org.nightwindow.driver.PersonMatcher.Match;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.Supervisor;

/// Whoever stands there is compared with the photo.
class PersonMatcherSimulatorTest {
    private static final byte[] HERS = {1, 2, 3};
    private static final byte[] ANOTHERS = {3, 2, 1};

    @TempDir
    Path folder;

    private final PersonMatcherSimulator simulator = new PersonMatcherSimulator();
    private Supervisor matcher;

    @BeforeEach
    void start() {
        matcher = Supervisor.start("person-matcher", simulator, Map.of(), HostEnvironment.system(folder));
    }

    @AfterEach
    void close() {
        matcher.close();
    }

    private static Consent consent() {
        return new Consent(UUID.randomUUID().toString(), Instant.now().plusSeconds(60));
    }

    private Outcome<Match> match(byte[] photo, Duration limit) {
        return matcher.read(PersonMatcher.class, "match", limit, (device, call) -> device.match(consent(), photo, call))
                .outcome()
                .join();
    }

    @Test
    void theOneOnThePhoto_isTheSame_andAnotherIsNot() {
        simulator.stands(HERS);
        assertThat(match(HERS, Duration.ofSeconds(5))).isEqualTo(Outcome.done(new Match(true, 95)));
        assertThat(match(ANOTHERS, Duration.ofSeconds(5))).isEqualTo(Outcome.done(new Match(false, 5)));
        simulator.score(79);
        assertThat(match(HERS, Duration.ofSeconds(5))).isEqualTo(Outcome.done(new Match(false, 79)));
        assertThat(simulator.asked()).isEqualTo(3);
    }

    @Test
    void nobodyOrSeveral_isNoMediaWhenTheTimeIsUp() {
        for (int people : new int[] {0, 2}) {
            simulator.stands(HERS);
            simulator.people(people);
            assertFault(match(HERS, Duration.ofMillis(300)), Fault.NO_MEDIA);
        }
    }

    @Test
    void matcherFails_asItWasTold_once() {
        simulator.stands(HERS);
        simulator.failNext(Fault.HARDWARE);
        assertFault(match(HERS, Duration.ofSeconds(5)), Fault.HARDWARE);
        assertThat(match(HERS, Duration.ofSeconds(5)).isDone()).isTrue();
    }

    /// Looks through all memory of this process that can be written, on the Java heap and outside it.
    @Test
    void whenTheMatchHasEnded_noMemoryOfTheProcessHoldsAFrame() throws Exception {
        long seed = new SecureRandom().nextLong();
        AtomicInteger during = new AtomicInteger();
        simulator.lighting(seed, () -> during.set(ProcessMemory.count(at -> Frame.pixel(seed, 1_000 + at))));
        simulator.stands(HERS);

        assertThat(match(HERS, Duration.ofSeconds(30)).isDone()).isTrue();

        assertThat(during).as("what is looked for is found while it is there").hasPositiveValue();
        assertThat(ProcessMemory.count(at -> Frame.pixel(seed, 1_000 + at))).isZero();
    }

    private static void assertFault(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(fault);
    }
}
