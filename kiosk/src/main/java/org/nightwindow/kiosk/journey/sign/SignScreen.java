package org.nightwindow.kiosk.journey.sign;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.Signature.Stroke;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.ErrorNote;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.SigningBox;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [SignStep]: what is signed, and the box to write in.
///
/// Ids: `#signature-box`, `#undo`, `#rewrite`, `#back`, `#primary`.
public final class SignScreen extends Page {
    /// Of the box; its strokes are the same on every display.
    private static final double HEIGHT = 650.0 / 968;

    private final ErrorNote error = new ErrorNote();

    public SignScreen(SignStep step, Look look) {
        super("page-sign", look);
        step.lift(); // a finger in the box of an older page is not followed any more
        SigningBox box = new SigningBox(
                look.shape().column(),
                Math.rint(look.shape().column() * HEIGHT),
                Signature.EDGE,
                new SigningBox.Finger() {
                    @Override
                    public void press(double x, double y) {
                        step.press(x, y);
                    }

                    @Override
                    public void drag(double x, double y) {
                        step.drag(x, y);
                    }

                    @Override
                    public void lift() {
                        step.lift();
                    }
                });
        VBox title = new VBox(-8, Type.H1.label(words.get("sign.title")));
        if (!look.elder()) {
            title.getChildren().add(Type.OTHER.label(words.second("sign.title")));
        }
        VBox what = new VBox(
                4,
                Type.SECOND.label(words.get("sign.what")),
                Type.TITLE.wrapping(words.of(step.itemName())),
                Type.BODY.wrapping(words.of(step.pledge())));
        what.getStyleClass().add("card");
        Node signing = signing(box, step);
        VBox body = look.wide() ? body(20, title, what, error, signing) : body(20, title, what, signing, error);
        if (!look.elder() && look.wide()) {
            body.getChildren().add(body.getChildren().indexOf(error), hint());
        }
        if (!look.elder()) {
            body.getChildren().add(note());
        }
        if (look.low()) {
            body.getChildren().remove(signing);
            body.getChildren().addAll(spacer(), signing);
        }
        body.setPadding(new Insets(24, 40, 16, 40));
        getChildren()
                .setAll(
                        Stepper.ofDeclaration(look, "SIGN"),
                        spread(body, signing),
                        actionBar(
                                Buttons.back(words.get("action.previous"), step::back),
                                new Region(),
                                Buttons.primary(words.get("sign.done"), Icon.CHECK, step::sign)));
        follow(
                step.strokes(),
                strokes -> box.show(strokes.stream().map(SignScreen::places).toList()));
        follow(
                step.problem(),
                problem -> error.say(
                        problem.map(what1 -> words.get("sign." + what1)).orElse("")));
    }

    @Override
    public boolean leavingLoses() {
        return true;
    }

    /// The box, and below the line what can be done with what was written.
    private Node signing(SigningBox box, SignStep step) {
        Button undo = Buttons.secondary("undo", words.get("sign.undo"), Icon.UNDO, step::undo);
        Button rewrite = Buttons.secondary("rewrite", words.get("sign.rewrite"), Icon.ERASE, step::rewrite);
        undo.getStyleClass().add("secondary-88");
        rewrite.getStyleClass().add("secondary-88");
        HBox row = new HBox(20);
        if (!look.elder() && !look.wide()) {
            row.getChildren().add(hint());
        }
        row.getChildren().addAll(spacer(), undo, rewrite);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(0, 24, 20, 44));
        row.setMaxHeight(Region.USE_PREF_SIZE);
        row.setPickOnBounds(false);
        StackPane pane = new StackPane(box, row);
        pane.setAlignment(Pos.BOTTOM_CENTER);
        pane.setMaxWidth(look.shape().column());
        return pane;
    }

    /// Beside the buttons where there is room for both, else beside the box.
    private Node hint() {
        return Type.SECOND.label(words.get("sign.hint"));
    }

    private Node note() {
        HBox note = new HBox(24, Icon.LOCK.node(44), Type.BODY.line(words.get("sign.only")));
        note.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add("card-info");
        return note;
    }

    private static double[] places(Stroke stroke) {
        double[] places = new double[stroke.points().size() * 2];
        for (int i = 0; i < stroke.points().size(); i++) {
            places[2 * i] = stroke.points().get(i).x();
            places[2 * i + 1] = stroke.points().get(i).y();
        }
        return places;
    }
}
