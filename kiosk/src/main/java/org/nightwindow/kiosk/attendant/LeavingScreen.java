package org.nightwindow.kiosk.attendant;

import java.util.List;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.attendant.Machine.Outlook;
import org.nightwindow.kiosk.journey.trouble.Explanation;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Type;

/// Draws [LeavingStep].
///
/// Ids: `#back`, `#primary`.
final class LeavingScreen extends StaffPage {
    /// What fits; the rest is counted.
    private static final int LINES = 9;

    private final LeavingStep step;

    LeavingScreen(LeavingStep step, Look look) {
        super("page-staff-leaving", step, look);
        this.step = step;
        follow(step.outlook(), this::draw);
    }

    private void draw(Outlook outlook) {
        VBox body = body(24);
        Rows rows = new Rows();
        for (String line : outlook.shut()) {
            rows.add(Icon.WARNING, "icon-warn", line);
        }
        List<Machine.Closed> closed = outlook.closed();
        closed.stream()
                .limit(LINES)
                .forEach(item -> rows.add(
                        Icon.WARNING,
                        "icon-warn",
                        "**" + words.of(item.item()) + "**\n" + Explanation.chip(item.why(), item.about(), words)));
        if (!rows.getChildren().isEmpty()) {
            body.getChildren().add(rows);
        }
        if (closed.size() > LINES) {
            body.getChildren().add(Type.SECOND.label(words.get("staff.leaving.more", closed.size() - LINES)));
        }
        if (outlook.shut().isEmpty() && outlook.open() > 0) {
            String open = words.get("staff.leaving.open", outlook.open());
            body.getChildren().add(note(Icon.CHECK, "icon-ok", "card-ok", open));
        }
        String title = outlook.allOpen() ? words.get("staff.leaving.all") : words.get("staff.leaving.title");
        draw(title, body, nothing(), Buttons.primary(words.get("staff.leaving.leave"), Icon.LEAVE, step::leave));
    }
}
