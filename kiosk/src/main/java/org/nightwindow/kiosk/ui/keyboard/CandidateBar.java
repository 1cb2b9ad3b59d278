package org.nightwindow.kiosk.ui.keyboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.nightwindow.kiosk.ui.Choices;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;

/// The row of words to choose from: the pinyin at the left, underlined, then as many words as fit, the first chosen
/// beforehand; the others on further pages.
final class CandidateBar extends HBox {

    private static final double GAP = 10;
    private static final double LEFT = 22;
    private static final double PADDING = 6;
    private static final double HEIGHT = 78;
    private static final double TURN = 84;
    private static final double SIDES = 2 * 22;

    /// Of many letters the last ones are shown: at least this many beside a long word…
    private static final int FEWEST_LETTERS = 6;

    /// …and at most this many.
    private static final int MOST_LETTERS = 17;

    /// A Latin letter of Noto Sans SC is at most this part of its font size wide, on average over a syllable.
    private static final double LATIN_WIDTH = 0.62;

    private final Look look;
    private final IntConsumer choose;
    private final String hint;
    private String reading = "";
    private List<String> words = List.of();
    private int from;

    CandidateBar(Look look, IntConsumer choose) {
        super(GAP);
        this.look = look;
        this.choose = choose;
        this.hint = look.words().get("keys.pinyin-hint");
        getStyleClass().add("candidates");
        setAlignment(Pos.CENTER_LEFT);
    }

    void show(String newReading, List<String> newWords) {
        reading = newReading;
        words = newWords;
        from = 0;
        draw();
    }

    private void draw() {
        List<Node> row = new ArrayList<>();
        double size = look.elder() ? 46 : 38;
        double room = KeyboardView.innerWidth(look) - LEFT - PADDING - 2 * (TURN + GAP) - GAP;
        double letter = LATIN_WIDTH * size;
        int longest = (int) ((room - FEWEST_LETTERS * letter - SIDES) / size);
        double first = words.isEmpty() ? 0 : width(shortened(words.get(from), longest), size);
        String shown = tail(reading, Math.clamp((int) ((room - first) / letter), FEWEST_LETTERS, MOST_LETTERS));
        Label letters = new Label(shown.isEmpty() ? hint : shown);
        letters.getStyleClass().add(shown.isEmpty() ? "candidates-hint" : "candidates-reading");
        letters.setMinWidth(USE_PREF_SIZE);
        row.add(letters);
        room -= shown.length() * letter;
        int at = from;
        while (at < words.size()) {
            String word = shortened(words.get(at), longest);
            double width = width(word, size);
            if (at > from && room < width) {
                break;
            }
            row.add(candidate(at, word, width));
            room -= width + GAP;
            at++;
        }
        Region between = new Region();
        setHgrow(between, Priority.ALWAYS);
        row.add(between);
        int next = at;
        if (from > 0) {
            row.add(turn("candidates-before", Icon.BACK, "keys.before", 0));
        }
        if (next < words.size()) {
            row.add(turn("candidates-next", Icon.NEXT, "keys.next", next));
        }
        getChildren().setAll(row);
    }

    private static double width(String word, double size) {
        return Math.max(TURN, size * word.codePointCount(0, word.length()) + SIDES);
    }

    /// A row of words that is too long for the bar shows its end here, and all of it in the field.
    private static String shortened(String word, int longest) {
        int points = word.codePointCount(0, word.length());
        return points <= longest ? word : "…" + word.substring(word.offsetByCodePoints(0, points - longest + 1));
    }

    private static String tail(String letters, int most) {
        return letters.length() <= most ? letters : "…" + letters.substring(letters.length() - most + 1);
    }

    private KeyCap candidate(int index, String shown, double width) {
        KeyCap cap = new KeyCap("candidate-" + index, words.get(index), () -> choose.accept(index));
        cap.setText(shown);
        cap.getStyleClass().setAll("candidate");
        cap.pseudoClassStateChanged(Choices.CHOSEN, index == 0);
        fix(cap, width);
        return cap;
    }

    private KeyCap turn(String id, Icon icon, String spoken, int to) {
        KeyCap cap = new KeyCap(id, look.words().get(spoken), () -> {
            from = to;
            draw();
        });
        cap.getStyleClass().setAll("candidate");
        fix(cap.sign(icon.node(40, "icon-ink")), TURN);
        return cap;
    }

    private static void fix(Region cap, double width) {
        cap.setMinSize(width, HEIGHT);
        cap.setMaxSize(width, HEIGHT);
        cap.setPrefSize(width, HEIGHT);
    }
}
