package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.attendant.DoorStep.Problem;
import org.nightwindow.kiosk.attendant.DoorStep.State;
import org.nightwindow.kiosk.ui.Drawings;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;

/// Draws [DoorStep].
///
/// Ids: `#back`.
final class DoorScreen extends StaffPage {

    DoorScreen(DoorStep step, Look look) {
        super("page-staff-door", step, look);
        follow(step.state(), this::draw);
    }

    private void draw(State state) {
        VBox body = body(28);
        VBox picture = new VBox(Drawings.showPhone(words.get("identify.code.area"), false));
        picture.setAlignment(Pos.CENTER);
        String title = switch (state) {
            case State.ShowCode _ -> words.get("staff.door.title");
            case State.Checking() -> words.get("staff.door.checking");
            case State.ScannerOut() -> words.get("staff.door.scanner-out");
        };
        if (!look.wide()) {
            body.getChildren().add(picture);
        }
        switch (state) {
            case State.ShowCode(Optional<Problem> problem) ->
                body.getChildren()
                        .add(problem.map(this::problem)
                                .map(text -> note(Icon.WARNING, "icon-warn", "card-warn", text))
                                .orElseGet(() -> note(Icon.PHONE, "icon-blue", "card", words.get("staff.door.how"))));
            case State.Checking() -> {}
            case State.ScannerOut() ->
                body.getChildren()
                        .add(note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.door.scanner-out.how")));
        }
        body.getChildren().addAll(spacer(), Type.SECOND.wrapping(words.get("staff.door.not-you")));
        if (look.wide()) {
            body.getChildren().add(picture);
        }
        draw(title, body, picture, nothing(), nothing());
    }

    private String problem(Problem problem) {
        return switch (problem) {
            case Problem.NotRead() -> words.get("staff.door.NOT_READ");
            case Problem.Refused(StaffDoor.Why why, String detail) -> words.get("staff.door." + why, detail);
        };
    }
}
