package org.nightwindow.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;

/// What a driver of a device on one wire need not write: talk, status, opening and the plain self-test.
class OneWireTest {
    private static final Duration LIMIT = Duration.ofMillis(500);

    private final Line wire = new Line();
    private final List<Integer> heard = new ArrayList<>();
    private final Dialogue dialogue = new Dialogue(wire, heard::add);
    private final List<DeviceEvent> events = new ArrayList<>();
    private final Call call = new Call("test", Duration.ofSeconds(1), () -> wire.now);

    @Test
    void itListensUntilItHeardEnough_andWhatComesLaterIsHeardNextTime() {
        wire.comes.add(new byte[] {1});
        wire.comes.add(new byte[] {(byte) 0xFF});
        wire.comes.add(new byte[] {3});

        assertThat(dialogue.say(call, LIMIT, () -> heard.contains(0xFF), new byte[] {7}, new byte[] {8}))
                .isTrue();
        assertThat(heard).containsExactly(1, 0xFF);
        assertThat(wire.went).containsExactly(7, 8);
        assertThat(dialogue.say(call, LIMIT, () -> heard.contains(3))).isTrue();
    }

    @Test
    void nobodyAnswers_itStopsAtItsLimit_andNeverAfterTheCall() {
        assertThat(dialogue.say(call, LIMIT, () -> false)).isFalse();
        assertThat(wire.now).isEqualTo(LIMIT.toNanos());
        assertThat(dialogue.say(call, Duration.ofMinutes(1), () -> false)).isFalse();
        assertThat(wire.now).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aLostWireIsSilence_alsoToADeviceThatIsOpened() {
        wire.lost = true;
        assertThat(dialogue.say(call, LIMIT, () -> false, new byte[] {1})).isFalse();

        assertThat(new World().openOver("wire", Scale::new, call))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
        assertThat(wire.closed)
                .as("whoever is not handed over lets go of the wire")
                .isTrue();
    }

    @Test
    void aDeviceThatAnswersIsOpen_andItsSelfTestIsWhatItShows() {
        wire.comes.add(new byte[] {1});
        wire.comes.add(new byte[] {0});
        Outcome<Device> opened = new World().openOver("wire", Scale::new, call);
        assertThat(opened.isDone()).isTrue();
        assertThat(wire.closed).isFalse();
        Device scale = ((Outcome.Done<Device>) opened).value();
        assertThat(scale.status().state()).isEqualTo(State.READY);

        Outcome<SelfTest> bad = scale.selfTest(call);

        assertThat(bad)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((SelfTest) done.value()).passed()).isFalse());
        assertThat(scale.status().detail()).isEqualTo(Detail.SUPPLY_OUT);
        assertThat(scale.selfTest(call))
                .as("silent now")
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
    }

    @Test
    void everyFaultIsSaid_andOnlyThoseOfTheDeviceAreShown_eachChangeOnce() {
        StatusBoard board = new StatusBoard(new World());
        Map<Fault, Detail> shown = Map.of(
                Fault.TRANSPORT, Detail.COMMUNICATION,
                Fault.NOT_READY, Detail.PAUSED,
                Fault.MEDIA_JAMMED, Detail.MEDIA_JAMMED,
                Fault.SUPPLY_OUT, Detail.SUPPLY_OUT,
                Fault.COVER_OPEN, Detail.COVER_OPEN,
                Fault.HARDWARE, Detail.HARDWARE,
                Fault.CONFIGURATION, Detail.CONFIGURATION,
                Fault.SECURITY, Detail.SECURITY);
        for (Fault fault : Fault.values()) {
            board.supplied(Supply.of(Supply.Kind.PAPER, Supply.Level.OK));
            assertThat(board.failed(fault, "why")).isEqualTo(Outcome.failed(fault, "why"));
            assertThat(board.status().detail()).isEqualTo(shown.getOrDefault(fault, Detail.NONE));
        }
        assertThat(events).hasSize(1 + 2 * shown.size()); // in order; then gone and back for each
        assertThat(board.supplied(Supply.of(Supply.Kind.TONER, Supply.Level.LOW))
                        .isDone())
                .isTrue();
        assertThat(board.status().state()).isEqualTo(State.DEGRADED);
        assertThat(board.supplied(Supply.of(Supply.Kind.RETRACT_BIN, Supply.Level.OUT)))
                .isEqualTo(Outcome.failed(Fault.SUPPLY_OUT, "retract bin out"));
    }

    @Test
    void aSlipIsTakenApart_andTheLastPartIsShorter() {
        ReceiptImage slip = new ReceiptImage(16, 3, new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(slip.part(0, 2).dots()).containsExactly(1, 2, 3, 4);
        assertThat(slip.part(2, 2).rows()).isOne();
        assertThat(slip.part(2, 2).dots()).containsExactly(5, 6);
    }

    /// A device that says 1 when it has paper and 0 when it has none.
    private final class Scale implements Device {
        private final Dialogue line;
        private final StatusBoard board = new StatusBoard(new World());
        private int said;

        Scale(Wire on) {
            line = new Dialogue(on, one -> said = one);
        }

        @Override
        public void poll(Call within) {
            said = -1;
            if (!line.say(within, LIMIT, () -> said >= 0, new byte[] {5})) {
                board.failed(Fault.TRANSPORT, "silent");
                return;
            }
            board.supplied(Supply.of(Supply.Kind.PAPER, said == 1 ? Supply.Level.OK : Supply.Level.OUT));
        }

        @Override
        public DeviceStatus status() {
            return board.status();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(LIMIT);
        }

        @Override
        public void close() {
            line.close();
        }
    }

    /// A wire on which time passes only while somebody waits.
    private static final class Line implements Wire {
        final Deque<byte[]> comes = new ArrayDeque<>();
        final List<Integer> went = new ArrayList<>();
        long now;
        boolean lost;
        boolean closed;

        @Override
        public void write(byte[] bytes, Duration limit) throws WireException {
            if (lost) {
                throw new WireException("lost");
            }
            for (byte each : bytes) {
                went.add((int) each);
            }
        }

        @Override
        public int read(byte[] buffer, Duration limit) {
            byte[] next = comes.poll();
            if (next == null) {
                now += limit.toNanos();
                return 0;
            }
            System.arraycopy(next, 0, buffer, 0, next.length);
            return next.length;
        }

        @Override
        public void discardInput() {
            comes.clear();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class World implements DeviceContext {
        @Override
        public DeviceConfig config() {
            return ConfigSchema.of(ConfigSchema.Field.wire("wire", "接口", "Wire", "The line."))
                    .configure(Map.of("wire", "tcp://127.0.0.1:9"));
        }

        @Override
        public Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }

        @Override
        public LongSupplier nanoTime() {
            return () -> wire.now;
        }

        @Override
        public System.Logger log() {
            return System.getLogger("test");
        }

        @Override
        public EventSink events() {
            return events::add;
        }

        @Override
        public Wire openWire(String address) {
            return wire;
        }
    }
}
