package com.acme;

import org.nightwindow.driver.*;
import org.nightwindow.driver.DeviceStatus.State;

/// The door of the driver: who we are, what a technician can set, and how a printer is opened.
public final class AcmeReceiptDriver implements DriverProvider {

    @Override public DriverInfo info() {
        return new DriverInfo("acme.receipt", "Acme", "R80", "1.0.0", DeviceKind.RECEIPT_PRINTER, true);
    }

    @Override public ConfigSchema configSchema() {
        return ConfigSchema.of(ConfigSchema.Field.wire("wire", "接口", "Wire", "The line to the printer."));
    }

    /// Tries once; the host calls again. A printer without paper is a printer, one that is silent is none.
    @Override public Outcome<Device> open(DeviceContext context, Call call) {
        try {
            AcmePrinter printer = new AcmePrinter(context.openWire(context.config().text("wire")), context);
            printer.poll(call);
            if (printer.status().state() != State.DISCONNECTED) return Outcome.done(printer);
            printer.close(); // whoever does not hand the device over lets go of the wire
            return Outcome.failed(Fault.TRANSPORT, printer.status().text());
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
    }
}
