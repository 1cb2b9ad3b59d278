package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.stage.Window;

/// The kiosk, exactly as it is, with a [HandServer] beside it in the same process: arguments are the hand's port file,
/// then
/// those of the kiosk's own program.
final class HandledKiosk {
    public static void main(String[] arguments) {
        Path portFile = Path.of(arguments[0]);
        Window.getWindows().addListener((Observable _) -> serveOnce(portFile));
        org.nightwindow.kiosk.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static boolean serving;

    private static synchronized void serveOnce(Path portFile) {
        if (serving || Window.getWindows().isEmpty()) {
            return;
        }
        serving = true;
        Platform.runLater(() -> {
            try {
                HandServer.start(portFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private HandledKiosk() {}
}
