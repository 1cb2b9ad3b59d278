package org.nightwindow.kiosk.journey.file;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.ui.Dot;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.ProgressSteps;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [FileStep]: what has happened so far, and the seconds that have passed.
///
/// Id: `#progress`.
public final class FileScreen extends Page {
    private final FileStep step;
    private final StackPane rows = new StackPane();

    public FileScreen(FileStep step, Look look) {
        super("page-filing", look);
        this.step = step;
        rows.setId("progress");
        VBox head =
                new VBox(-2, Type.MESSAGE.wrapping(words.get("file.title")), Type.BODY.line(words.get("file.line")));
        if (!look.elder()) {
            head.getChildren().add(Type.OTHER.label(words.second("file.title")));
        }
        VBox item = new VBox(-2, Type.TITLE.wrapping(words.of(step.itemName())));
        if (!look.elder()) {
            item.getChildren().add(Type.OTHER.wrapping(words.secondOf(step.itemName())));
        }
        item.getStyleClass().add("card-info");
        HBox notice = new HBox(22, Icon.LOCK.node(40, "icon-ink2"), Type.SECOND.line(words.get("file.safe")));
        notice.setAlignment(Pos.CENTER_LEFT);
        notice.getStyleClass().setAll("notice");
        VBox body = body(36, head, item, rows, spacer(), notice);
        body.setPadding(new Insets(64, 40, 44, 40));
        getChildren().setAll(Stepper.ofDeclaration(look, "SIGN"), spread(body, rows));
        follow(step.dot(), _ -> draw());
        follow(step.seconds(), _ -> draw());
    }

    @Override
    public Optional<String> leaveText(boolean known) {
        return Optional.empty();
    }

    private void draw() {
        String passed = words.get("file.seconds", step.seconds().get(), FileStep.ANSWER_WAIT.toSeconds());
        ProgressSteps dots = new ProgressSteps(look);
        switch (step.dot().get()) {
            case SEALING ->
                dots.add(Dot.HERE, words.get("file.step.keep"), passed)
                        .add(Dot.TO_COME, words.get("file.step.send"), "")
                        .add(Dot.TO_COME, words.get("file.step.answer"), "");
            case SENDING ->
                dots.add(Dot.PASSED, words.get("file.step.keep"), words.get("file.step.keep.done"))
                        .add(Dot.HERE, words.get("file.step.send"), passed)
                        .add(Dot.TO_COME, words.get("file.step.answer"), "");
        }
        rows.getChildren().setAll(dots);
    }
}
