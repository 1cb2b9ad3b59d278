package org.nightwindow.kiosk.vendor;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// A receipt printer whose native part crashes in the middle of a slip, once, when a file asks for it.
public final class FragileSlips implements DriverProvider {
    @Override
    public DriverInfo info() {
        return new DriverInfo("fragile.slips", "Fragile", "S1", "1.0.0", DeviceKind.RECEIPT_PRINTER, true);
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(
                ConfigSchema.Field.wire("wire", "接口", "Wire", "Where the printer is connected."),
                ConfigSchema.Field.text("crash", "崩溃", "Crash", "A file.", Optional.of("/nowhere")));
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        try {
            return Outcome.done(new Slips(
                    context.openWire(context.config().text("wire")),
                    Path.of(context.config().text("crash")),
                    DeviceStatus.ready(context.clock().instant())));
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
    }

    private record Slips(Wire wire, Path crash, DeviceStatus status) implements ReceiptPrinter {
        @Override
        @SuppressWarnings("restricted") // writing where nothing is, is what this driver is for
        public Outcome<Confirmation> print(ReceiptImage slip, Call call) {
            try {
                byte[] band = ByteBuffer.allocate(8 + slip.dots().length)
                        .put(new byte[] {
                            0x1D,
                            0x76,
                            0x30,
                            0,
                            (byte) (slip.width() / 8),
                            0,
                            (byte) slip.rows(),
                            (byte) (slip.rows() >> 8)
                        })
                        .put(slip.dots())
                        .array();
                wire.write(Arrays.copyOf(band, band.length / 2), call.remaining());
                if (Files.deleteIfExists(crash)) {
                    MemorySegment.ofAddress(0).reinterpret(16).set(ValueLayout.JAVA_INT, 0, 42);
                }
                wire.write(Arrays.copyOfRange(band, band.length / 2, band.length), call.remaining());
                wire.write(new byte[] {0x1D, 0x56, 0x42, 0}, call.remaining());
                return Outcome.done(Confirmation.ASSUMED);
            } catch (IOException e) {
                return Outcome.failed(Fault.TRANSPORT, "the line broke");
            }
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(Duration.ofSeconds(1));
        }

        @Override
        public void poll(Call call) {}

        @Override
        public Outcome<SelfTest> selfTest(Call call) {
            return Outcome.done(new SelfTest(List.of(new SelfTest.Check("printer", true, "a vendor's word"))));
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
