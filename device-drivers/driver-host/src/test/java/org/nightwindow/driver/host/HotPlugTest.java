package org.nightwindow.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// A technician unplugs a device, and plugs it in again an hour later: he does not wait for the back-off.
final class HotPlugTest {
    private static final String PORT = "serial:0c2e:0720:SN20391147?baud=9600";

    private final VirtualTime time = new VirtualTime();
    private final PlayedReader reader = new PlayedReader();
    private volatile boolean plugged = true;
    private volatile boolean listed = true;
    private final AtomicInteger looks = new AtomicInteger();
    private final Supervisor supervisor =
            Supervisor.start("code-scanner", new OnAPort(), Map.of("wire", PORT), time.environment(new Ports()));

    private final class Ports implements Wires {
        @Override
        public Wire open(String address) throws WireException {
            throw new WireException("not used");
        }

        @Override
        public Optional<Boolean> there(String address) {
            assertThat(address).isEqualTo(PORT);
            looks.incrementAndGet();
            return Optional.of(listed);
        }
    }

    /// Opens while it is plugged in.
    private final class OnAPort implements DriverProvider {
        @Override
        public DriverInfo info() {
            return reader.info();
        }

        @Override
        public ConfigSchema configSchema() {
            return ConfigSchema.of(ConfigSchema.Field.wire("wire", "接口", "Wire", "a port"));
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            Outcome<Device> opened = reader.open(context, call);
            return plugged ? opened : Outcome.failed(Fault.TRANSPORT, "no such port");
        }
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    private void becomes(State state) {
        await().until(() -> supervisor.status().state() == state);
    }

    private void isLostForAnHour() {
        becomes(State.READY);
        await().until(() -> reader.owners.getLast().getState() == Thread.State.WAITING);
        plugged = false;
        listed = false;
        reader.polling = () -> reader.status =
                () -> DeviceStatus.of(State.DISCONNECTED, DeviceStatus.Detail.COMMUNICATION, "", time.instant());
        time.pass(PlayedReader.POLL_EVERY);
        becomes(State.DISCONNECTED);
        for (int opens : List.of(2, 3, 4, 5, 6)) {
            await().until(() -> {
                time.pass(Duration.ofSeconds(opens < 6 ? 1 : 60));
                return reader.opens.get() >= opens;
            });
        }
        await().until(() -> supervisor.status().text().contains("no such port"));
    }

    @Test
    void pluggedInAgain_itIsOpenedAtTheNextLook_notAfterTheBackOff() {
        isLostForAnHour();
        reader.polling = () -> {};
        reader.status = () -> DeviceStatus.ready(time.instant());
        int before = reader.opens.get();

        plugged = true;
        listed = true;
        long start = time.getAsLong();
        await().until(
                        () -> { // the watch begins when the last try has failed, on the device's own thread
                            time.pass(PlugWatch.LOOK);
                            return reader.opens.get() > before;
                        });

        assertThat(Duration.ofNanos(time.getAsLong() - start)).isLessThan(Duration.ofSeconds(10));
        becomes(State.READY);
        int quiet = looks.get();
        time.pass(Duration.ofMinutes(5));
        assertThat(looks.get()).as("a device that is there is not looked for").isEqualTo(quiet);
    }

    @Test
    void aPortThatStaysThere_isNoReasonToHurry() {
        becomes(State.READY);
        await().until(() -> reader.owners.getLast().getState() == Thread.State.WAITING);
        plugged = false; // it answers nothing, but its adapter is still listed
        reader.polling = () -> reader.status =
                () -> DeviceStatus.of(State.DISCONNECTED, DeviceStatus.Detail.COMMUNICATION, "", time.instant());
        time.pass(PlayedReader.POLL_EVERY);
        becomes(State.DISCONNECTED);
        int seen = looks.get();
        time.pass(Duration.ofMillis(900));
        assertThat(reader.opens).hasValue(1);
        assertThat(looks.get()).isEqualTo(seen);
    }
}
