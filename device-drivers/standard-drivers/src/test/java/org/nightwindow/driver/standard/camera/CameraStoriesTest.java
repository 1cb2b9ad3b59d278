package org.nightwindow.driver.standard.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DocumentCamera;
import org.nightwindow.driver.DocumentCamera.Picture;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.standard.CodePicture;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.camera.CameraFault;
import org.nightwindow.driver.testkit.camera.CameraSimulator;

/// A page lies under the camera, or the camera sends anything but its picture.
final class CameraStoriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final CameraSimulator simulator = CameraSimulator.start();
    private final TestContext context = context(simulator.url());
    private final DocumentCamera camera = context.open(DocumentCamera.class);

    private static TestContext context(String url) {
        return new TestContext(new MjpegCameraDriver(), Map.of("url", url, "answer-ms", "400"));
    }

    @AfterEach
    void close() {
        camera.close();
        simulator.close();
    }

    private static BufferedImage page(Color colour) {
        BufferedImage page = new BufferedImage(1280, 960, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 1280, 960);
        pen.setColor(Color.BLACK);
        pen.drawString("materials", 40, 40);
        pen.dispose();
        return page;
    }

    private static void assertFailed(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).as(outcome.toString()).isEqualTo(fault);
    }

    private byte[] captured() {
        return ((Outcome.Done<Picture>) camera.capture(Call.within(LIMIT)))
                .value()
                .jpeg();
    }

    @Test
    void whatLiesThereNow_isWhatIsCaptured_byteForByte() {
        assertThat(captured()).isEqualTo(simulator.shown());
        simulator.show(page(Color.YELLOW));
        assertThat(captured()).isEqualTo(simulator.shown());
    }

    @Test
    void cameraThatAnnouncesNoLength_orGivesSinglePictures_isUnderstoodToo() {
        simulator.announceNoLength();
        simulator.show(page(Color.CYAN));
        assertThat(captured()).isEqualTo(simulator.shown());
        try (DocumentCamera single =
                context(simulator.url().replace("/stream", "/photo")).open(DocumentCamera.class)) {
            assertThat(single.capture(Call.within(LIMIT)).map(picture -> picture.jpeg().length))
                    .isEqualTo(Outcome.done(simulator.shown().length));
            assertFailed(single.preview(picture -> {}, Call.within(LIMIT)), Fault.UNSUPPORTED);
        }
    }

    @Test
    void preview_showsPicturesUntilItIsCalledOff_andTheCameraIsLeftAloneAfterwards() {
        List<Picture> seen = new CopyOnWriteArrayList<>();
        Call call = Call.within(LIMIT);
        Outcome<Nothing> ended = camera.preview(
                picture -> {
                    seen.add(picture);
                    if (seen.size() == 3) {
                        call.cancel();
                    }
                },
                call);
        assertThat(ended).isInstanceOf(Outcome.Cancelled.class);
        assertThat(seen).hasSize(3);
        await().during(Duration.ofMillis(300)).atMost(LIMIT).until(simulator::sent, sent -> sent <= 4);
    }

    static Stream<Arguments> passing() {
        return Stream.of(Arguments.of(new CameraFault.Truncated()), Arguments.of(new CameraFault.Black()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void oneBrokenOrBlackPicture_isLeftOut_andTheNextOneTaken(CameraFault fault) {
        simulator.failNext(fault);
        assertThat(captured()).isEqualTo(simulator.shown());
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of(new CameraFault.Black(), Fault.HARDWARE, State.READY),
                Arguments.of(new CameraFault.Truncated(), Fault.TRANSPORT, State.READY),
                Arguments.of(new CameraFault.Stalls(), Fault.TIMEOUT, State.DISCONNECTED),
                Arguments.of(new CameraFault.CutOff(), Fault.TRANSPORT, State.DISCONNECTED),
                Arguments.of(new CameraFault.Oversized(), Fault.TRANSPORT, State.DISCONNECTED));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void noPictureThatCanBeUsed_endsInTimeAndIsNamed(CameraFault fault, Fault named, State state) {
        simulator.failRepeatedly(fault);
        long began = System.nanoTime();
        Outcome<Picture> outcome = camera.capture(Call.within(SHORT));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SHORT.plusMillis(200));
        // At its deadline it may be in the middle of the next one.
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isIn(named, Fault.TIMEOUT);
        assertThat(camera.status().state()).isIn(state, State.DISCONNECTED);
        simulator.clear();
        await().atMost(LIMIT).until(() -> camera.capture(Call.within(LIMIT)).isDone());
        assertThat(camera.status().state()).isEqualTo(State.READY);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 503})
    void cameraRefuses_itsStatusIsToldToTheTechnician(int status) {
        simulator.failRepeatedly(new CameraFault.Status(status));
        assertFailed(camera.capture(Call.within(LIMIT)), Fault.CONFIGURATION);
        assertThat(camera.status().detail()).isEqualTo(Detail.CONFIGURATION);
        assertThat(camera.status().text()).contains(Integer.toString(status));
        assertFailed(context.tryOpen(), Fault.CONFIGURATION);
    }

    @Test
    void somethingElseAnswers_isNoCamera() {
        simulator.failRepeatedly(new CameraFault.WrongType());
        assertFailed(context.tryOpen(), Fault.CONFIGURATION);
        assertFailed(context("https://127.0.0.1:1/").tryOpen(), Fault.CONFIGURATION);
    }

    @Test
    void cableOut_disconnected_andBackWithoutOpeningAgain() {
        simulator.unplug();
        camera.poll(Call.within(LIMIT));
        assertThat(camera.status().state()).isEqualTo(State.DISCONNECTED);
        assertFailed(context.tryOpen(), Fault.TRANSPORT);
        simulator.replug();
        camera.poll(Call.within(LIMIT));
        assertThat(camera.status().state()).isEqualTo(State.READY);
    }

    @Test
    void codeUnderTheCamera_isScannedOnce_andTheNextOneAfterIt() throws Exception {
        try (CodeScanner scanner =
                new TestContext(new CameraScannerDriver(), Map.of("url", simulator.url())).open(CodeScanner.class)) {
            assertFailed(scanner.scan(Call.within(SHORT)), Fault.NO_MEDIA);
            simulator.show(code("样若溪 NW-1"));
            assertThat(scanner.scan(Call.within(LIMIT)).map(ScannedCode::text)).isEqualTo(Outcome.done("样若溪 NW-1"));
            assertFailed(scanner.scan(Call.within(SHORT)), Fault.NO_MEDIA);
            simulator.failNext(new CameraFault.Truncated());
            simulator.show(code("NW-2"));
            assertThat(scanner.scan(Call.within(LIMIT)).map(ScannedCode::text)).isEqualTo(Outcome.done("NW-2"));
        }
    }

    private static BufferedImage code(String text) {
        return CodePicture.on(page(Color.WHITE), text);
    }

    @Test
    void itTestsItself_withAPicture() {
        assertThat(camera.selfTest(Call.within(LIMIT)).map(SelfTest::passed)).isEqualTo(Outcome.done(true));
    }
}
