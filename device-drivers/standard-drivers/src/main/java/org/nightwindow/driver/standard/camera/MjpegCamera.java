package org.nightwindow.driver.standard.camera;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DocumentCamera;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SelfTest.Check;
import org.nightwindow.driver.StatusBoard;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.camera.CameraLink.RefusedException;

/// A camera that is connected to only while pictures are wanted: what comes then was taken then, and nothing of a
/// resident lies in a buffer between two visits.
final class MjpegCamera implements DocumentCamera {
    private final URI url;
    private final Duration answerLimit;
    private final DeviceContext context;
    private final StatusBoard board;
    private final Capabilities capabilities;

    MjpegCamera(URI url, Duration answerLimit, Duration pollEvery, DeviceContext context) {
        this.url = url;
        this.answerLimit = answerLimit;
        this.context = context;
        this.board = new StatusBoard(context);
        this.capabilities = Capabilities.of(pollEvery);
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void poll(Call call) {
        Outcome<Nothing> _ = look(call);
    }

    /// Whether it is there and sends pictures.
    Outcome<Nothing> look(Call call) {
        return connected(call, link -> Outcome.done());
    }

    @Override
    public Outcome<Picture> capture(Call call) {
        return connected(call, link -> {
            Outcome<Picture> last = Outcome.failed(Fault.TIMEOUT, "the camera sent no picture in time");
            while (call.goesOn()) {
                Optional<byte[]> jpeg = nextOrEnd(link, call);
                last = jpeg.isPresent() ? judge(jpeg.get()) : last;
                if (last.isDone() || !link.many()) {
                    return last;
                }
            }
            return call.cancelled() ? Outcome.cancelled() : last;
        });
    }

    /// A broken or black picture is left out; the next one comes in a tenth of a second.
    private static Outcome<Picture> judge(byte[] jpeg) {
        Optional<Boolean> black = Jpeg.whole(jpeg) ? Jpeg.black(jpeg) : Optional.empty();
        if (black.isEmpty()) {
            return Outcome.failed(Fault.TRANSPORT, "the pictures arrive broken");
        }
        return black.get()
                ? Outcome.failed(Fault.HARDWARE, "the pictures are black: lens covered, or no light")
                : Outcome.done(new Picture(jpeg));
    }

    @Override
    public Outcome<Nothing> preview(Consumer<Picture> viewer, Call call) {
        return connected(call, link -> {
            while (call.goesOn()) {
                Optional<byte[]> jpeg = nextOrEnd(link, call);
                if (jpeg.filter(Jpeg::whole).isPresent()) {
                    viewer.accept(new Picture(jpeg.get()));
                }
                if (!link.many()) {
                    return Outcome.failed(Fault.UNSUPPORTED, "this address gives single pictures only");
                }
            }
            return call.cancelled() ? Outcome.cancelled() : Outcome.done();
        });
    }

    /// The next picture of many.
    ///
    /// @return empty when the time was up while it came: pictures came until then, and nothing is wrong
    /// @throws WireException when it does not come, and so is late by more than a camera may take
    Optional<byte[]> nextOrEnd(CameraLink link, Call call) throws WireException {
        Duration left = call.remaining();
        try {
            return Optional.of(link.next(call));
        } catch (WireException lost) {
            if (link.any() && call.expired() && left.compareTo(answerLimit) <= 0) {
                return Optional.empty();
            }
            throw lost;
        }
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return capture(call)
                .map(picture ->
                        new SelfTest(List.of(new Check("picture", true, picture.jpeg().length / 1024 + " KB"))));
    }

    /// Pictures are heard until `call` is up; that the camera answers at all is heard sooner.
    <T> Outcome<T> connected(Call call, Talk<T> talk) {
        if (!call.goesOn()) {
            return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.TIMEOUT, "no time was left");
        }
        try (CameraLink link = new CameraLink(context.openWire("tcp://" + url.getHost() + ":" + port()))) {
            call.onCancel(link::close);
            Call answering = Call.within(call.remaining(answerLimit));
            link.ask(url, answering);
            board.ready(Media.UNKNOWN);
            return talk.run(link);
        } catch (RefusedException refused) {
            board.failed(DeviceStatus.Detail.CONFIGURATION, String.valueOf(refused.getMessage()));
            return Outcome.failed(Fault.CONFIGURATION, String.valueOf(refused.getMessage()));
        } catch (WireException lost) {
            if (call.cancelled()) {
                return Outcome.cancelled();
            }
            board.disconnected(String.valueOf(lost.getMessage()));
            return Outcome.failed(call.expired() ? Fault.TIMEOUT : Fault.TRANSPORT, String.valueOf(lost.getMessage()));
        }
    }

    private int port() {
        return url.getPort() < 0 ? 80 : url.getPort();
    }

    @Override
    public void close() {
        // Nothing is open between two commands.
    }

    interface Talk<T> {
        Outcome<T> run(CameraLink link) throws WireException;
    }
}
