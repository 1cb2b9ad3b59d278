package org.nightwindow.kiosk.journey.progress;

import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Progress;
import org.nightwindow.hall.filing.CaseView.StageView;
import org.nightwindow.kiosk.ui.Days;
import org.nightwindow.kiosk.ui.Dot;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Motion;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.Words;

/// The six stages, always all of them: a dot, what, when, and one sentence.
final class CaseTimelineView extends VBox {
    private static final double DOT = 56;
    private static final double DOT_HERE = 68;
    private static final double RAIL = 10;

    private final Look look;
    private final Words words;
    private final ZoneId zone;

    CaseTimelineView(CaseView view, ZoneId zone, Look look) {
        this.look = look;
        this.words = look.words();
        this.zone = zone;
        setId("timeline");
        getStyleClass().add("card");
        for (StageView stage : view.stages()) {
            getChildren().add(row(stage));
        }
    }

    private HBox row(StageView stage) {
        boolean here = stage.progress() == Progress.HERE;
        Dot dot = switch (stage.progress()) {
            case PASSED -> Dot.PASSED;
            case HERE -> Dot.HERE;
            case TO_COME -> Dot.TO_COME;
        };
        Region mark = dot.node(here ? DOT_HERE : DOT);
        if (here && look.modes().isEmpty()) {
            Motion.breathe(mark);
        }
        boolean first = stage.stage() == CaseView.Stage.ACCEPTANCE;
        boolean last = stage.stage() == CaseView.Stage.ISSUE;
        VBox rail = new VBox(
                rail(!first, stage.progress() != Progress.TO_COME), rail(!last, stage.progress() == Progress.PASSED));
        rail.setAlignment(Pos.CENTER);
        StackPane sign = new StackPane(rail, mark);
        sign.setMinWidth(DOT_HERE + 8);
        String colour = stage.progress() == Progress.TO_COME ? "ink2-text" : "ink-text";
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(20, Type.TITLE.label(words.get("stage." + stage.stage()), colour), between);
        stage.at()
                .ifPresent(at -> head.getChildren()
                        .add(Type.SECOND.label(Days.moment(at.atZone(zone).toLocalDateTime(), words.language()))));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox text = new VBox(-4, head);
        if (!look.elder()) {
            text.getChildren().add(Type.SECOND.wrapping(words.of(stage.sentence())));
        }
        text.setAlignment(Pos.CENTER_LEFT);
        text.getStyleClass().add(here ? "stage-here" : "stage");
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(20, sign, text);
    }

    /// Half of the line between two dots.
    private static Region rail(boolean drawn, boolean passed) {
        Region rail = new Region();
        rail.setMinWidth(RAIL);
        rail.setMaxWidth(RAIL);
        if (drawn) {
            rail.getStyleClass().add(passed ? "rail-down-passed" : "rail-down");
        }
        VBox.setVgrow(rail, Priority.ALWAYS);
        return rail;
    }
}
