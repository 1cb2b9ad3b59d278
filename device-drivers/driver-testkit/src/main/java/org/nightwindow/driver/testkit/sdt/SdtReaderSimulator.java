package org.nightwindow.driver.testkit.sdt;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.wire.LineSimulator;
import org.nightwindow.driver.testkit.wire.Pace;
import org.nightwindow.driver.testkit.wire.Port;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// A reader of resident ID cards on a serial line (GA/T 467), with everything that can go wrong.
///
/// Counts what it was asked, so that a test can say what a driver did not do. All methods may be called from any
/// thread.
public final class SdtReaderSimulator extends LineSimulator<SdtFault> {
    private final SdtModule module = new SdtModule();
    private final SerialLine line;
    private final Map<SdtRequest, Integer> counts = new EnumMap<>(SdtRequest.class);

    private SdtReaderSimulator(Port port) {
        line = new SerialLine(port, this::received);
    }

    /// A reader that listens now, with no card on it.
    public static SdtReaderSimulator start() {
        return start(Port.TCP);
    }

    /// The same on another kind of line.
    public static SdtReaderSimulator start(Port port) {
        return new SdtReaderSimulator(port);
    }

    /// Lays a card on the reader; one that lies there is taken away first.
    public void lay(DemoCard card) {
        module.lay(card);
    }

    /// Takes the card away.
    public void lift() {
        module.lift();
    }

    /// How fast answers leave from now on; at once unless told otherwise.
    public void pace(Pace pace) {
        line.pace(pace);
    }

    /// How often this was asked since the start.
    public synchronized int asked(SdtRequest request) {
        return counts.getOrDefault(request, 0);
    }

    /// True while a driver is connected.
    public boolean connected() {
        return line.connected();
    }

    @Override
    protected SerialLine line() {
        return line;
    }

    private void received(byte[] bytes) {
        for (SdtModule.Asked asked : module.take(bytes)) {
            SdtFault fault;
            synchronized (this) {
                counts.merge(asked.request(), 1, Integer::sum);
                fault = strike(each -> meant(each, asked.request()));
            }
            // A module that refuses does so before it touches the card.
            switch (fault) {
                case SdtFault.Status(int sw3) -> line.send(SdtModule.frame(sw3));
                case SdtFault.LateStatus(Duration by, int sw3) -> {
                    pause(by);
                    line.send(SdtModule.frame(sw3));
                }
                case null, default -> send(module.answer(asked), fault);
            }
        }
    }

    private static @Nullable SdtFault meant(SdtFault fault, SdtRequest request) {
        if (fault instanceof SdtFault.During(SdtRequest meant, SdtFault inner)) {
            return meant == request ? inner : null;
        }
        return fault;
    }

    private void send(byte[] answer, @Nullable SdtFault fault) {
        switch (fault) {
            case null -> line.send(answer);
            case SdtFault.LiftedAt(int bytes) -> {
                lift();
                line.send(Arrays.copyOf(answer, Math.min(bytes, answer.length)));
            }
            case SdtFault.UnpluggedAt(int bytes) -> {
                line.send(Arrays.copyOf(answer, Math.min(bytes, answer.length)));
                line.unplug();
            }
            case SdtFault.WrongChecksum() -> {
                answer[answer.length - 1] ^= 0x01;
                line.send(answer);
            }
            case SdtFault.WrongLength(int by) -> line.send(withLength(answer, answer.length - 7 + by));
            case SdtFault.Oversized() -> line.send(withLength(answer, 0xFFFF));
            case SdtFault.Noise(int bytes) -> line.send(join(noise(bytes), answer));
            case SdtFault.Merged() -> {
                byte[] earlier = SdtModule.frame(0x90);
                line.send(join(join(earlier, answer), Arrays.copyOf(earlier, 8)));
            }
            case SdtFault.Silent() -> {
                // Nothing.
            }
            case SdtFault.Late(Duration by) -> {
                pause(by);
                line.send(answer);
            }
            case SdtFault.Status _, SdtFault.LateStatus _, SdtFault.During _ ->
                throw new IllegalStateException(fault + " does not change an answer");
        }
    }

    private static byte[] withLength(byte[] answer, int length) {
        answer[5] = (byte) (length >> 8);
        answer[6] = (byte) length;
        return answer;
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            noise[i] = (byte) (i % 11 < 5 ? 0xAA : i * 37);
        }
        return noise;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
