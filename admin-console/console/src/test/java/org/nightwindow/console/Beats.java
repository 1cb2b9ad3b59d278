package org.nightwindow.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.nightwindow.hall.Heartbeat;

/// Heartbeats for tests.
public final class Beats {
    public static Heartbeat healthy(Instant now, Heartbeat.CommandResult... results) {
        return beat(now, true, "READY", "NONE", 0, results);
    }

    public static Heartbeat jammed(Instant now, Heartbeat.CommandResult... results) {
        return beat(now, false, "FAILED", "MEDIA_JAMMED", 1, results);
    }

    /// Its certificate printer says why it prints nothing.
    ///
    /// @param off items that cannot be done for it; there is one more
    public static Heartbeat printerFails(Instant now, String detail, String... off) {
        Heartbeat said = beat(now, false, "FAILED", detail, 0);
        List<Heartbeat.Item> items = new ArrayList<>(List.of(new Heartbeat.Item("QUERY-01", true, "")));
        for (String item : off) {
            items.add(new Heartbeat.Item(item, false, "document-printer:" + detail));
        }
        return with(said, said.devices(), items, said.notices());
    }

    /// The driver of its certificate printer crashed too often.
    public static Heartbeat printerLeftAlone(Instant now) {
        return beat(now, false, "FAILED", "GIVEN_UP", 0);
    }

    /// The same, of its slip printer, for which nothing is closed.
    public static Heartbeat slipsLeftAlone(Instant now) {
        Heartbeat healthy = healthy(now);
        List<Heartbeat.Device> devices = new ArrayList<>(healthy.devices());
        devices.add(device("receipt-printer", "RECEIPT_PRINTER", "acme.receipt", "FAILED", "GIVEN_UP", now, List.of()));
        return with(healthy, devices, healthy.items(), healthy.notices());
    }

    /// A kiosk with everything: its printer jams, the scanner is not connected, the slip printer runs low.
    public static Heartbeat fullyFitted(Instant now) {
        Heartbeat jammed = jammed(now);
        List<Heartbeat.Device> devices = new ArrayList<>(jammed.devices());
        devices.removeIf(device -> device.role().equals("code-scanner"));
        devices.add(device(
                "code-scanner",
                "CODE_SCANNER",
                "standard.line-scanner",
                "DISCONNECTED",
                "COMMUNICATION",
                now,
                List.of()));
        devices.add(device(
                "receipt-printer",
                "RECEIPT_PRINTER",
                "standard.escpos-receipt",
                "DEGRADED",
                "SUPPLY_LOW",
                now,
                List.of(new Heartbeat.Supply("PAPER", "roll", "LOW", OptionalInt.empty()))));
        for (String role : List.of(
                "power-supply",
                "payment-terminal",
                "document-camera",
                "smart-card-reader",
                "person-matcher",
                "sensor-panel")) {
            devices.add(device(
                    role, role.toUpperCase(Locale.ROOT).replace('-', '_'), "x", "READY", "NONE", now, List.of()));
        }
        return with(jammed, devices, jammed.items(), jammed.notices());
    }

    /// Healthy but for its items: those are as told, whatever the box has.
    public static Heartbeat doing(Instant now, Heartbeat.Item... items) {
        Heartbeat healthy = healthy(now);
        return new Heartbeat(
                now,
                healthy.epoch(),
                healthy.lastSeq(),
                healthy.software(),
                healthy.catalogueVersion(),
                healthy.screen(),
                false,
                false,
                0,
                healthy.devices(),
                List.of(items),
                healthy.results(),
                healthy.notices());
    }

    public static Heartbeat.Item can(String item) {
        return new Heartbeat.Item(item, true, "");
    }

    public static Heartbeat.Item cannot(String item, String reason) {
        return new Heartbeat.Item(item, false, reason);
    }

    /// Healthy, with something a technician must know.
    public static Heartbeat noticing(Instant now, String event, String text) {
        Heartbeat healthy = healthy(now);
        return with(healthy, healthy.devices(), healthy.items(), List.of(new Heartbeat.Notice(event, text)));
    }

    private static Heartbeat with(
            Heartbeat said,
            List<Heartbeat.Device> devices,
            List<Heartbeat.Item> items,
            List<Heartbeat.Notice> notices) {
        return new Heartbeat(
                said.sentAt(),
                said.epoch(),
                said.lastSeq(),
                said.software(),
                said.catalogueVersion(),
                said.screen(),
                said.visitActive(),
                said.maintenance(),
                said.openActs(),
                devices,
                items,
                said.results(),
                notices);
    }

    /// Somebody works on it.
    public static Heartbeat closed(Instant now, Heartbeat.CommandResult... results) {
        return inHands(healthy(now, results));
    }

    /// The same kiosk while somebody works on it.
    public static Heartbeat inHands(Heartbeat said) {
        return new Heartbeat(
                said.sentAt(),
                said.epoch(),
                said.lastSeq(),
                said.software(),
                said.catalogueVersion(),
                said.screen(),
                said.visitActive(),
                true,
                said.openActs(),
                said.devices(),
                said.items(),
                said.results(),
                said.notices());
    }

    private static Heartbeat beat(
            Instant now,
            boolean prints,
            String printer,
            String detail,
            int openActs,
            Heartbeat.CommandResult... results) {
        return new Heartbeat(
                now,
                "E-1",
                7,
                "0.1.0",
                "2026.11.21-1",
                new Heartbeat.Screen("attract", now),
                false,
                false,
                openActs,
                List.of(
                        device(
                                "code-scanner",
                                "CODE_SCANNER",
                                "standard.line-scanner",
                                "READY",
                                "NONE",
                                now,
                                List.of()),
                        device(
                                "document-printer",
                                "DOCUMENT_PRINTER",
                                "standard.ipp",
                                printer,
                                detail,
                                now,
                                List.of(
                                        new Heartbeat.Supply("PAPER", "tray-1", "OK", OptionalInt.of(62)),
                                        new Heartbeat.Supply("TONER", "black", "OK", OptionalInt.of(44)))),
                        device("id-card-reader", "ID_CARD_READER", "standard.sdt", "READY", "NONE", now, List.of())),
                List.of(new Heartbeat.Item("TAX-01", prints, prints ? "" : "document-printer:" + detail)),
                List.of(results),
                List.of());
    }

    private static Heartbeat.Device device(
            String role,
            String kind,
            String driver,
            String state,
            String detail,
            Instant now,
            List<Heartbeat.Supply> supplies) {
        return new Heartbeat.Device(role, kind, driver, state, detail, "", now.minusSeconds(600), supplies);
    }

    private Beats() {}
}
