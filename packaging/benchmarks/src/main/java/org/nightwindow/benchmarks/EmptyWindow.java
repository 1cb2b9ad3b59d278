package org.nightwindow.benchmarks;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The least a JavaFX program can be: one window of one colour over the whole screen, which turns another colour at a
/// touch. Nothing written in JavaFX starts sooner.
final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] arguments) {
        Platform.startup(() -> {
            Scene scene = new Scene(new Pane(), 1080, 1920, Color.NAVY);
            scene.setOnMousePressed(_ -> scene.setFill(Color.GOLD));
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
    }
}
