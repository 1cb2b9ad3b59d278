package org.nightwindow.driver.testkit.conformance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DocumentCamera;
import org.nightwindow.driver.DocumentCamera.Picture;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.camera.CameraSimulator;

/// A camera: each command takes a picture of another page.
final class CameraRig extends DeviceRig<CameraSimulator> {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /// Cells of the page, each black or white: what a picture shows is known from it.
    private static final int CELLS = 16;

    private int number;

    private CameraRig(String device, @Nullable CameraSimulator simulator) {
        super(DeviceKind.DOCUMENT_CAMERA, device, simulator);
    }

    static CameraRig ofSimulator() {
        CameraSimulator simulator = CameraSimulator.start();
        CameraRig rig = new CameraRig(simulator.address(), simulator);
        simulator.show(page(0));
        return rig;
    }

    static CameraRig at(String device) {
        return new CameraRig(device, null);
    }

    @Override
    public String address() {
        return super.address().replaceFirst("^tcp", "http");
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        simulator().ifPresent(camera -> camera.show(page(++number)));
        return ((DocumentCamera) device).capture(call);
    }

    private static BufferedImage page(int number) {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        for (int i = 0; i < CELLS; i++) {
            pen.setColor((number >> i & 1) == 1 ? Color.BLACK : Color.WHITE);
            pen.fillRect(i * WIDTH / CELLS, 0, WIDTH / CELLS, HEIGHT);
        }
        pen.dispose();
        return page;
    }

    /// @return which page a picture shows, by its middle and its last row; -1 when it is no whole picture of one
    static int shown(byte[] jpeg) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (picture == null) {
                return -1;
            }
            int middle = row(picture, picture.getHeight() / 2);
            return middle == row(picture, picture.getHeight() - 2) ? middle : -1;
        } catch (IOException | RuntimeException broken) { // ImageIO throws both for bytes that are no picture
            return -1;
        }
    }

    private static int row(BufferedImage picture, int y) {
        int number = 0;
        for (int i = 0; i < CELLS; i++) {
            int x = (2 * i + 1) * picture.getWidth() / (2 * CELLS);
            number |= (picture.getRGB(x, y) & 0xFF) < 128 ? 1 << i : 0;
        }
        return number;
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Done<?>(Picture picture) && simulated() && shown(picture.jpeg()) != number) {
            return Optional.of("it said Done of a picture that is not whole, or not of what lies there");
        }
        return Optional.empty();
    }

    /// A few bytes of the picture, as a log may show them.
    @Override
    public List<String> personal() {
        return simulator().map(camera -> Printed.bytes(camera.shown(), 720)).orElse(List.of());
    }

    @Override
    void clear(CameraSimulator broken) {
        broken.clear();
        broken.replug();
    }
}
