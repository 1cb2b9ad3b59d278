package org.nightwindow.kiosk.ui;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Choosing a month with a finger: one year at a time, twelve large keys. It stands where the keyboard stands, at
/// the bottom of the page, while a month is being edited. Months outside the range are shown but cannot be pressed.
public final class MonthPad extends VBox {

    private static final int COLUMNS = 4;
    private static final double KEY = 92;
    private static final double SIDE_KEY = 150;

    private final Look look;
    private final YearMonth earliest;
    private final YearMonth latest;
    private final Consumer<YearMonth> picked;
    private final Label year = Type.H2.label("");
    private final Button before;
    private final Button after;
    private final GridPane months = new GridPane(12, 12);
    private int shownYear;
    private YearMonth value;

    /// @param latest the newest month there can be
    /// @param picked takes the month when its key is released
    /// @param close puts the pad away
    public MonthPad(
            Look look,
            String title,
            YearMonth value,
            YearMonth earliest,
            YearMonth latest,
            Consumer<YearMonth> picked,
            Runnable close) {
        this.look = look;
        this.earliest = earliest;
        this.latest = latest;
        this.picked = picked;
        this.value = value;
        this.shownYear = value.getYear();
        setId("month-pad");
        getStyleClass().add("pad");
        Words words = look.words();
        before = key("year-before", words.get("month.year.before"), () -> turn(-1));
        before.setGraphic(Icon.BACK.node(40, "icon-ink"));
        after = key("year-after", words.get("month.year.after"), () -> turn(1));
        after.setGraphic(Icon.NEXT.node(40, "icon-ink"));
        for (Button side : List.of(before, after)) {
            side.setText("");
            side.setMinWidth(SIDE_KEY);
        }
        Button done = Buttons.secondary("pad-close", words.get("month.close"), Icon.CHECK, close);
        done.getStyleClass().add("secondary-88");
        Label heading = Type.LABEL.label(title);
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox top = new HBox(20, heading, done);
        top.setAlignment(Pos.CENTER_LEFT);
        year.setMaxWidth(Double.MAX_VALUE);
        year.setAlignment(Pos.CENTER);
        HBox.setHgrow(year, Priority.ALWAYS);
        HBox years = new HBox(20, before, year, after);
        years.setAlignment(Pos.CENTER);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            months.getColumnConstraints().add(column);
        }
        getChildren().setAll(top, years, months);
        draw();
    }

    private void turn(int by) {
        shownYear += by;
        draw();
    }

    private void draw() {
        year.setText(look.words().get("month.year", shownYear));
        before.setVisible(shownYear > earliest.getYear());
        after.setVisible(shownYear < latest.getYear());
        List<Node> keys = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            YearMonth when = YearMonth.of(shownYear, month);
            Node key = when.isBefore(earliest) || when.isAfter(latest) ? away(month) : monthKey(when);
            GridPane.setConstraints(key, (month - 1) % COLUMNS, (month - 1) / COLUMNS);
            keys.add(key);
        }
        months.getChildren().setAll(keys);
    }

    private Button monthKey(YearMonth when) {
        Button key = key("month-" + when, name(when.getMonthValue()), () -> {
            value = when;
            draw();
            picked.accept(when);
        });
        key.pseudoClassStateChanged(Choices.CHOSEN, when.equals(value));
        return key;
    }

    private Node away(int month) {
        Label away = new Label(name(month));
        away.getStyleClass().add("key-away");
        away.setMinHeight(KEY);
        away.setMaxWidth(Double.MAX_VALUE);
        return away;
    }

    private String name(int month) {
        return look.words().get("month." + month);
    }

    private static Button key(String id, String text, Runnable act) {
        Button key = new Button(text);
        key.setId(id);
        key.setAccessibleText(text);
        key.getStyleClass().setAll("key");
        key.setMinHeight(KEY);
        key.setMaxWidth(Double.MAX_VALUE);
        key.setOnAction(_ -> act.run());
        return key;
    }
}
