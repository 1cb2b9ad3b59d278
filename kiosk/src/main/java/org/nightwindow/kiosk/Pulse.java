package org.nightwindow.kiosk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hall.HeartbeatSource;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.ledger.Ledger;

/// What the kiosk says of itself. Written on the screen thread, read on the link's: the last pulse is proof that
/// the screen is painting.
final class Pulse implements HeartbeatSource {
    private final Clock clock;
    private final Ledger ledger;
    private final DeviceBay bay;
    private final ServiceBoard board;
    private final Supplier<String> profile;
    private volatile Heartbeat.Screen screen;
    private volatile boolean visitActive;
    private volatile boolean maintenance;
    private volatile String catalogueVersion = "";
    private volatile List<Heartbeat.Item> items = List.of();

    /// @param profile name of the one in force
    Pulse(Clock clock, Ledger ledger, DeviceBay bay, ServiceBoard board, Supplier<String> profile) {
        this.clock = clock;
        this.ledger = ledger;
        this.bay = bay;
        this.board = board;
        this.profile = profile;
        this.screen = new Heartbeat.Screen("none", Instant.EPOCH);
    }

    /// @param attended whether a technician has the kiosk
    void painted(String step, boolean inVisit, boolean attended) {
        maintenance = attended;
        screen = new Heartbeat.Screen(step, clock.instant());
        visitActive = inVisit;
    }

    void readiness(Optional<Catalogue> catalogue) {
        catalogueVersion = catalogue.map(Catalogue::version).orElse("");
        items = catalogue.stream()
                .flatMap(running -> running.items().values().stream())
                .map(this::item)
                .toList();
    }

    private Heartbeat.Item item(Item item) {
        Optional<Missing> missing = maintenance ? Optional.of(new Missing.InMaintenance()) : board.missing(item);
        return new Heartbeat.Item(
                item.id(), missing.isEmpty(), missing.map(Missing::code).orElse(""));
    }

    @Override
    public Heartbeat heartbeat(List<Heartbeat.CommandResult> results) {
        return new Heartbeat(
                clock.instant(),
                ledger.epoch(),
                ledger.lastSeq(),
                Kiosk.SOFTWARE,
                catalogueVersion,
                screen,
                visitActive,
                maintenance,
                ledger.openCount(),
                bay.report(),
                items,
                results,
                bay.notices().stream()
                        .map(notice -> new Heartbeat.Notice(notice.event().id(), notice.text()))
                        .toList(),
                profile.get());
    }
}
