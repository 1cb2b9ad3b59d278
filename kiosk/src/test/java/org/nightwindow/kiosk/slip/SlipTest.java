package org.nightwindow.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;
import org.nightwindow.driver.testkit.wire.Port;

/// From words to paper: drawn, sent by the real driver, printed by the simulated printer.
class SlipTest {
    private static final String ADDRESS = "https://hall.example/v/ACPT-2026-000017?c=7KQ4";

    private static final SlipDrawing DRAWING = new SlipDrawing(Path.of("target", "fonts"));

    private static final Slip ACCEPTANCE = Slip.of(
            new Slip.Title("受理单"),
            new Slip.Fine("Acceptance slip · 样例市政务服务中心 24 小时自助厅"),
            new Slip.Rule(),
            new Slip.Pair("事项", "灵活就业人员参保登记"),
            new Slip.Pair("申请人", "样若溪"),
            new Slip.Pair("受理编号", "SL-2026-1122-000017"),
            new Slip.Pair("受理时间", "2026-11-22 03:41"),
            new Slip.Pair("承诺办结", "2026-11-27（3 个工作日内）"),
            new Slip.Pair("已收材料", "居民身份证（电子）1 份；灵活就业承诺书（电子，本人签名）1 份"),
            new Slip.Rule(),
            new Slip.Text("查询码，凭此码或身份证查询进度："),
            new Slip.Code("7KQ4-2M9X"),
            new Slip.Qr(ADDRESS, "扫码查询办理进度 · Scan to track"),
            new Slip.Rule(),
            new Slip.Fine("逾期未办结，可拨打 12345 投诉。本单遗失可凭身份证在任一自助终端重打。"),
            new Slip.Fine("Keep this slip. You can have it printed again at any kiosk with your ID card."));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SlipWidth.class)
    void aSlipGoesThroughDriverAndPrinter_andItsCodeIsReadFromThePaper(SlipWidth width) throws Exception {
        try (ReceiptPrinterSimulator simulator = ReceiptPrinterSimulator.start(width.dots(), Port.TCP);
                Supervisor printer = Supervisor.start(
                        "receipt-printer",
                        InstalledDrivers.onClassPath()
                                .find("standard.escpos-receipt")
                                .orElseThrow(),
                        Map.of("wire", simulator.address(), "dots", Integer.toString(width.dots())),
                        HostEnvironment.system(folder))) {
            await().until(() -> printer.status().state() == State.READY);
            Outcome<Confirmation> outcome = printer.act(
                            ReceiptPrinter.class,
                            "print slip",
                            Duration.ofSeconds(20),
                            (device, call) -> device.print(drawn(ACCEPTANCE, width), call))
                    .outcome()
                    .get(30, TimeUnit.SECONDS);
            assertThat(outcome).isEqualTo(Outcome.done(Confirmation.CONFIRMED));
            Piece slip = simulator.tray().slips().getFirst();
            Path pictures = Files.createDirectories(Path.of("target", "slips"));
            slip.exportPng(pictures.resolve("acceptance-" + width.dots() + ".png"));
            assertThat(code(slip)).isEqualTo(ADDRESS);
            assertThat(slip.cut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(SlipWidth.class)
    void nothingTouchesTheEdges_howeverLongAWordIs(SlipWidth width) {
        ReceiptImage image = drawn(
                Slip.of(
                        new Slip.Title("不动产登记资料查询结果".repeat(4)),
                        new Slip.Pair("住址", "样例省样例市示范区".repeat(9)),
                        new Slip.Pair("一个非常非常长的项目名称", "W".repeat(120)),
                        new Slip.Code("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
                width);
        int bytes = width.dots() / 8;
        for (int row = 0; row < image.rows(); row++) {
            assertThat(image.dots()[row * bytes] & 0xC0)
                    .as("left of row %s", row)
                    .isZero();
            assertThat(image.dots()[(row + 1) * bytes - 1] & 0x03)
                    .as("right of row %s", row)
                    .isZero();
        }
    }

    @Test
    void aCharacterTheFontDoesNotHave_isNamed_andNoSlipWithAHoleIsDrawn() {
        Drawn drawn = DRAWING.draw(Slip.of(new Slip.Pair("申请人", "样\uE0F3䶮")), SlipWidth.WIDE);
        assertThat(drawn)
                .isInstanceOfSatisfying(
                        Drawn.CannotShow.class,
                        it -> assertThat(it.characters()).contains("\uE0F3"));
        assertThat(drawn.toString()).doesNotContain("\uE0F3");
        assertThat(DRAWING.draw(Slip.of(), SlipWidth.WIDE)).isInstanceOf(Drawn.Image.class);
        assertThat(ACCEPTANCE.toString()).doesNotContain("若溪");
    }

    private static ReceiptImage drawn(Slip slip, SlipWidth width) {
        assertThat(DRAWING.draw(slip, width)).isInstanceOf(Drawn.Image.class);
        return ((Drawn.Image) DRAWING.draw(slip, width)).dots();
    }

    private static String code(Piece piece) throws Exception {
        int[] pixels = new int[piece.width() * piece.rows()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (piece.dots()[i / 8] >> (7 - i % 8) & 1) == 1 ? 0 : 0xFFFFFF;
        }
        LuminanceSource paper = new RGBLuminanceSource(piece.width(), piece.rows(), pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(paper)))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no code on the paper", e);
        }
    }
}
