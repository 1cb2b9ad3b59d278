package org.nightwindow.console;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.nightwindow.hall.Heartbeat;

/// Heartbeats for tests.
public final class Beats {
    public static Heartbeat healthy(Instant now, Heartbeat.CommandResult... results) {
        return beat(now, true, "READY", "NONE", 0, results);
    }

    public static Heartbeat jammed(Instant now) {
        return beat(now, false, "FAILED", "MEDIA_JAMMED", 1);
    }

    /// Somebody works on it.
    public static Heartbeat closed(Instant now, Heartbeat.CommandResult... results) {
        Heartbeat open = healthy(now, results);
        return new Heartbeat(
                now,
                open.epoch(),
                open.lastSeq(),
                open.software(),
                open.catalogueVersion(),
                open.screen(),
                false,
                true,
                0,
                open.devices(),
                open.items(),
                open.results(),
                open.notices());
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
