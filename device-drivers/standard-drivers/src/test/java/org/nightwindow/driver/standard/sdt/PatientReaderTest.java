package org.nightwindow.driver.standard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.standard.TestContext;

/// Long waits, in virtual time: a wire whose every wait takes no real time.
class PatientReaderTest {
    private final EmptyField wire = new EmptyField();
    private final TestContext context =
            new TestContext(new SdtDriver(), Map.of("wire", "tcp://127.0.0.1:1"), address -> wire, () -> wire.now);
    private final IdCardReader reader = context.open(IdCardReader.class);

    @Test
    void nobodyLaysACardForAMinute_theReaderIsAskedEvery300Milliseconds_andSaysNoCard() {
        Outcome<?> outcome = reader.read(context.call(Duration.ofMinutes(1)));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(Fault.NO_MEDIA);
        assertThat(wire.finds).isBetween(195, 200);
        assertThat(wire.now - wire.openedAt).isBetween(60_000_000_000L, 60_010_000_000L);
    }

    @Test
    void aLineThatNeverStopsTalking_isGivenUpSoon() {
        wire.talks = true;
        long before = wire.now;
        Outcome<?> outcome = reader.read(context.call(Duration.ofMinutes(1)));
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(Fault.TRANSPORT);
        assertThat(wire.now - before).isLessThan(Duration.ofSeconds(10).toNanos());
    }

    /// A reader with no card, 2 ms away.
    private static final class EmptyField implements Wire {
        private static final byte[] NO_CARD = HexFormat.of().parseHex("AAAAAA9669000400008084");
        private static final byte[] IN_ORDER = HexFormat.of().parseHex("AAAAAA9669000400009094");
        private static final byte[] PREAMBLE = HexFormat.of().parseHex("AAAAAA9669");

        long now = 1_000_000;
        final long openedAt = now;
        int finds;
        boolean talks;
        private byte[] answer = {};

        @Override
        public void write(byte[] request, Duration limit) {
            boolean find = request[7] == 0x20;
            finds += find ? 1 : 0;
            answer = find ? NO_CARD : IN_ORDER;
        }

        @Override
        public int read(byte[] buffer, Duration limit) {
            if (talks) {
                now += 100_000;
                System.arraycopy(PREAMBLE, 0, buffer, 0, PREAMBLE.length);
                return PREAMBLE.length;
            }
            if (answer.length == 0) {
                now += limit.toNanos();
                return 0;
            }
            now += Math.min(limit.toNanos(), 2_000_000);
            System.arraycopy(answer, 0, buffer, 0, answer.length);
            int count = answer.length;
            answer = new byte[0];
            return count;
        }

        @Override
        public void discardInput() {
            answer = Arrays.copyOf(answer, 0);
        }

        @Override
        public void close() {}
    }
}
