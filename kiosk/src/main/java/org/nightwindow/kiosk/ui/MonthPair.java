package org.nightwindow.kiosk.ui;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A period of months: two large fields, and the periods people usually ask for as one touch.
public final class MonthPair extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int QUICK_COLUMNS = 4;

    private final Words words;
    private final YearMonth now;
    private final Choices quick;
    private final VBox quickly = new VBox(10);
    private final boolean low;
    private final End from;
    private final End to;

    /// One of the two fields.
    ///
    /// @param key its id
    public record Field(String key, String label) {}

    private record End(Button button, Label value, ErrorNote error) {}

    private enum Quick {
        THIS_YEAR("this-year"),
        LAST_YEAR("last-year"),
        TWELVE_MONTHS("twelve-months"),
        THREE_YEARS("three-years");

        private final String word;

        Quick(String word) {
            this.word = word;
        }

        YearMonth from(YearMonth now) {
            return switch (this) {
                case THIS_YEAR -> now.withMonth(1);
                case LAST_YEAR -> now.minusYears(1).withMonth(1);
                case TWELVE_MONTHS -> now.minusMonths(11);
                case THREE_YEARS -> now.minusMonths(35);
            };
        }

        YearMonth to(YearMonth now) {
            return this == LAST_YEAR ? now.minusYears(1).withMonth(12) : now;
        }
    }

    /// @param now the current month
    /// @param edit asks for the month pad for the field with this key
    /// @param both takes a quick choice: from, to
    public MonthPair(
            Look look,
            YearMonth now,
            Field first,
            Field second,
            Consumer<String> edit,
            BiConsumer<YearMonth, YearMonth> both) {
        super(10);
        getStyleClass().add("month-pair");
        this.words = look.words();
        this.now = now;
        this.low = look.low();
        List<Choices.Choice> choices = List.of(Quick.values()).stream()
                .map(some -> new Choices.Choice(some.word, words.get("form.quick." + some.word)))
                .toList();
        quick = new Choices("quick", look.elder() && !look.wide() ? 2 : QUICK_COLUMNS, choices, word -> {
            for (Quick some : Quick.values()) {
                if (some.word.equals(word)) {
                    both.accept(some.from(now), some.to(now));
                }
            }
        });
        from = end(first, edit);
        to = end(second, edit);
        HBox fields = new HBox(24, column(first, from), column(second, to));
        quickly.getChildren().add(quick);
        getChildren().setAll(quickly, fields, from.error, to.error);
        // Large letters in half the height: the words on the keys say what they are.
        if (!look.elder() || !look.wide()) {
            quickly.getChildren().addFirst(Type.LABEL.label(words.get("form.quick")));
        }
    }

    public void show(Optional<YearMonth> first, Optional<YearMonth> second) {
        show(from, first);
        show(to, second);
        quick.mark(word -> List.of(Quick.values()).stream()
                .filter(some -> some.word.equals(word))
                .anyMatch(some -> first.filter(some.from(now)::equals).isPresent()
                        && second.filter(some.to(now)::equals).isPresent()));
    }

    /// What is wrong with each field; empty where nothing is.
    public void problems(String first, String second) {
        problem(from, first);
        problem(to, second);
    }

    /// Marks the field the month pad belongs to.
    ///
    /// @param key empty when the pad is closed
    public void editing(String key) {
        // With the pad below them, the keys for a whole period would stand too high for somebody who sits.
        quickly.setVisible(!low || key.isEmpty());
        quickly.setManaged(quickly.isVisible());
        for (End end : List.of(from, to)) {
            end.button.pseudoClassStateChanged(
                    Choices.CHOSEN, end.button.getId().equals(key));
        }
    }

    private void show(End end, Optional<YearMonth> month) {
        end.value.setText(month.map(words.language()::month).orElseGet(() -> words.get("form.month.none")));
        end.value.getStyleClass().remove("field-empty");
        if (month.isEmpty()) {
            end.value.getStyleClass().add("field-empty");
        }
    }

    private static void problem(End end, String sentence) {
        end.error.say(sentence);
        end.button.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
    }

    private static End end(Field field, Consumer<String> edit) {
        Label value = new Label();
        value.getStyleClass().add("field-value");
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox face = new HBox(12, value, Icon.DOWN.node(36));
        face.setAlignment(Pos.CENTER_LEFT);
        Button button = Buttons.drawn(field.key(), "field", field.label(), face, () -> edit.accept(field.key()));
        button.setMaxWidth(Double.MAX_VALUE);
        face.prefWidthProperty().bind(button.widthProperty().subtract(48));
        return new End(button, value, new ErrorNote());
    }

    private static VBox column(Field field, End end) {
        VBox column = new VBox(8, Type.LABEL.label(field.label()), end.button);
        column.setPrefWidth(Shape.PORTRAIT.width() / 2);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }
}
