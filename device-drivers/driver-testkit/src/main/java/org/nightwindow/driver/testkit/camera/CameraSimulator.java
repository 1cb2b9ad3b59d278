package org.nightwindow.driver.testkit.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.wire.LineSimulator;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// A camera over a table: `GET /stream` gives MJPEG ten times a second, until who asked hangs up; `GET /photo` one
/// picture. For one at a time. All methods may be called from any thread.
public final class CameraSimulator extends LineSimulator<CameraFault> {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String BOUNDARY = "frame7x";

    private final SerialLine line = new SerialLine(this::received, this::newcomer);
    private final StringBuilder pending = new StringBuilder();
    private volatile byte[] shown = jpeg(page(Color.WHITE));
    private volatile boolean announcesLength = true;
    private volatile int visitor;
    private final AtomicInteger sent = new AtomicInteger();

    private CameraSimulator() {}

    /// Over an empty white page.
    public static CameraSimulator start() {
        return new CameraSimulator();
    }

    /// What lies under the camera from now on.
    public void show(BufferedImage picture) {
        shown = jpeg(picture);
    }

    /// The bytes of what lies there, as they are sent.
    public byte[] shown() {
        return shown.clone();
    }

    /// As cameras that announce no length of their pictures.
    public void announceNoLength() {
        announcesLength = false;
    }

    /// How many pictures were sent since the start.
    public int sent() {
        return sent.get();
    }

    /// The address of the stream, for the driver's configuration.
    public String url() {
        return address().replaceFirst("tcp:", "http:") + "/stream";
    }

    @Override
    protected SerialLine line() {
        return line;
    }

    private void newcomer() {
        synchronized (pending) {
            visitor++;
            pending.setLength(0);
        }
    }

    private void received(byte[] bytes) {
        String request;
        int its;
        synchronized (pending) {
            pending.append(new String(bytes, StandardCharsets.ISO_8859_1));
            if (pending.indexOf("\r\n\r\n") < 0) {
                return;
            }
            request = pending.toString();
            pending.setLength(0);
            its = visitor;
        }
        Thread.ofPlatform().daemon().name("serial line camera").start(() -> answer(request, its));
    }

    private void answer(String request, int its) {
        CameraFault fault = strike(each -> beforePictures(each) ? each : null);
        switch (fault) {
            case CameraFault.Status(int code) -> say(its, "HTTP/1.0 " + code + " Sorry\r\nContent-Length: 0\r\n\r\n");
            case CameraFault.WrongType() ->
                say(its, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>");
            case null, default -> {
                if (request.startsWith("GET /photo ")) {
                    byte[] now = shown;
                    say(
                            its,
                            "HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + now.length
                                    + "\r\n\r\n");
                    send(its, now);
                } else {
                    say(
                            its,
                            "HTTP/1.0 200 OK\r\nServer: simulated\r\nContent-Type: multipart/x-mixed-replace;boundary="
                                    + BOUNDARY + "\r\n\r\n");
                    stream(its);
                }
            }
        }
    }

    private static boolean beforePictures(CameraFault fault) {
        return fault instanceof CameraFault.Status || fault instanceof CameraFault.WrongType;
    }

    private void stream(int its) {
        while (line.connected() && visitor == its) {
            if (!picture(its, strike(each -> beforePictures(each) ? null : each))) {
                return;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /// @return whether another one follows
    private boolean picture(int its, @Nullable CameraFault fault) {
        byte[] now = fault instanceof CameraFault.Black ? jpeg(page(Color.BLACK)) : shown;
        sent.incrementAndGet();
        byte[] half = Arrays.copyOf(now, now.length / 2);
        return switch (fault) {
            case CameraFault.Stalls() -> {
                part(its, half, now.length);
                yield false;
            }
            case CameraFault.CutOff() -> {
                part(its, half, now.length);
                line.unplug();
                line.replug();
                yield false;
            }
            case CameraFault.Truncated() -> {
                part(its, half, half.length);
                yield true;
            }
            case CameraFault.Oversized() -> {
                part(its, half, Integer.MAX_VALUE / 10 * 4);
                yield true;
            }
            case null, default -> {
                part(its, now, now.length);
                yield true;
            }
        };
    }

    private void part(int its, byte[] bytes, int announced) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\n"
                        + (announcesLength ? "Content-Length: " + announced + "\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + bytes.length + 2);
        System.arraycopy(bytes, 0, whole, head.length, bytes.length);
        whole[whole.length - 2] = '\r';
        whole[whole.length - 1] = '\n';
        send(its, whole);
    }

    private void say(int its, String text) {
        send(its, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Whoever asked next never gets what was meant for the one before.
    private void send(int its, byte[] bytes) {
        synchronized (pending) {
            if (visitor == its) {
                line.send(bytes);
            }
        }
    }

    private static BufferedImage page(Color colour) {
        BufferedImage page = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.dispose();
        return page;
    }

    private static byte[] jpeg(BufferedImage picture) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(picture, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
