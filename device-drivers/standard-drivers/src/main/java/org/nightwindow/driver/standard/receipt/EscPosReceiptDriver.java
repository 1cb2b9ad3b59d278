package org.nightwindow.driver.standard.receipt;

import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Outcome.Failed;
import org.nightwindow.driver.Remedy;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.receipt.EscPos.Cutter;

/// Thermal receipt printers that speak ESC/POS, on a serial line, a serial bridge or a network port.
public final class EscPosReceiptDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.escpos-receipt",
            "Nightwindow",
            "Receipt printers that speak ESC/POS, serial or network",
            "0.1.0",
            DeviceKind.RECEIPT_PRINTER,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire(
                    "wire",
                    "接口",
                    "Wire",
                    "The line to the printer, such as serial:/dev/ttyUSB0?baud=115200 or tcp://host:9100."),
            Field.choice(
                    "dots",
                    "打印宽度(点)",
                    "Dots per row",
                    "576 for paper of 80 mm, 384 for 58 mm.",
                    "576",
                    List.of("576", "384")),
            Field.choice(
                    "confirm",
                    "打印确认方式",
                    "How it confirms",
                    "process-id proves that a slip came out; queued-status is for printers that print rubbish with it.",
                    "process-id",
                    List.of("process-id", "queued-status")),
            Field.choice(
                    "cutter",
                    "切纸方式",
                    "Cutter",
                    "partial holds the slip until it is taken; none for printers without a cutter.",
                    "partial",
                    List.of("partial", "full", "none")),
            Field.milliseconds(
                    "silence-ms",
                    "无应答时限",
                    "Silence",
                    "How long the printer may say nothing in the middle of a slip before it is given up; 5000.",
                    5000,
                    300,
                    60_000)));

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public ConfigSchema configSchema() {
        return SCHEMA;
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        DeviceConfig config = context.config();
        Confirming confirming = choice(Confirming.values(), config.text("confirm"));
        PrinterLink link;
        try {
            link = new PrinterLink(
                    context.openWire(config.text("wire")),
                    confirming,
                    config.milliseconds("silence-ms"),
                    context.clock(),
                    context.nanoTime());
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
        Cutter cutter = choice(Cutter.values(), config.text("cutter"));
        EscPosPrinter printer = new EscPosPrinter(context, link, confirming, cutter, (int) config.integer("dots"));
        Outcome<Nothing> inStep = printer.inStep(call);
        if (call.cancelled()) {
            printer.close();
            return Outcome.cancelled();
        }
        if (inStep instanceof Failed<Nothing>(Fault fault, Remedy remedy, String detail) && !presentable(fault)) {
            printer.close();
            return Outcome.failed(fault, remedy, detail);
        }
        return Outcome.done(printer);
    }

    /// A printer without paper is a printer; it shows its status.
    private static boolean presentable(Fault fault) {
        return switch (fault) {
            case SUPPLY_OUT, COVER_OPEN, MEDIA_JAMMED, HARDWARE, NOT_READY -> true;
            case BUSY, TIMEOUT, NO_MEDIA, MEDIA_ERROR, MEDIA_SUSPECT, TRANSPORT, CONFIGURATION -> false;
            case UNSUPPORTED, INVALID_DATA, SECURITY, INTERNAL -> false;
        };
    }

    /// `process-id` is `PROCESS_ID`.
    private static <E extends Enum<E>> E choice(E[] values, String text) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(text.replace('-', '_'))) {
                return value;
            }
        }
        throw new IllegalArgumentException(text); // the schema lists the choices
    }
}
