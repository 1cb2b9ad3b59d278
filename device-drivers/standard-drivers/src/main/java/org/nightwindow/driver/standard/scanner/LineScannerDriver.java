package org.nightwindow.driver.standard.scanner;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.WireException;

/// Code scanners that send text with or without a line end: on a serial line, or on USB in the mode most of them call
/// USB-COM or CDC.
public final class LineScannerDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.line-scanner",
            "Nightwindow",
            "Code scanners that send lines of text, serial",
            "0.1.0",
            DeviceKind.CODE_SCANNER,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire(
                    "wire",
                    "接口",
                    "Wire",
                    "The line to the scanner, such as serial:/dev/ttyACM0?baud=9600 or tcp://host:port."),
            Field.milliseconds(
                    "idle-gap-ms",
                    "空闲间隔",
                    "Idle gap",
                    "Silence that ends a code without a line end; 50 unless the line is slow.",
                    50,
                    10,
                    1000),
            Field.text(
                    "trigger-on",
                    "开启指令",
                    "Switch-on command",
                    "Hexadecimal bytes such as 16540D; empty for a scanner that always reads.",
                    Optional.of("")),
            Field.text(
                    "trigger-off",
                    "关闭指令",
                    "Switch-off command",
                    "Hexadecimal bytes such as 16550D; empty for a scanner that always reads.",
                    Optional.of(""))));

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
        ScannerSettings settings;
        try {
            HexFormat hex = HexFormat.of();
            settings = new ScannerSettings(
                    config.milliseconds("idle-gap-ms"),
                    hex.parseHex(config.text("trigger-on")),
                    hex.parseHex(config.text("trigger-off")));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(Fault.CONFIGURATION, "trigger-on and trigger-off are hexadecimal bytes like 16540D");
        }
        try {
            return Outcome.done(new LineScanner(context, context.openWire(config.text("wire")), settings));
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
    }
}
