package org.nightwindow.driver.standard.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.AnyFrames;
import org.nightwindow.driver.standard.SpokenWire;

/// Streams of a camera, and the pictures in them.
final class CameraFramesTest extends AnyFrames {
    private static final URI URL = URI.create("http://127.0.0.1:8080/stream");

    @Override
    protected List<byte[]> sound() {
        byte[] jpeg = jpeg();
        String head = "HTTP/1.0 200 OK\r\nContent-Type: ";
        String many = head + "multipart/x-mixed-replace;boundary=b\r\n\r\n";
        String part = "--b\r\nContent-Type: image/jpeg\r\n";
        String length = "Content-Length: " + jpeg.length + "\r\n";
        return List.of(
                stream(many, part + length + "\r\n", jpeg, part + length + "\r\n", jpeg),
                stream(many, part + "\r\n", jpeg, part + "\r\n", jpeg),
                stream(head + "image/jpeg\r\n" + length + "\r\n", "", jpeg, "", new byte[0]));
    }

    private static byte[] stream(String head, String first, byte[] one, String second, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((head + first).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(one);
        out.writeBytes(("\r\n" + second).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static byte[] jpeg() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY), "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        try (CameraLink link = new CameraLink(new SpokenWire(bytes, random))) {
            Call call = Call.within(Duration.ofSeconds(1));
            link.ask(URL, call);
            while (true) {
                byte[] picture = link.next(call);
                if (Jpeg.whole(picture)) {
                    Object _ = Jpeg.black(picture);
                }
            }
        } catch (WireException | CameraLink.RefusedException end) {
            // as it must
        }
    }
}
