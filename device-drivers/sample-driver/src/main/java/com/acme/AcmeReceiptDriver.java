package com.acme;

import org.nightwindow.driver.*;

/// The door of the driver: who we are, what a technician can set, and how a printer is opened.
public final class AcmeReceiptDriver implements DriverProvider {

    @Override public DriverInfo info() {
        return new DriverInfo("acme.receipt", "Acme", "R80", "1.0.0", DeviceKind.RECEIPT_PRINTER, true);
    }

    @Override public ConfigSchema configSchema() {
        return ConfigSchema.of(ConfigSchema.Field.wire("wire", "接口", "Wire", "The line to the printer."));
    }

    @Override public Outcome<Device> open(DeviceContext context, Call call) {
        return context.openOver("wire", wire -> new AcmePrinter(wire, context), call);
    }
}
