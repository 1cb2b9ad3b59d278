package org.nightwindow.kiosk.journey.paper;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.nightwindow.driver.Fault;
import org.nightwindow.kiosk.ui.Dot;
import org.nightwindow.kiosk.ui.Drawings;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.ProgressSteps;
import org.nightwindow.kiosk.ui.Serial;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [PrintStep]: what the printer says, and nothing else. The paper of the picture is never ahead of the real
/// one. There is no button: printing cannot be stopped and nobody should walk away.
///
/// Ids: `#progress`, `#notice`.
public final class PrintScreen extends Page {

    private final PrintStep step;
    private final StackPane steps = new StackPane();
    private final StackPane notice = new StackPane();

    public PrintScreen(PrintStep step, Look look) {
        super("page-printing", look);
        this.step = step;
        steps.setId("progress");
        notice.setId("notice");
        VBox head =
                new VBox(-2, Type.MESSAGE.wrapping(words.get("print.title")), Type.BODY.line(words.get("print.where")));
        if (!look.elder()) {
            head.getChildren().add(Type.OTHER.label(words.get("print.where.other")));
        }
        var picture = Drawings.paper(words.of(step.itemName()), step.progress().map(PrintScreen::out));
        HBox scene = new HBox(picture);
        scene.setAlignment(Pos.CENTER);
        Node above = spacer();
        VBox body = look.wide()
                ? body(0, head, spacer(), steps, spacer(), above, scene, spacer(), notice)
                : body(0, head, above, scene, spacer(), steps, spacer(), notice);
        body.setPadding(new Insets(44, 40, 36, 40));
        getChildren().setAll(Stepper.ofVisit(look, PrintStep.Stop.PRINT.name()), spread(body, above));
        follow(step.progress(), this::draw);
        follow(step.silent(), _ -> drawNotice());
    }

    private void draw(PrintStep.Progress now) {
        PrintStep.Dot dot = now.dot();
        ProgressSteps rows = new ProgressSteps(look)
                .add(Dot.PASSED, words.get("print.step.number"), words.get("print.serial", Serial.end(step.serial())));
        switch (dot) {
            case HANDING_OVER ->
                rows.add(Dot.HERE, words.get("print.step.hand"), words.get("print.step.hand.now"))
                        .add(Dot.TO_COME, words.get("print.step.print"), "")
                        .add(Dot.TO_COME, words.get("print.step.take"), "");
            case ACCEPTED ->
                rows.add(Dot.PASSED, words.get("print.step.hand"), words.get("print.step.hand.done"))
                        .add(Dot.HERE, words.get("print.step.print"), words.get("print.step.print.wait"))
                        .add(Dot.TO_COME, words.get("print.step.take"), "");
            case PRINTING ->
                rows.add(Dot.PASSED, words.get("print.step.hand"), words.get("print.step.hand.done"))
                        .add(
                                Dot.HERE,
                                words.get("print.step.print"),
                                words.get("print.step.print.now", now.pagesOut() + 1, now.pages()))
                        .add(Dot.TO_COME, words.get("print.step.take"), "");
            case ENDING ->
                rows.add(Dot.PASSED, words.get("print.step.hand"), words.get("print.step.hand.done"))
                        .add(Dot.HERE, words.get("print.step.end"), "")
                        .add(Dot.TO_COME, words.get("print.step.take"), "");
        }
        steps.getChildren().setAll(rows);
        drawNotice();
    }

    private void drawNotice() {
        Optional<Fault> waiting = step.progress().get().waitingFor();
        boolean attention = waiting.isPresent() || step.silent().get();
        String key = waiting.map(PrintScreen::waiting).orElse(step.silent().get() ? "print.silent" : "print.once");
        TextFlow line = (attention ? Type.BODY : Type.SECOND).line(words.get(key));
        HBox.setHgrow(line, Priority.ALWAYS);
        Region icon = attention ? Icon.WARNING.node(44, "icon-warn") : Icon.LOCK.node(40, "icon-ink2");
        HBox row = new HBox(22, icon, line);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().setAll(attention ? "card-warn" : "notice");
        notice.getChildren().setAll(row);
    }

    private static String waiting(Fault fault) {
        return switch (fault) {
            case SUPPLY_OUT -> "print.waiting.supply";
            case MEDIA_JAMMED -> "print.waiting.jam";
            case NOT_READY,
                    BUSY,
                    TIMEOUT,
                    NO_MEDIA,
                    MEDIA_ERROR,
                    MEDIA_SUSPECT,
                    COVER_OPEN,
                    TRANSPORT,
                    HARDWARE,
                    CONFIGURATION,
                    UNSUPPORTED,
                    INVALID_DATA,
                    SECURITY,
                    INTERNAL -> "print.waiting.other";
        };
    }

    /// How far the paper of the picture is out.
    private static double out(PrintStep.Progress now) {
        return switch (now.dot()) {
            case HANDING_OVER, ACCEPTED -> 0;
            case PRINTING -> 0.55;
            case ENDING -> 1;
        };
    }
}
