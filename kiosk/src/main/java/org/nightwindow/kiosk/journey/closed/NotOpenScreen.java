package org.nightwindow.kiosk.journey.closed;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.TopBand;
import org.nightwindow.kiosk.ui.Type;

/// Draws [NotOpenStep], and the moment before anything is known. An unlit window: calm for the resident, and at the
/// foot, small, what the technician needs.
public final class NotOpenScreen extends Page {

    private static final double LOGO = 220;

    /// How many lines the technician sees here; all of them stand in the log.
    private static final int LINES = 12;

    /// The kiosk has just been started.
    public NotOpenScreen(Look look) {
        this("start.soon", Optional.empty(), look);
    }

    public NotOpenScreen(NotOpenStep step, Look look) {
        this("closed." + step.reason(), Optional.of(step), look);
    }

    private NotOpenScreen(String key, Optional<NotOpenStep> closed, Look look) {
        super("page-not-open", look);
        getStyleClass().add("night");
        setAlignment(Pos.CENTER);
        setSpacing(18);
        setPadding(new Insets(0, 56, 72, 56));
        var logo = TopBand.logo(LOGO);
        VBox.setMargin(logo, new Insets(0, 0, 40, 0));
        getChildren()
                .setAll(
                        spacer(),
                        logo,
                        Type.MESSAGE.centred(words.get(key), "night-text"),
                        Type.OTHER.centred(words.second(key), "mist-text"),
                        Type.BODY.centred(words.get(key + ".second"), "lamp-soft-text"));
        closed.ifPresent(_ -> getChildren().add(Type.BODY.centred(words.get("closed.sorry"), "night-text")));
        getChildren().add(spacer());
        closed.filter(step -> !step.forTechnician().isEmpty()).ifPresent(this::addTechnician);
    }

    @Override
    public boolean fillsSurface() {
        return true;
    }

    private void addTechnician(NotOpenStep step) {
        VBox lines = new VBox(4, Type.SMALL.label(words.get("closed.technician"), "mist-text", "bold"));
        step.forTechnician().stream()
                .limit(LINES)
                .map(line -> Type.SMALL.wrapping(line, "mist-text"))
                .forEach(lines.getChildren()::add);
        getChildren().add(lines);
    }
}
