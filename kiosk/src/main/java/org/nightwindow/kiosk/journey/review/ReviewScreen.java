package org.nightwindow.kiosk.journey.review;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.RareCharacters;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [ReviewStep]: one row a field, 改 at its right, and what happens next.
///
/// Ids: `#change-base` … by the field's key; with more rows than fit `#review-before`; `#back`,
/// `#primary`.
public final class ReviewScreen extends Page {
    private static final int ROWS = 8;
    private static final int ROWS_ELDER = 3;
    private static final double ROW = 96;
    private static final double ROW_ELDER = 190;

    /// What is reached in low reach, with the button below them.
    private static final int ROWS_LOW = 6;

    private static final int ROWS_LOW_ELDER = 3;

    /// In landscape, beside what happens next.
    private static final int ROWS_WIDE = 5;

    private static final int ROWS_WIDE_ELDER = 2;

    private final ReviewStep step;
    private final VBox rows = new VBox();
    private final HBox pager = new HBox(24);
    private final Node next;
    private final Button onward;
    private int page;

    public ReviewScreen(ReviewStep step, Look look) {
        super("page-review", look);
        this.step = step;
        next = next();
        onward = Buttons.primaryNext("", this::onward);
        rows.getStyleClass().add("card");
        pager.setAlignment(Pos.CENTER_RIGHT);
        VBox body = body(
                20,
                new VBox(
                        -4,
                        Type.H2.wrapping(words.get("review.title")),
                        Type.SECOND.wrapping(words.of(step.itemName()))),
                rows,
                pager,
                next);
        if (look.low()) {
            body.getChildren().remove(next);
            body.getChildren().addAll(1, List.of(next, spacer()));
        }
        body.setPadding(new Insets(24, 40, 16, 40));
        getChildren()
                .setAll(
                        Stepper.ofDeclaration(look, "CHECK"),
                        spread(body, next),
                        actionBar(Buttons.back(words.get("action.previous"), step::back), new Region(), onward));
        draw();
    }

    @Override
    public boolean leavingLoses() {
        return true;
    }

    private void draw() {
        int room = room();
        rows.getChildren().clear();
        for (ReviewStep.Line line :
                step.lines().stream().skip((long) page * room).limit(room).toList()) {
            if (!rows.getChildren().isEmpty()) {
                rows.getChildren().add(Rows.hairline());
            }
            rows.getChildren().add(row(line));
        }
        int pages = Math.ceilDiv(step.lines().size(), room);
        pager.getChildren().clear();
        pager.setVisible(page > 0);
        pager.setManaged(page > 0);
        boolean told = look.wide() || page + 1 == pages; // beside the first page the column would be empty
        next.setVisible(told);
        next.setManaged(told);
        if (page > 0) {
            Button before =
                    Buttons.secondary("review-before", words.get("review.before"), Icon.BACK, () -> turn(page - 1));
            before.getStyleClass().add("secondary-88");
            pager.getChildren().add(before);
        }
        onward.setText(words.get(page + 1 < pages ? "review.more" : "review.done"));
    }

    /// Nobody signs what she has not seen: the last page leads on, the others to the next one.
    private void onward() {
        int room = room();
        if (page + 1 < Math.ceilDiv(step.lines().size(), room)) {
            turn(page + 1);
        } else {
            step.confirm();
        }
    }

    private int room() {
        if (look.wide()) {
            return look.elder() ? ROWS_WIDE_ELDER : ROWS_WIDE;
        }
        if (look.low()) {
            return look.elder() ? ROWS_LOW_ELDER : ROWS_LOW;
        }
        return look.elder() ? ROWS_ELDER : ROWS;
    }

    private void turn(int to) {
        page = to;
        draw();
    }

    private Node row(ReviewStep.Line line) {
        String shown = Shown.of(line.field(), line.value(), words);
        String name = words.of(line.field().label());
        Label label = Type.SECOND.wrapping(
                !line.changeable() && shown.contains(RareCharacters.MARK)
                        ? words.get("review.rare", name, RareCharacters.MARK)
                        : name);
        Label value = Type.LABEL.wrapping(shown);
        Node text;
        if (look.elder() || look.wide()) {
            text = new VBox(-2, label, value);
        } else {
            label.setMinWidth(290);
            label.setMaxWidth(290);
            HBox.setHgrow(value, Priority.ALWAYS);
            HBox both = new HBox(16, label, value);
            both.setAlignment(Pos.CENTER_LEFT);
            text = both;
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(16, text, line.changeable() ? change(line) : fromCard());
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(look.elder() ? ROW_ELDER : ROW);
        return row;
    }

    private Node change(ReviewStep.Line line) {
        Button change = Buttons.secondary(
                "change-" + line.field().key(), words.get("review.change"), Icon.EDIT, () -> step.change(line));
        change.getStyleClass().add("secondary-80");
        change.setAccessibleText(
                words.get("review.change") + " " + words.of(line.field().label()));
        return change;
    }

    private Node fromCard() {
        HBox box = new HBox(
                12, Icon.CHECK.node(32, "icon-ok"), Type.OTHER.label(words.get("review.from-card"), "ok-text"));
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /// What happens after it is handed in: nothing is promised that the catalogue does not say.
    private Node next() {
        if (step.corrects()) {
            return new Rows().addAll(words.rows("review.next.correction"));
        }
        Declaring.Limits limits = step.declaring().limits();
        String accepted = words.get("review.next." + step.declaring().acceptance());
        String promise = limits.promised() == 0
                ? words.get("review.promise.at-once")
                : words.get("review.promise." + limits.unit(), limits.promised(), limits.statutory());
        if (look.elder()) {
            return new Rows().addAll(List.of("+" + accepted));
        }
        Rows rows = new Rows().addAll(List.of("+" + accepted, "+" + promise));
        List<Declaring.Material> materials = step.declaring().materials();
        if (!materials.isEmpty()) {
            rows.add(Icon.ID_CARD, "icon-ok", words.get("review.materials", names(materials)));
        }
        return rows;
    }

    private String names(List<Declaring.Material> materials) {
        return materials.stream()
                .map(one -> switch (one.source()) {
                    case CARD -> words.get("review.material.CARD", words.of(one.name()));
                })
                .collect(Collectors.joining(words.get("review.and")));
    }
}
