package org.nightwindow.kiosk.attendant;

import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.attendant.PaperStep.Stage;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Rows;

/// Draws [PaperStep].
///
/// Ids: `#back`, `#primary` (test page or slip).
final class PaperScreen extends StaffPage {
    private final PaperStep step;
    private final String key;

    PaperScreen(PaperStep step, Look look) {
        super("page-" + id(step.feed().loading()), step, look);
        this.step = step;
        this.key = step.feed().loading();
        follow(step.stage(), this::draw);
    }

    private void draw(Stage stage) {
        boolean opened = stage == Stage.OPEN;
        boolean loaded = stage == Stage.LOADED || stage == Stage.LOW;
        Rows steps = new Rows();
        hand(steps, opened || loaded, "open");
        hand(steps, loaded, "fill");
        hand(steps, loaded, "close");
        String said = words.get(key + ".says." + stage);
        VBox body = body(
                28,
                steps,
                loaded
                        ? note(Icon.CHECK, "icon-ok", "card-ok", said)
                        : note(Icon.PRINTER, "icon-warn", "card-warn", said),
                spacer());
        draw(
                words.get(key + ".title"),
                body,
                nothing(),
                loaded || stage == Stage.SAYS_NOTHING
                        ? Buttons.primary(words.get(step.feed().trying()), Icon.PRINTER, step::testPage)
                        : nothing());
    }

    private void hand(Rows steps, boolean done, String what) {
        steps.add(done ? Icon.CHECK : Icon.NEXT, done ? "icon-ok" : "icon-ink2", words.get(key + "." + what));
    }
}
