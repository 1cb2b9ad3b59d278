package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.attendant.EnrolStep.Problem;
import org.nightwindow.kiosk.attendant.EnrolStep.State;
import org.nightwindow.kiosk.ui.Drawings;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;

/// Draws [EnrolStep].
///
/// Ids: `#back`.
final class EnrolScreen extends StaffPage {
    private final EnrolStep step;

    EnrolScreen(EnrolStep step, Look look) {
        super("page-staff-enrol", step, look);
        this.step = step;
        follow(step.state(), this::draw);
    }

    private void draw(State state) {
        String id = step.kioskId();
        VBox body = body(28);
        Node right = spacer();
        body.getChildren()
                .add(Type.SECOND.wrapping(
                        id.isEmpty() ? words.get("staff.enrol.nobody") : words.get("staff.enrol.who", id)));
        switch (state) {
            case State.ShowTicket(Optional<Problem> problem) -> {
                VBox picture = new VBox(Drawings.showPhone(words.get("identify.code.area"), false));
                picture.setAlignment(Pos.CENTER);
                if (!look.wide()) {
                    body.getChildren().add(picture);
                }
                body.getChildren()
                        .add(problem.map(this::problem)
                                .map(text -> note(Icon.WARNING, "icon-warn", "card-warn", text))
                                .orElseGet(() -> note(Icon.QR, "icon-blue", "card", words.get("staff.enrol.how"))));
                if (look.wide()) {
                    body.getChildren().add(picture);
                    right = picture;
                }
            }
            case State.Enrolling() ->
                body.getChildren().add(note(Icon.CLOCK, "icon-blue", "card", words.get("staff.enrol.running")));
            case State.Enrolled(String kioskId) ->
                body.getChildren().add(note(Icon.CHECK, "icon-ok", "card-ok", words.get("staff.enrol.done", kioskId)));
            case State.ScannerOut() ->
                body.getChildren()
                        .add(note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.enrol.scanner-out")));
        }
        if (!body.getChildren().contains(right)) {
            body.getChildren().add(right);
        }
        draw(words.get("staff.enrol.title"), body, right, nothing(), nothing());
    }

    private String problem(Problem problem) {
        return switch (problem) {
            case Problem.NotRead() -> words.get("staff.door.NOT_READ");
            case Problem.NoTicket() -> words.get("staff.enrol.no-ticket");
            case Problem.CannotKeep() -> words.get("staff.enrol.cannot-keep");
            case Problem.NotEnrolled(String trouble) -> words.get("staff.enrol.trouble", trouble);
        };
    }
}
