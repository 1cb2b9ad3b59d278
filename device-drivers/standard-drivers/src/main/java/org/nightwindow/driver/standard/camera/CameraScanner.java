package org.nightwindow.driver.standard.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.scanner.LastCode;

/// Looks for a QR code on each picture of a camera while a scan runs. Pictures are in memory only, one at a time.
final class CameraScanner implements CodeScanner {
    private final MjpegCamera camera;
    private final LastCode last;

    CameraScanner(MjpegCamera camera, LongSupplier nanoTime) {
        this.camera = camera;
        this.last = new LastCode(nanoTime);
    }

    @Override
    public DeviceStatus status() {
        return camera.status();
    }

    @Override
    public Capabilities capabilities() {
        return camera.capabilities();
    }

    @Override
    public void poll(Call call) {
        camera.poll(call);
    }

    @Override
    public Outcome<ScannedCode> scan(Call call) {
        return camera.connected(call, link -> look(link, call));
    }

    private Outcome<ScannedCode> look(CameraLink link, Call call) throws WireException {
        for (int turn = 0; call.goesOn(); turn++) {
            int now = turn;
            Optional<byte[]> jpeg = camera.nextOrEnd(link, call);
            Optional<String> code =
                    jpeg.flatMap(CameraScanner::decoded).flatMap(picture -> QrCascade.glance(picture, now));
            if (code.isPresent() && !last.repeats(code.get().getBytes(StandardCharsets.UTF_8))) {
                return code.get().isEmpty() || code.get().length() > ScannedCode.MAX_BYTES
                        ? Outcome.failed(Fault.INVALID_DATA, "the code is empty or too long")
                        : Outcome.done(new ScannedCode(code.get()));
            }
            if (!link.many()) {
                return Outcome.failed(Fault.UNSUPPORTED, "this address gives single pictures only");
            }
        }
        return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.NO_MEDIA, "no code was shown");
    }

    private static Optional<BufferedImage> decoded(byte[] jpeg) {
        try {
            return Jpeg.whole(jpeg)
                    ? Optional.ofNullable(ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))))
                    : Optional.empty();
        } catch (IOException | RuntimeException broken) { // the decoder of the JDK throws both for broken bytes
            return Optional.empty();
        }
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return camera.selfTest(call);
    }

    @Override
    public void close() {
        camera.close();
    }
}
