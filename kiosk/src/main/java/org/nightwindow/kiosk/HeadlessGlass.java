package org.nightwindow.kiosk;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import org.slf4j.LoggerFactory;

/// Running without a display. JavaFX 26 has a Headless platform; its screen is fixed at 1000 × 1000 and so is the
/// buffer it paints into (JDK-8364201), which is too small for a kiosk of 1080 × 1920: each paint would throw. The
/// buffer is replaced by a larger one, once, before the first window.
final class HeadlessGlass {
    private static final String PLATFORM = "glass.platform";
    private static final String HEADLESS = "Headless";

    /// Rows of 1000 pixels of four bytes; 1080 × 1920 px need 2074, and the last row is written past its end.
    private static final int BYTES = 4 * (1000 * 2200 + 3000);

    private HeadlessGlass() {}

    /// Chooses the Headless platform when there is no display. Before JavaFX starts.
    static void chooseWithoutDisplay() {
        if (!display() && System.getProperty(PLATFORM) == null) {
            System.setProperty(PLATFORM, HEADLESS);
            System.setProperty("prism.order", "sw");
        }
    }

    private static boolean display() {
        return !System.getProperty("os.name").startsWith("Linux") || System.getenv("DISPLAY") != null;
    }

    static boolean active() {
        return HEADLESS.equals(System.getProperty(PLATFORM));
    }

    /// Makes room for a whole kiosk screen. JavaFX thread. Does nothing with a real display.
    static void makeRoom() {
        if (!active()) {
            return;
        }
        try {
            Class<?> application = Class.forName("com.sun.glass.ui.Application");
            Object running = application.getMethod("GetApplication").invoke(null);
            Field buffer = running.getClass().getDeclaredField("frameBuffer");
            buffer.setAccessible(true);
            buffer.set(running, ByteBuffer.allocate(BYTES));
        } catch (ReflectiveOperationException e) {
            // A later JavaFX has mended it or renamed the field; the screens work, only its paints may complain.
            LoggerFactory.getLogger(HeadlessGlass.class)
                    .info("the Headless platform keeps its own frame buffer: {}", e.toString());
        }
    }
}
