package org.nightwindow.kiosk;

import com.sun.glass.events.MouseEvent;
import com.sun.glass.events.TouchEvent;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.lang.reflect.Method;
import javafx.geometry.Point2D;
import javafx.scene.Scene;

/// Fingers on the glass: touches enter where a platform with a touch screen reports them, below the scene, and take
/// the whole way from there. JavaFX's robot has no fingers. JavaFX thread only.
public final class Fingers {
    private final Scene scene;
    private final View view;
    private Point2D[] down = {};

    /// @param scene on a stage that is shown
    public Fingers(Scene scene) {
        this.scene = scene;
        this.view = Window.getWindows().stream()
                .filter(Window::isVisible)
                .map(Window::getView)
                .filter(found -> found != null)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /// All come down at once.
    ///
    /// @param points on the display
    public void down(Point2D... points) {
        down = points;
        send(TouchEvent.TOUCH_PRESSED);
    }

    /// All that are down move, each to its point.
    public void move(Point2D... points) {
        down = points;
        send(TouchEvent.TOUCH_MOVED);
    }

    /// All go up again.
    public void up() {
        send(TouchEvent.TOUCH_RELEASED);
    }

    /// What a platform adds to a touch for programs that only know a mouse.
    public void mouseThatIsATouch(Point2D point) throws ReflectiveOperationException {
        Method mouse = View.class.getDeclaredMethod(
                "notifyMouse",
                int.class,
                int.class,
                int.class,
                int.class,
                int.class,
                int.class,
                int.class,
                boolean.class,
                boolean.class);
        mouse.setAccessible(true);
        for (int type : new int[] {MouseEvent.DOWN, MouseEvent.UP}) {
            mouse.invoke(
                    view, type, MouseEvent.BUTTON_LEFT, x(point), y(point), absX(point), absY(point), 0, false, true);
        }
    }

    private void send(int type) {
        view.notifyBeginTouchEvent(0, true, down.length);
        for (int i = 0; i < down.length; i++) {
            view.notifyNextTouchEvent(type, i + 1, x(down[i]), y(down[i]), absX(down[i]), absY(down[i]));
        }
        view.notifyEndTouchEvent();
    }

    private int x(Point2D point) {
        return (int) (point.getX() - scene.getWindow().getX() - scene.getX());
    }

    private int y(Point2D point) {
        return (int) (point.getY() - scene.getWindow().getY() - scene.getY());
    }

    private static int absX(Point2D point) {
        return (int) point.getX();
    }

    private static int absY(Point2D point) {
        return (int) point.getY();
    }
}
