package org.nightwindow.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The line of dots at the top of a visit: passed, here, to come. It cannot be pressed.
public final class Stepper extends StackPane {

    private static final double HEIGHT = 118;
    private static final double FIRST = 0.13; // of the width
    private static final double LAST = 0.87;
    private static final double MIDDLE = 44;
    private static final double LINE = 6;
    private static final double DOT = 36;
    private static final double DOT_HERE = 44;
    private static final double NAME_WIDTH = 190;

    private static final List<String> VISIT = List.of("IDENTIFY", "FILL_IN", "CHECK", "PRINT", "TAKE");
    private static final List<String> DECLARATION = List.of("IDENTIFY", "FILL_IN", "CHECK", "SIGN", "SLIP");

    /// The five steps of a visit that prints: 读证 · 选择 · 预览 · 打印 · 取走.
    ///
    /// @param here the name of the current one: `FILL_IN`
    public static Stepper ofVisit(Look look, String here) {
        return ofVisit(look, here, look.shape().pane());
    }

    /// The same, as wide as one column.
    public static Stepper inColumn(Look look, String here) {
        return ofVisit(look, here, look.shape().column());
    }

    private static Stepper ofVisit(Look look, String here, double width) {
        Words words = look.words();
        return new Stepper(
                look,
                width,
                VISIT.stream().map(stop -> words.get("stop." + stop)).toList(),
                VISIT.indexOf(here));
    }

    /// The five steps of a visit that declares: 读证 · 填表 · 核对 · 签名 · 回执.
    ///
    /// @param here the name of the current one: `SIGN`
    public static Stepper ofDeclaration(Look look, String here) {
        Words words = look.words();
        return new Stepper(
                look,
                look.shape().pane(),
                DECLARATION.stream()
                        .map(stop -> words.get("stop.declare." + stop))
                        .toList(),
                DECLARATION.indexOf(here));
    }

    /// @param names of the steps, two or three characters each
    /// @param here the current one, from 0
    public Stepper(Look look, List<String> names, int here) {
        this(look, Shape.PORTRAIT.pane(), names, here);
    }

    private Stepper(Look look, double width, List<String> names, int here) {
        getStyleClass().add("stepper");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().setAll(look.elder() ? sentence(look.words(), names, here) : line(width, names, here));
    }

    /// Large letters leave no room for five dots: one sentence says the same.
    private static Node sentence(Words words, List<String> names, int here) {
        Label sentence = Type.LABEL.label(words.get("stepper.sentence", here + 1, names.size(), names.get(here)));
        HBox box = new HBox(24, Dot.HERE.node(DOT_HERE), sentence);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(0, 40, 0, 40));
        return box;
    }

    private static Node line(double width, List<String> names, int here) {
        Pane line = new Pane();
        double gap = names.size() > 1 ? width * (LAST - FIRST) / (names.size() - 1) : 0;
        List<Node> front = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double x = Math.rint(width * FIRST + i * gap);
            if (i > 0) {
                Rectangle rail = new Rectangle(Math.rint(x - gap), MIDDLE - LINE / 2, gap, LINE);
                rail.getStyleClass().add(i <= here ? "rail-passed" : "rail");
                line.getChildren().add(rail);
            }
            Dot state = i < here ? Dot.PASSED : i == here ? Dot.HERE : Dot.TO_COME;
            double size = state == Dot.HERE ? DOT_HERE : DOT;
            Region dot = state.node(size);
            dot.relocate(x - size / 2, MIDDLE - size / 2);
            front.add(dot);
            Label name = new Label(names.get(i));
            name.getStyleClass()
                    .addAll(
                            "step-name",
                            switch (state) {
                                case PASSED -> "step-name-passed";
                                case HERE -> "step-name-here";
                                case TO_COME -> "step-name-to-come";
                            });
            VBox place = new VBox(name);
            place.setAlignment(Pos.CENTER);
            place.setMinWidth(NAME_WIDTH);
            place.setMaxWidth(NAME_WIDTH);
            place.relocate(x - NAME_WIDTH / 2, 68);
            front.add(place);
        }
        line.getChildren().addAll(front);
        return line;
    }
}
