package org.nightwindow.kiosk.journey.rate;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.Words;

/// Draws [Rating]: five equal faces, no colours, none chosen; a word of thanks once one was touched.
///
/// Ids: `#rate-1` … `#rate-5`, `#rated`.
public final class RatingView extends VBox {
    private static final Icon[] FACES = {Icon.RATE_1, Icon.RATE_2, Icon.RATE_3, Icon.RATE_4, Icon.RATE_5};
    private static final double FACE_HEIGHT = 164;

    /// Large words leave less for the picture.
    private static final double FACE_HEIGHT_ELDER = 148;

    private static final double FACE = 72;
    private static final double FACE_ELDER = 52;
    private static final double FACE_WIDTH = 186;
    private static final double FACE_WIDTH_WIDE = 150;

    private final Rating rating;
    private final Look look;
    private final Words words;

    public RatingView(Rating rating, Look look) {
        super(look.elder() ? 8 : 14);
        this.rating = rating;
        this.look = look;
        this.words = look.words();
        draw();
    }

    /// Follows the rating until the subscription ends.
    public Subscription follow() {
        return rating.given().subscribe((_, _) -> draw());
    }

    private void draw() {
        if (rating.given().get().isPresent()) {
            HBox thanks = new HBox(24, Icon.CHECK.node(48, "icon-ok"), Type.BODY.label(words.get("rate.thanks")));
            thanks.setId("rated");
            thanks.setAlignment(Pos.CENTER_LEFT);
            thanks.getStyleClass().add("card-ok");
            getChildren().setAll(thanks);
            return;
        }
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(Type.LABEL.label(words.get("rate.title")), between);
        if (!look.elder()) {
            head.getChildren().add(Type.SECOND.label(words.get("rate.voluntary")));
        }
        head.setAlignment(Pos.CENTER_LEFT);
        HBox faces = new HBox();
        for (int level = 1; level <= Rating.LEVELS; level++) {
            if (level > 1) {
                Region gap = new Region();
                HBox.setHgrow(gap, Priority.ALWAYS);
                faces.getChildren().add(gap);
            }
            faces.getChildren().add(face(level));
        }
        getChildren().setAll(head, faces);
    }

    private Button face(int level) {
        String name = words.get("rate." + level);
        VBox face = new VBox(8, FACES[level - 1].node(look.elder() ? FACE_ELDER : FACE, "icon-ink"));
        face.setAlignment(Pos.CENTER);
        face.getChildren().add(Type.SMALL.centred(name.replace(' ', '\n'), "ink-text"));
        Button button = Buttons.drawn("rate-" + level, "face", name, face, () -> rating.rate(level));
        double width = look.wide() ? FACE_WIDTH_WIDE : FACE_WIDTH;
        double height = look.elder() ? FACE_HEIGHT_ELDER : FACE_HEIGHT;
        button.setMinSize(width, height);
        button.setMaxSize(width, height);
        return button;
    }
}
