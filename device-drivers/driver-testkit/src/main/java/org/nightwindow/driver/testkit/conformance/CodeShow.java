package org.nightwindow.driver.testkit.conformance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BiFunction;
import org.nightwindow.driver.testkit.camera.CameraSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerFault;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;

/// Where codes are shown to a simulated device.
interface CodeShow extends AutoCloseable {
    void show(String text);

    void takeAway();

    /// What makes it send something that is no code, each in another way; empty where it cannot.
    List<Runnable> nonsense();

    /// No fault strikes it any more.
    void clear();

    @Override
    void close();

    /// A scanner that sends lines of text.
    record Line(ScannerSimulator scanner) implements CodeShow {
        @Override
        public void show(String text) {
            scanner.show(text);
        }

        @Override
        public void takeAway() {
            scanner.takeAway();
        }

        @Override
        public List<Runnable> nonsense() {
            return List.of(
                    () -> scanner.failRepeatedly(ScannerFault.FLOOD),
                    () -> scanner.failRepeatedly(ScannerFault.NOT_TEXT));
        }

        @Override
        public void clear() {
            scanner.clear();
        }

        @Override
        public void close() {
            scanner.close();
        }
    }

    /// A camera that looks at codes. What it sends between them are pictures.
    ///
    /// @param draw draws a code onto a page
    record Camera(CameraSimulator camera, BiFunction<BufferedImage, String, BufferedImage> draw) implements CodeShow {
        @Override
        public void show(String text) {
            camera.show(draw.apply(page(), text));
        }

        @Override
        public void takeAway() {
            camera.show(page());
        }

        private static BufferedImage page() {
            BufferedImage page = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = page.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, page.getWidth(), page.getHeight());
            pen.dispose();
            return page;
        }

        @Override
        public List<Runnable> nonsense() {
            return List.of();
        }

        @Override
        public void clear() {
            camera.clear();
            camera.replug();
        }

        @Override
        public void close() {
            camera.close();
        }
    }
}
