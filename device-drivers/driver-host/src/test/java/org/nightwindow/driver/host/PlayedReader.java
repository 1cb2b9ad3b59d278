package org.nightwindow.driver.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SelfTest;

/// A driver of a code scanner that does what a test tells it to: the naughty vendor of the supervisor's stories.
final class PlayedReader implements DriverProvider {
    static final Duration POLL_EVERY = Duration.ofSeconds(5);

    final AtomicInteger opens = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();
    final List<Thread> owners = new CopyOnWriteArrayList<>();
    volatile Function<DeviceContext, Outcome<Device>> opening = context -> Outcome.done(new Reader());
    volatile Function<Call, Outcome<ScannedCode>> scanning = call -> Outcome.done(new ScannedCode("ok"));
    volatile Supplier<DeviceStatus> status = () -> DeviceStatus.ready(Instant.EPOCH);
    volatile Runnable polling = () -> {};
    volatile Runnable closing = () -> {};
    volatile DeviceContext context;

    @Override
    public DriverInfo info() {
        return new DriverInfo("played.reader", "Tests", "reader", "1.0.0", DeviceKind.CODE_SCANNER, true);
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(ConfigSchema.Field.integer("speed", "速度", "Speed", "1 to 9.", 5, 1, 9));
    }

    @Override
    public Outcome<Device> open(DeviceContext given, Call call) {
        owners.add(Thread.currentThread());
        opens.incrementAndGet(); // who sees this count finds its thread
        context = given;
        return opening.apply(given);
    }

    /// Waits until the latch falls, whatever comes: a driver deaf to interruption.
    static void hang(CountDownLatch latch) {
        boolean up = false;
        while (!up) {
            try {
                latch.await();
                up = true;
            } catch (InterruptedException ignoredOnPurpose) {
                // a native call does not hear it either
            }
        }
    }

    final class Reader implements CodeScanner {
        @Override
        public Outcome<ScannedCode> scan(Call call) {
            return scanning.apply(call);
        }

        @Override
        public DeviceStatus status() {
            return status.get();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(POLL_EVERY);
        }

        @Override
        public void poll(Call call) {
            polls.incrementAndGet();
            polling.run();
        }

        @Override
        public Outcome<SelfTest> selfTest(Call call) {
            return Outcome.done(new SelfTest(List.of()));
        }

        @Override
        public void close() {
            closes.incrementAndGet();
            closing.run();
        }
    }
}
