package org.nightwindow.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.attendant.Gesture;
import org.nightwindow.kiosk.ui.Corner;
import org.nightwindow.kiosk.ui.Frame;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Questions;
import org.nightwindow.kiosk.ui.Shape;
import org.nightwindow.kiosk.ui.Surface;
import org.nightwindow.kiosk.ui.Theme;
import org.nightwindow.kiosk.ui.Tools;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Preferences;
import org.nightwindow.kiosk.visit.Visit;

/// Draws whatever the desk shows: the right screen, in the look this resident wants, with the right end of the top
/// band, and the one dialog there may be.
///
/// When language or mode changes the same step is drawn anew; all that was entered lives in the step. Screen thread
/// only.
public final class DeskView {

    /// How long the start screen keeps a look nobody used for a visit.
    private static final Duration FORGET_LOOK = Duration.ofSeconds(60);

    private final Desk desk;
    private final ObservableValue<Text> hall;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Shape shape;
    private final Surface surface;
    private final Scene scene;
    private final ReadOnlyObjectWrapper<LocalDateTime> now;
    private final Screens screens;
    private final Look usual;
    private Look look;
    private @Nullable Frame frame;
    private @Nullable Page page;
    private long lastTouch;
    private final Gesture gesture;
    private final Image dot = new WritableImage(1, 1);
    private boolean attended;

    /// @param hall the name of the place; known once the kiosk is enrolled
    /// @param clock in the time zone of the hall
    /// @param nanoTime a monotonic clock
    /// @param shape of the display
    public DeskView(Desk desk, ObservableValue<Text> hall, Clock clock, LongSupplier nanoTime, Shape shape) {
        this.shape = shape;
        this.surface = new Surface(shape);
        this.desk = desk;
        this.hall = hall;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", minute());
        this.screens = new Screens(desk, now.getReadOnlyProperty(), new Tools(this::want, Optional.empty()));
        this.look = read(desk.preferences());
        this.usual = look;
        this.scene = new Scene(surface, shape.width(), shape.height());
        Theme.dress(scene);
        gesture = new Gesture(nanoTime, desk::knock);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            touched();
            knocking(event, gesture::pressed);
        });
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> knocking(event, gesture::released));
        follow();
        desk.onSweep(this::forgetPictures);
    }

    /// JavaFX lets go of its own copies of pictures that nobody holds any more when it draws another one, and not
    /// before: the page a resident looked at last would stay in memory until the next one looks at a page.
    private void forgetPictures() {
        new ImageView(dot).snapshot(null, null);
    }

    /// The scene to put on a stage.
    public Scene scene() {
        return scene;
    }

    /// Time passed: the clock of the band, and a look that nobody uses. Called a few times a second, beside the
    /// tick of the desk.
    public void tick() {
        LocalDateTime minute = minute();
        if (!minute.equals(now.get())) {
            now.set(minute);
        }
        boolean forgotten = nanoTime.getAsLong() - lastTouch > FORGET_LOOK.toNanos();
        if (desk.visit().get() == null && !desk.attended() && forgotten && !look.equals(usual)) {
            want(usual);
        }
    }

    private void follow() {
        desk.step().subscribe((_, _) -> redraw(true));
        hall.subscribe(_ -> redraw(false));
        Preferences preferences = desk.preferences();
        preferences.english().subscribe(_ -> lookAgain());
        preferences.elder().subscribe(_ -> lookAgain());
        preferences.contrast().subscribe(_ -> lookAgain());
        preferences.lowReach().subscribe(_ -> lookAgain());
        desk.visit().flatMap(visit -> visit.clock().asking()).orElse(false).subscribe(this::asking);
        desk.visit().flatMap(Visit::mayLeave).subscribe(_ -> drawCorner());
        screens.maskedName().subscribe(_ -> drawCorner());
    }

    private void touched() {
        lastTouch = nanoTime.getAsLong();
        desk.touched();
    }

    private interface Touch {
        boolean at(double x, double y, double shape);
    }

    /// What belongs to the technicians' gesture does nothing else. It can be made where residents are waited for.
    private void knocking(MouseEvent event, Touch touch) {
        Page shown = page;
        if (shown == null || !shown.fillsSurface() || desk.visit().get() != null) {
            gesture.forget();
            return;
        }
        Point2D at = shown.sceneToLocal(event.getSceneX(), event.getSceneY());
        double width = shown.getWidth();
        double height = shown.getHeight();
        if (touch.at(at.getX() / width, at.getY() / height, width / height)) {
            event.consume();
        }
    }

    private void lookAgain() {
        Look wanted = read(desk.preferences());
        if (!wanted.equals(look)) {
            look = wanted;
            redraw(false);
        }
    }

    private void redraw(boolean moving) {
        Optional.ofNullable(page).ifPresent(Page::dispose);
        boolean staff = desk.attended();
        Look worn = staff ? new Look(look.language(), Set.of(), shape) : look;
        Theme.apply(scene, worn);
        Page next = screens.draw(desk.step().get(), hall.getValue(), worn);
        page = next;
        if (next.fillsSurface()) {
            frame = null;
            surface.show(next);
            return;
        }
        Frame around = frame;
        if (around == null || !moving || staff != attended) {
            Tools tools = staff ? screens.tools().languageOnly() : screens.tools();
            around = new Frame(worn, hall.getValue(), screens.now(), tools);
            attended = staff;
            frame = around;
            surface.show(around);
        }
        around.closeDialog();
        around.show(next, corner(next));
        asking(Optional.ofNullable(desk.visit().get())
                .map(visit -> visit.clock().asking().get())
                .orElse(false));
    }

    private void drawCorner() {
        Frame around = frame;
        Page shown = page;
        if (around != null && shown != null) {
            around.corner(corner(shown));
        }
    }

    private Corner corner(Page shown) {
        Visit visit = desk.visit().get();
        if (visit == null) {
            return Corner.clock();
        }
        Optional<String> name = Optional.of(visit.maskedName().get()).filter(text -> !text.isEmpty());
        if (!visit.mayLeave().get()) {
            return Corner.staying(name);
        }
        return shown.leaveText(name.isPresent())
                .map(text -> Corner.leaving(name, text, () -> leave(visit, shown)))
                .orElseGet(Corner::clock);
    }

    private void leave(Visit visit, Page shown) {
        Frame around = frame;
        if (shown.leavingLoses() && around != null) {
            around.ask(Questions.leaving(look, around::closeDialog, visit::leave));
        } else {
            visit.leave();
        }
    }

    private void asking(boolean asked) {
        Frame around = frame;
        Visit visit = desk.visit().get();
        if (around == null) {
            return;
        }
        if (asked && visit != null) {
            around.ask(Questions.stillThere(
                    look,
                    visit.clock().secondsLeft(),
                    visit.clock().countdown().toSeconds(),
                    visit.resident().isPresent(),
                    visit::stay,
                    visit::leave));
        } else {
            around.closeDialog();
        }
    }

    private void want(Look wanted) {
        Preferences preferences = desk.preferences();
        preferences.english().set(wanted.language() == Language.EN);
        preferences.elder().set(wanted.has(Look.Mode.ELDER));
        preferences.contrast().set(wanted.has(Look.Mode.CONTRAST));
        preferences.lowReach().set(wanted.has(Look.Mode.LOW_REACH));
    }

    private Look read(Preferences preferences) {
        Set<Look.Mode> modes = EnumSet.noneOf(Look.Mode.class);
        if (preferences.elder().get()) {
            modes.add(Look.Mode.ELDER);
        }
        if (preferences.contrast().get()) {
            modes.add(Look.Mode.CONTRAST);
        }
        if (preferences.lowReach().get()) {
            modes.add(Look.Mode.LOW_REACH);
        }
        return new Look(preferences.english().get() ? Language.EN : Language.ZH, modes, shape);
    }

    private LocalDateTime minute() {
        return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    }
}
