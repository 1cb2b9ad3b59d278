package org.nightwindow.kiosk;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.ledger.Entry;
import org.nightwindow.kiosk.ledger.Ledger;

/// What an item lacks to be done to its end, now and on this machine; the worst first. Never blocks; any thread.
final class Readiness implements Function<Item, Optional<Missing>> {
    private final Ledger ledger;
    private final DeviceBay bay;
    private final BooleanSupplier online;
    private final BooleanSupplier printerBlocked;
    private final BooleanSupplier takesDeclarations;

    /// @param online whether the console answers
    /// @param printerBlocked whether something of an earlier act may still be in the printer
    /// @param takesDeclarations whether the catalogue names the certificate declarations are sealed to
    Readiness(
            Ledger ledger,
            DeviceBay bay,
            BooleanSupplier online,
            BooleanSupplier printerBlocked,
            BooleanSupplier takesDeclarations) {
        this.ledger = ledger;
        this.bay = bay;
        this.online = online;
        this.printerBlocked = printerBlocked;
        this.takesDeclarations = takesDeclarations;
    }

    @Override
    public Optional<Missing> apply(Item item) {
        if (!offered(item)) {
            return Optional.of(new Missing.NotOffered());
        }
        return ledger.blockedBy()
                .map(Readiness::missing)
                .or(() -> bay.missing(item.devices()))
                .or(() -> settling(item))
                .or(() -> item.mode() == Item.Mode.DECLARE ? Optional.empty() : line());
    }

    /// What looking up cases lacks.
    Optional<Missing> tracking() {
        return line();
    }

    /// A declaration needs no line: it is kept and handed over later.
    private Optional<Missing> line() {
        return online.getAsBoolean() ? Optional.empty() : Optional.of(new Missing.Offline());
    }

    /// What this program can do to its end: documents and declarations, for residents who show card and code.
    private boolean offered(Item item) {
        boolean mode = switch (item.mode()) {
            case PRINT -> true;
            case DECLARE -> takesDeclarations.getAsBoolean();
            case QUERY, PREFILL, PAY -> false;
        };
        boolean level = switch (item.level()) {
            case L1, L2 -> true;
            case L3 -> false;
        };
        return mode && level;
    }

    private Optional<Missing> settling(Item item) {
        boolean prints = item.devices().contains(Roles.DOCUMENT_PRINTER);
        return prints && printerBlocked.getAsBoolean()
                ? Optional.of(new Missing.BeingSettled(Roles.DOCUMENT_PRINTER))
                : Optional.empty();
    }

    private static Missing missing(Entry.Why why) {
        return switch (why) {
            case OPENING -> new Missing.Starting();
            case DISK_LOW -> new Missing.DiskFull();
            case CLOCK_UNKNOWN -> new Missing.ClockUnknown();
            case REPLACED, FORKED, STORE_DOWN, CLOSED -> new Missing.LedgerUnsafe();
        };
    }
}
