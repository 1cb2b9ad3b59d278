package org.nightwindow.demo;

import com.sun.glass.ui.Application;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Window;

/// The kiosk, exactly as it is, with a [HandServer] beside it in the same process: arguments are the hand's port file,
/// then
/// those of the kiosk's own program.
final class HandledKiosk {
    /// The node that fills the pane is called `screen-` and the name of the step.
    private static final String SCREEN_ID = "screen-";

    /// JavaFX's Headless platform has a frame buffer of 1000 × 1000 pixels and complains at every frame of a taller
    /// window (JDK-8364201). A larger one cures it; the rows it copies by are 1000 pixels long.
    private static final int HEADLESS_PIXELS = 1000 * 2200 + 3000;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            enlargeHeadlessScreen();
        }
        Path portFile = Path.of(arguments[0]);
        Window.getWindows().addListener((javafx.beans.Observable _) -> serveOnce(portFile));
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
                HandServer.start(portFile, SCREEN_ID);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static void enlargeHeadlessScreen() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                Application glass = Application.GetApplication();
                var frameBuffer = glass.getClass().getDeclaredField("frameBuffer");
                frameBuffer.setAccessible(true);
                frameBuffer.set(glass, ByteBuffer.allocate(4 * HEADLESS_PIXELS));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "JavaFX's Headless platform has changed; is it taller by itself now?", e);
            } finally {
                done.countDown();
            }
        });
        done.await();
    }

    private HandledKiosk() {}
}
