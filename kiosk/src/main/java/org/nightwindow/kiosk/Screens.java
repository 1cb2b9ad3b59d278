package org.nightwindow.kiosk;

import java.time.LocalDateTime;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.attendant.StaffScreens;
import org.nightwindow.kiosk.attendant.StaffStep;
import org.nightwindow.kiosk.journey.attract.AttractScreen;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeScreen;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.closed.NotOpenScreen;
import org.nightwindow.kiosk.journey.closed.NotOpenStep;
import org.nightwindow.kiosk.journey.file.FileScreen;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledScreen;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.form.FormScreen;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyScreen;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedScreen;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.paper.DoneScreen;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PreviewScreen;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.paper.PrintScreen;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.journey.progress.ProgressScreen;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackScreen;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.review.ReviewScreen;
import org.nightwindow.kiosk.journey.review.ReviewStep;
import org.nightwindow.kiosk.journey.sign.SignScreen;
import org.nightwindow.kiosk.journey.sign.SignStep;
import org.nightwindow.kiosk.journey.trouble.TroubleScreen;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Tools;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// Which screen draws which step.
///
/// @param now the local time, to the minute
record Screens(Desk desk, ObservableValue<LocalDateTime> now, Tools tools) {

    /// @param step null while nothing is known yet
    /// @param hall the name of the place
    Page draw(@Nullable Step step, Text hall, Look look) {
        return switch (step) {
            case null -> new NotOpenScreen(look);
            case AttractStep attract -> new AttractScreen(attract, look, hall, now, tools);
            case NotOpenStep closed -> new NotOpenScreen(closed, look);
            case InterruptedStep interrupted -> new InterruptedScreen(interrupted, look);
            case HomeStep home -> new HomeScreen(home, look);
            case IdentifyStep identify -> new IdentifyScreen(identify, maskedName(), look);
            case FormStep form -> new FormScreen(form, maskedIdentity(), look);
            case ReviewStep review -> new ReviewScreen(review, look);
            case SignStep sign -> new SignScreen(sign, look);
            case PreviewStep preview -> new PreviewScreen(preview, look);
            case PrintStep print -> new PrintScreen(print, look);
            case FileStep file -> new FileScreen(file, look);
            case FiledStep filed -> new FiledScreen(filed, look);
            case TrackStep track -> new TrackScreen(track, look);
            case ProgressStep progress -> new ProgressScreen(progress, look);
            case DoneStep done -> new DoneScreen(done, look);
            case StaffStep staff -> StaffScreens.draw(staff, look);
            case TroubleStep trouble -> new TroubleScreen(trouble, look);
            default -> throw new IllegalStateException("no screen draws the step " + step.name());
        };
    }

    /// `样**`, empty while nobody is known.
    ObservableValue<String> maskedName() {
        return desk.visit().flatMap(Visit::maskedName).orElse("");
    }

    /// `样**  990101********3030`
    private ObservableValue<String> maskedIdentity() {
        return desk.visit()
                .flatMap(visit -> visit.maskedName()
                        .map(name -> visit.resident()
                                .map(resident -> name + "   " + resident.maskedIdNumber())
                                .orElse("")))
                .orElse("");
    }
}
