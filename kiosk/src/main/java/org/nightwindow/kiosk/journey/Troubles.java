package org.nightwindow.kiosk.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// What somebody can do who was told of a trouble: only what can be done at that moment is offered. Screen thread only.
final class Troubles {
    private final Visit visit;
    private final ServiceBoard board;
    private final Step home;

    Troubles(Visit visit, ServiceBoard board, Step home) {
        this.visit = visit;
        this.board = board;
        this.home = home;
    }

    /// Whether the reason may lie in what was filled in.
    static boolean mayChange(Trouble trouble) {
        return switch (trouble) {
            case Trouble.HallRefused refused ->
                refused.code().equals(Refusal.FIELDS) || refused.code().equals(Refusal.NO_RECORDS);
            case Trouble.FilingRefused refused -> refused.code().equals(Refusal.FIELDS);
            case Trouble.ReaderOut _,
                    Trouble.ScannerOut _,
                    Trouble.NotNow _,
                    Trouble.RecordsSilent _,
                    Trouble.HallSilent _,
                    Trouble.DocumentUnreadable _,
                    Trouble.CannotRecord _,
                    Trouble.CannotKeep _,
                    Trouble.CasesSilent _,
                    Trouble.NothingPrinted _,
                    Trouble.PartlyPrinted _,
                    Trouble.PrintUncertain _ -> false;
        };
    }

    /// Whether a new attempt may be offered at all, should the machine allow it.
    static boolean mayTryAgain(Trouble trouble) {
        return switch (trouble) {
            // It may lie in the slot: a second one is not made while the first is in doubt.
            case Trouble.PrintUncertain _ -> false;
            // The console would say the same again.
            case Trouble.HallRefused _, Trouble.FilingRefused _ -> false;
            case Trouble.ReaderOut _,
                    Trouble.ScannerOut _,
                    Trouble.NotNow _,
                    Trouble.RecordsSilent _,
                    Trouble.HallSilent _,
                    Trouble.DocumentUnreadable _,
                    Trouble.CannotRecord _,
                    Trouble.CannotKeep _,
                    Trouble.CasesSilent _,
                    Trouble.NothingPrinted _,
                    Trouble.PartlyPrinted _ -> true;
        };
    }

    /// Whether, at this moment, nothing stands in the way of trying again.
    boolean mended(Trouble trouble, Optional<Item> item) {
        return switch (trouble) {
            case Trouble.ReaderOut _ -> works(Roles.ID_CARD_READER) && ready(item);
            case Trouble.ScannerOut _ -> works(Roles.CODE_SCANNER) && ready(item);
            case Trouble.NotNow _,
                    Trouble.RecordsSilent _,
                    Trouble.HallSilent _,
                    Trouble.HallRefused _,
                    Trouble.DocumentUnreadable _,
                    Trouble.CannotRecord _,
                    Trouble.FilingRefused _,
                    Trouble.CannotKeep _,
                    Trouble.CasesSilent _,
                    Trouble.NothingPrinted _,
                    Trouble.PartlyPrinted _,
                    Trouble.PrintUncertain _ -> ready(item);
        };
    }

    private boolean ready(Optional<Item> item) {
        return item.flatMap(board::missing).isEmpty();
    }

    private boolean works(String role) {
        return board.devices().stream()
                .anyMatch(line -> line.role().equals(role) && line.health() != DeviceLine.Health.OUT);
    }

    /// @param mayTryAgain asked anew whenever something changes
    /// @param change back to what was filled in; empty where that cannot help
    void show(
            Trouble trouble,
            About about,
            Optional<Step.Stop> stop,
            Supplier<Boolean> mayTryAgain,
            Runnable again,
            Optional<Runnable> change) {
        visit.show(new TroubleStep(trouble, about, stop, () -> {
            List<Way> ways = new ArrayList<>();
            if (mayTryAgain.get()) {
                ways.add(new Way(Way.Kind.TRY_AGAIN, again));
            }
            change.ifPresent(go -> ways.add(new Way(Way.Kind.CHANGE_FORM, go)));
            ways.add(new Way(Way.Kind.OTHER_SERVICE, () -> visit.show(home)));
            ways.add(new Way(Way.Kind.LEAVE, visit::leave));
            return ways;
        }));
    }
}
