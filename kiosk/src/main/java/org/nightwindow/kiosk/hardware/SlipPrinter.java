package org.nightwindow.kiosk.hardware;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.host.Subscription;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.kiosk.slip.Slip;
import org.nightwindow.kiosk.slip.SlipDrawing;
import org.nightwindow.kiosk.slip.SlipWidth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk's printer for slips. A slip is no act: whatever becomes of it, nothing else is touched, and it may be
/// printed again 重打. Thread-safe.
public final class SlipPrinter {
    private static final Logger log = LoggerFactory.getLogger(SlipPrinter.class);

    /// 25 cm of paper at 150 mm/s, the cut, and the line to the printer: 2 to 4 s; by a slow serial line 12 s.
    static final Duration LIMIT = Duration.ofSeconds(25);

    /// A driver that crashed is back within 2 s; a printer just switched on within 4 s. She sees that the slip is being
    /// printed.
    static final Duration COMEBACK = Duration.ofSeconds(4);

    private final DeviceBay bay;
    private final Path fonts;
    private @Nullable SlipDrawing drawing; // guarded by this; loading the fonts takes 0.3 s

    /// @param fonts the folder fonts are unpacked to
    public SlipPrinter(DeviceBay bay, Path fonts) {
        this.bay = bay;
        this.fonts = fonts;
    }

    /// What became of a slip.
    public enum Ended {
        /// It came out, as far as such a printer can say.
        PRINTED,
        /// Nothing, or only a part: the roll is empty.
        PAPER_OUT,
        /// Nothing, or only a part, for another reason.
        NOT_PRINTED,
        /// Nobody can say: all of it, a part or nothing.
        UNCERTAIN
    }

    /// Whether this kiosk has such a printer at all, working or not. Never blocks.
    public boolean fitted() {
        return bay.device(Roles.RECEIPT_PRINTER).isPresent();
    }

    /// Prints one slip. Blocks, [#LIMIT] and [#COMEBACK] at most; never on the screen thread.
    public Ended print(Slip slip) {
        Optional<Supervisor> device = bay.device(Roles.RECEIPT_PRINTER);
        if (device.isEmpty()) {
            return Ended.NOT_PRINTED;
        }
        awaitComeback(device.get());
        DeviceStatus status = device.get().status();
        if (status.detail() == DeviceStatus.Detail.SUPPLY_OUT) {
            return Ended.PAPER_OUT;
        }
        return print(drawing().draw(slip, width()), device.get());
    }

    /// A printer whose driver is being started again is given a moment; one that is out is not.
    private static void awaitComeback(Supervisor device) {
        CountDownLatch decided = new CountDownLatch(1);
        try (Subscription _ = device.onStatus(status -> {
            boolean coming = status.state() == DeviceStatus.State.CONNECTING
                    || status.state() == DeviceStatus.State.DISCONNECTED;
            if (!coming) {
                decided.countDown();
            }
        })) {
            var _ = decided.await(COMEBACK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static Ended print(ReceiptImage dots, Supervisor device) {
        Outcome<Confirmation> outcome = device.<ReceiptPrinter, Confirmation>act(
                        ReceiptPrinter.class, "print slip", LIMIT, (printer, call) -> printer.print(dots, call))
                .outcome()
                .join();
        return switch (outcome) {
            case Outcome.Done<Confirmation> _ -> Ended.PRINTED;
            case Outcome.Failed<Confirmation> failed -> {
                log.warn("a slip was not printed: {} {}", failed.fault(), failed.detail());
                yield failed.fault() == Fault.SUPPLY_OUT ? Ended.PAPER_OUT : Ended.NOT_PRINTED;
            }
            case Outcome.Cancelled<Confirmation>() -> Ended.NOT_PRINTED;
            case Outcome.Unknown<Confirmation> unknown -> {
                log.warn("nobody knows about a slip: {}", unknown.reason());
                yield Ended.UNCERTAIN;
            }
        };
    }

    private SlipWidth width() {
        String dots = bay.setting(Roles.RECEIPT_PRINTER, "dots").orElse("");
        return dots.equals(Integer.toString(SlipWidth.NARROW.dots())) ? SlipWidth.NARROW : SlipWidth.WIDE;
    }

    private synchronized SlipDrawing drawing() {
        SlipDrawing ready = drawing;
        if (ready == null) {
            ready = new SlipDrawing(fonts);
            drawing = ready;
        }
        return ready;
    }
}
