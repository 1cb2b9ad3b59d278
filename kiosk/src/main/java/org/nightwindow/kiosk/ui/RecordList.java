package org.nightwindow.kiosk.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Records to choose one from, below each other, a few at a time. Waits with a sentence until it is given them.
public final class RecordList extends VBox {
    /// What has room above the action bar.
    private static final int ROWS = 6;

    private static final int ROWS_ELDER = 3;

    /// One row: more than a finger needs, because two lines stand in it.
    private static final double HEIGHT = 128;

    private static final double HEIGHT_ELDER = 156;

    /// What is reached in low reach.
    private static final int ROWS_LOW = 3;

    private static final int ROWS_LOW_ELDER = 2;

    /// In landscape, as many pairs as have room when the details of each need three lines.
    private static final int ROWS_WIDE = 4;

    private static final int ROWS_WIDE_ELDER = 2;

    /// The row's own padding and the check mark.
    private static final double PADDING = 72;

    private static final double GAP = 12;

    private final Look look;
    private final String key;
    private final Consumer<String> chosen;
    private final Label hint = Type.OTHER.label("");
    private final GridPane shown = new GridPane(GAP, GAP);
    private final HBox pager = new HBox(24);
    private final ErrorNote error = new ErrorNote();
    private List<Row> rows = List.of();
    private String mark = "";
    private int page;

    /// @param value what is meant, also the end of the button's id
    /// @param name what tells it from the others
    /// @param detail more about it
    public record Row(String value, String name, String detail) {
        /// Personal data.
        @Override
        public String toString() {
            return "Row[…]";
        }
    }

    /// @param key start of the buttons' ids
    public RecordList(Look look, String key, String label, Consumer<String> chosen) {
        super(12);
        this.look = look;
        this.key = key;
        this.chosen = chosen;
        HBox head = new HBox(Type.LABEL.label(label), between(), hint);
        head.setAlignment(Pos.BASELINE_LEFT);
        pager.setAlignment(Pos.CENTER_RIGHT);
        VBox.setMargin(error, new Insets(6, 0, 0, 0));
        shown.add(Type.SECOND.wrapping(look.words().get("form.records.asking")), 0, 0);
        if (look.wide()) {
            HBox.setHgrow(error, Priority.ALWAYS);
            HBox foot = new HBox(24, error, between(), pager);
            foot.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(head, shown, foot);
        } else {
            getChildren().setAll(head, shown, pager, error);
        }
    }

    private static Region between() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        return between;
    }

    /// Opens where the chosen one is: the screen is drawn anew when the language changes.
    ///
    /// @param more whether there are older ones that are not among them
    public void show(List<Row> records, boolean more) {
        rows = List.copyOf(records);
        page = Math.max(0, rows.stream().map(Row::value).toList().indexOf(mark)) / room();
        hint.setText(look.words().get(more ? "form.records.newest" : "form.records.count", rows.size()));
        draw();
    }

    /// Marks the chosen one.
    public void mark(String value) {
        mark = value;
        draw();
    }

    /// @param sentence empty when nothing is wrong
    public void problem(String sentence) {
        error.say(sentence);
    }

    private void draw() {
        if (rows.isEmpty()) {
            return;
        }
        int room = room();
        shown.getChildren().clear();
        int columns = look.wide() ? 2 : 1;
        List<Row> here = rows.stream().skip((long) page * room).limit(room).toList();
        for (int i = 0; i < here.size(); i++) {
            shown.add(button(here.get(i)), i % columns, i / columns);
        }
        int pages = Math.ceilDiv(rows.size(), room);
        pager.getChildren().clear();
        if (pages > 1) {
            pager.getChildren().add(Type.LABEL.centred(look.words().get("preview.page-of", page + 1, pages)));
            turn("records-before", "preview.page-before", Icon.BACK, page - 1, page > 0);
            turn("records-next", "preview.page-next", Icon.NEXT, page + 1, page + 1 < pages);
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

    private void turn(String id, String text, Icon icon, int to, boolean possible) {
        if (possible) {
            pager.getChildren().add(Buttons.secondary(id, look.words().get(text), icon, () -> {
                page = to;
                draw();
            }));
        }
    }

    private Button button(Row row) {
        VBox words = new VBox(-2, Type.LABEL.wrapping(row.name()), Type.OTHER.wrapping(row.detail()));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox face = new HBox(24, words);
        face.setAlignment(Pos.CENTER_LEFT);
        face.setMinWidth(look.shape().column() - PADDING);
        face.setMaxWidth(look.shape().column() - PADDING);
        boolean is = row.value().equals(mark);
        if (is) {
            face.getChildren().add(Icon.CHECK.node(40));
        }
        Button button =
                Buttons.drawn(key + "-" + row.value(), "choice", row.name(), face, () -> chosen.accept(row.value()));
        button.pseudoClassStateChanged(Choices.CHOSEN, is);
        button.setMinWidth(look.shape().column());
        button.setMaxWidth(Double.MAX_VALUE);
        Buttons.grow(button, words, look.elder() ? HEIGHT_ELDER : HEIGHT);
        return button;
    }
}
