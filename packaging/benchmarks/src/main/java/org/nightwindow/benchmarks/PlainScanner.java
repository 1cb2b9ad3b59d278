package org.nightwindow.benchmarks;

import java.time.Duration;
import java.util.List;
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

/// A driver that does nothing but answer, so that only the way to it is measured; or that never answers.
public final class PlainScanner implements DriverProvider {
    @Override
    public DriverInfo info() {
        return new DriverInfo("bench.scanner", "Bench", "S1", "1.0.0", DeviceKind.CODE_SCANNER, true);
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(ConfigSchema.Field.yesNo("hangs", "不应答", "Hangs", "Whether it never answers.", false));
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        return Outcome.done(new Scanner(
                context.config().yes("hangs"),
                DeviceStatus.ready(context.clock().instant())));
    }

    private record Scanner(boolean hangs, DeviceStatus status) implements CodeScanner {
        @Override
        public Outcome<ScannedCode> scan(Call call) {
            while (hangs) {
                Thread.onSpinWait();
            }
            return Outcome.done(new ScannedCode("6901234567892"));
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(Duration.ofSeconds(10));
        }

        @Override
        public void poll(Call call) {}

        @Override
        public Outcome<SelfTest> selfTest(Call call) {
            return Outcome.done(new SelfTest(List.of()));
        }

        @Override
        public void close() {}
    }
}
