package org.nightwindow.kiosk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.shape.Rectangle;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.ui.Shape;
import org.nightwindow.kiosk.ui.Theme;
import org.nightwindow.kiosk.visit.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one window of the kiosk. With a display it covers all of it and cannot be closed, moved or left by any key, or
/// stands on a desk in a frame (`screen.full-screen: false`); without one it is drawn on JavaFX's Headless platform at
/// 1080 × 1920, where a robot can still see and touch it.
///
/// It does not extend `Application`: JavaFX is started by hand, so that the program stays on the class path and its
/// parts are passed by constructors.
public final class KioskApplication {
    private static final Logger log = LoggerFactory.getLogger(KioskApplication.class);

    /// Four times a second: often enough for seconds that are counted on the screen.
    private static final long TICK_NANOS = 250_000_000L;

    /// Of the height of the desk: the title bar and the task bar need the rest.
    private static final double ON_A_DESK = 0.9;

    /// The timer is called before a frame is given to the renderer, so the first frame was given when it is called
    /// again. Drawn it is much later: on a slow machine hundreds of calls may pass.
    private static final int AFTER_FIRST_FRAME = 2;

    private final Stage stage;
    private final DeskView view;

    /// The program behind the window. JavaFX thread only.
    public interface Program {

        Desk desk();

        /// The name of the place.
        ObservableValue<Text> hallName();

        /// A frame was painted. The first call may begin what should not delay the first picture.
        void painted();

        /// Time passed; called four times a second.
        void tick();
    }

    private KioskApplication(Stage stage, DeskView view) {
        this.stage = stage;
        this.view = view;
    }

    /// Starts JavaFX unless it runs, has the program wired meanwhile, and shows the window. Not on the JavaFX thread;
    /// once
    /// per process.
    ///
    /// @param fonts where the fonts are unpacked
    /// @param clock in the time zone of the hall
    /// @param fullScreen false for a window in a frame; closing that ends the process
    /// @param wiring called once, on this thread; what it makes belongs to the JavaFX thread afterwards
    /// @throws CompletionException when the window cannot be shown
    public static KioskApplication start(
            Path fonts, Clock clock, LongSupplier nanoTime, boolean fullScreen, Supplier<? extends Program> wiring) {
        CompletableFuture<Void> dressed = JavaFx.runs()
                .thenRunAsync(
                        () -> {
                            drawScaledTextAsShapes(fullScreen);
                            Theme.load(fonts);
                        },
                        Platform::runLater);
        Program program = wiring.get();
        return dressed.thenApplyAsync(_ -> open(program, clock, nanoTime, fullScreen), Platform::runLater)
                .join();
    }

    /// Shows a window on a toolkit that runs already. JavaFX thread.
    static KioskApplication open(Program program, Clock clock, LongSupplier nanoTime, boolean fullScreen) {
        boolean framed = !fullScreen && !HeadlessGlass.active();
        Shape shape = framed ? Shape.PORTRAIT : displayed();
        DeskView view = new DeskView(program.desk(), program.hallName(), clock, nanoTime, shape);
        Stage stage = new Stage(framed ? StageStyle.DECORATED : StageStyle.UNDECORATED);
        stage.setTitle("Nightwindow 不打烊");
        stage.setScene(view.scene());
        if (framed) {
            onADesk(stage);
        } else {
            overAll(stage);
        }
        stage.show();
        log.info("the window is open, {} × {}", stage.getWidth(), stage.getHeight());
        pulse(program, view);
        Rehearsal.whenAsked(view.scene());
        return new KioskApplication(stage, view);
    }

    /// Where the surface is scaled, JavaFX on Linux fills its glyph images by the even-odd rule, and bold strokes of
    /// Noto that cross turn into a chessboard. Drawn as shapes they are right. Before the first font is loaded.
    private static void drawScaledTextAsShapes(boolean fullScreen) {
        Rectangle2D display = Screen.getPrimary().getBounds();
        Shape shape = Shape.of(display.getWidth(), display.getHeight());
        boolean unscaled = fullScreen && display.getWidth() == shape.width() && display.getHeight() == shape.height();
        if (!unscaled && !HeadlessGlass.active()) {
            System.setProperty("prism.fontSizeLimit", "1");
        }
    }

    /// The Headless screen has a shape of no kiosk.
    private static Shape displayed() {
        Rectangle2D display = Screen.getPrimary().getBounds();
        return HeadlessGlass.active() ? Shape.PORTRAIT : Shape.of(display.getWidth(), display.getHeight());
    }

    private static void onADesk(Stage stage) {
        Rectangle2D desk = Screen.getPrimary().getVisualBounds();
        double height = Math.min(Shape.PORTRAIT.height(), desk.getHeight() * ON_A_DESK);
        stage.setX(desk.getMinX());
        stage.setY(desk.getMinY());
        stage.setHeight(height);
        stage.setWidth(height * Shape.PORTRAIT.width() / Shape.PORTRAIT.height());
        stage.setOnCloseRequest(event -> {
            event.consume(); // the window goes last, when the program has been closed in good order
            new Thread(() -> System.exit(0), "kiosk-window-closed").start();
        });
    }

    private static void overAll(Stage stage) {
        stage.setOnCloseRequest(WindowEvent::consume);
        // The size is set as well: without a window manager nobody answers the wish for full screen. The Headless
        // screen is smaller than a kiosk's and is written from its corner on.
        Rectangle2D place = HeadlessGlass.active()
                ? new Rectangle2D(0, 0, Shape.PORTRAIT.width(), Shape.PORTRAIT.height())
                : Screen.getPrimary().getBounds();
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        if (!HeadlessGlass.active()) {
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
            stage.setAlwaysOnTop(true);
        }
    }

    /// For a robot.
    public Scene scene() {
        return view.scene();
    }

    Stage stage() {
        return stage;
    }

    /// Closes the window and ends JavaFX. A window that is still open when JavaFX ends can crash its native part.
    /// Any thread.
    public void stop() {
        Platform.runLater(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            Platform.exit();
        });
    }

    /// The heartbeat of the screen: as long as it beats, the screen thread lives and pictures are painted.
    private static void pulse(Program program, DeskView view) {
        new AnimationTimer() {
            private long calls;
            private boolean painted;
            private long lastTick;

            @Override
            public void handle(long now) {
                calls++;
                if (painted) {
                    program.painted();
                } else if (calls == AFTER_FIRST_FRAME) {
                    Platform.runLater(() -> whenRendered(() -> painted = true));
                }
                if (now - lastTick >= TICK_NANOS) {
                    lastTick = now;
                    program.tick();
                    view.tick();
                }
            }
        }.start();
    }

    /// The renderer does one thing after another: when it has drawn this dot, it has drawn all that was given to it
    /// before, and what it drew is on its way to the display ahead of `then`.
    private static void whenRendered(Runnable then) {
        new Rectangle(1, 1).snapshot(null, null);
        Platform.runLater(then);
    }
}
