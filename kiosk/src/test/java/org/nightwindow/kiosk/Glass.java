package org.nightwindow.kiosk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.nightwindow.kiosk.ui.Theme;

/// The screen of the tests: JavaFX on its Headless platform, started once for the JVM, and what a test needs of it.
public final class Glass {

    /// Where the pictures of all screens lie after the tests, to be looked at.
    public static final Path SCREENS = Path.of("target", "screens");

    private static final long PATIENCE = 60;
    private static boolean started;

    private Glass() {}

    public static synchronized void start() throws Exception {
        if (started) {
            return;
        }
        started = true;
        CompletableFuture<Void> up = new CompletableFuture<>();
        Platform.startup(() -> up.complete(null));
        up.get(PATIENCE, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
        on(() -> {
            HeadlessGlass.makeRoom();
            Theme.load(Path.of("target", "fonts"));
            return null;
        });
        Files.createDirectories(SCREENS);
    }

    /// Runs on the JavaFX thread and waits.
    public static <T> T on(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(PATIENCE, TimeUnit.SECONDS);
    }

    /// A stage with the scene, shown; the caller hides it.
    public static Stage show(Scene scene) throws Exception {
        return on(() -> {
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(scene);
            // The Headless screen counts from its own corner; a centred window of this size would begin above it.
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        });
    }

    /// Waits until everything that was asked for is laid out.
    public static void settle(Scene scene) throws Exception {
        for (int pulse = 0; pulse < 3; pulse++) {
            CompletableFuture<Void> laidOut = new CompletableFuture<>();
            on(() -> {
                scene.addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        laidOut.complete(null);
                    }
                });
                Platform.requestNextPulse();
                return null;
            });
            laidOut.get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    /// Writes what is on the scene to `target/screens/<name>.png`. No stage is needed.
    public static void picture(Scene scene, String name) throws Exception {
        WritableImage image = on(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        Files.write(SCREENS.resolve(name + ".png"), Png.of(width, height, argb));
    }
}
