package org.nightwindow.kiosk.attendant;

import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.attendant.PaperStep.Stage;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Rows;

/// Draws [PaperStep].
///
/// Ids: `#back`, `#primary` (test page).
final class PaperScreen extends StaffPage {
    private final PaperStep step;

    PaperScreen(PaperStep step, Look look) {
        super("page-staff-paper", step, look);
        this.step = step;
        follow(step.stage(), this::draw);
    }

    private void draw(Stage stage) {
        boolean opened = stage == Stage.OPEN;
        boolean loaded = stage == Stage.LOADED || stage == Stage.LOW;
        Rows steps = new Rows();
        hand(steps, opened || loaded, "staff.paper.open");
        hand(steps, loaded, "staff.paper.fill");
        hand(steps, loaded, "staff.paper.close");
        String said = words.get("staff.paper.says." + stage);
        VBox body = body(
                28,
                steps,
                loaded
                        ? note(Icon.CHECK, "icon-ok", "card-ok", said)
                        : note(Icon.PRINTER, "icon-warn", "card-warn", said),
                spacer());
        draw(
                words.get("staff.paper.title"),
                body,
                nothing(),
                loaded || stage == Stage.SAYS_NOTHING
                        ? Buttons.primary(words.get("staff.test-page"), Icon.PRINTER, step::testPage)
                        : nothing());
    }

    private void hand(Rows steps, boolean done, String key) {
        steps.add(done ? Icon.CHECK : Icon.NEXT, done ? "icon-ok" : "icon-ink2", words.get(key));
    }
}
