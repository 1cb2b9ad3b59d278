package org.nightwindow.kiosk.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// An empty sheet with the name of the document that is being made, and one sentence about the waiting.
public final class WaitingPaper extends VBox {

    private static final double WIDTH = 420;
    private static final double HEIGHT = 560;
    private static final double HEIGHT_WIDE = 400;
    private static final double[] LINES = {320, 320, 260, 320, 300, 220};
    private static final double[] LINES_WIDE = {320, 260, 300};

    private final StackPane sentence = new StackPane();

    public WaitingPaper(Look look, String title) {
        super(36);
        setAlignment(Pos.CENTER);
        VBox sheet = new VBox(26);
        sheet.setAlignment(Pos.TOP_CENTER);
        sheet.getStyleClass().addAll("sheet", "waiting-sheet");
        double height = look.wide() ? HEIGHT_WIDE : HEIGHT;
        sheet.setMinSize(WIDTH, height);
        sheet.setMaxSize(WIDTH, height);
        sheet.setCache(true);
        sheet.getChildren().add(Type.SECOND.wrapping(title.replace("（", "\n（"), "drawn-text", "centre-text"));
        for (double width : look.wide() ? LINES_WIDE : LINES) {
            Region line = new Region();
            line.getStyleClass().add("blank");
            line.setMinSize(width, 22);
            line.setMaxSize(width, 22);
            sheet.getChildren().add(line);
        }
        Node dot = Dot.HERE.node(64);
        if (look.modes().isEmpty()) {
            Motion.breathe(dot);
        }
        getChildren().setAll(sheet, dot, sentence);
    }

    /// @param marked with `**…**` for bold
    public void say(String marked) {
        TextFlow line = Type.BODY.line(marked);
        line.setTextAlignment(TextAlignment.CENTER);
        sentence.getChildren().setAll(line);
    }
}
