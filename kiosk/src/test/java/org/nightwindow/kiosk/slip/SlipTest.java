package org.nightwindow.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.bench.SlipCode;

/// From words to paper: drawn, sent by the real driver, printed by the simulated printer.
class SlipTest {
    private static final String CODE = QueryCode.of("F-slip");

    private static final SlipWriter WRITER = new SlipWriter(
            () -> new Text("示范区 24 小时政务服务厅", "Shifan District 24-hour Service Hall"),
            () -> "990101-K03",
            () -> true,
            _ -> List.of(new Declaring.Material(new Text("居民身份证", "Resident ID card"), Declaring.Material.Source.CARD)),
            ZoneId.of("Asia/Shanghai"),
            () -> Instant.parse("2026-11-20T19:26:00Z"));

    private static final SlipDrawing DRAWING = new SlipDrawing(Path.of("target", "fonts"));

    private static final Slip ACCEPTANCE =
            WRITER.filed(PlayedCases.view("F-slip", CaseView.State.ACCEPTED, Stage.COLLECTION));

    private static final Map<String, Slip> ALL = Map.of(
            "acceptance",
            ACCEPTANCE,
            "handed-in",
            WRITER.filed(PlayedCases.view("F-slip", CaseView.State.SUBMITTED, Stage.ACCEPTANCE)),
            "progress",
            WRITER.progress(PlayedCases.view("F-slip")),
            "kept",
            WRITER.kept(PlayedCases.view("F-slip").itemName(), CODE));

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
            Path pictures = Files.createDirectories(Path.of("target", "slips"));
            for (Map.Entry<String, Slip> slip : ALL.entrySet()) {
                Outcome<Confirmation> outcome = printer.act(
                                ReceiptPrinter.class,
                                "print slip",
                                Duration.ofSeconds(20),
                                (device, call) -> device.print(drawn(slip.getValue(), width), call))
                        .outcome()
                        .get(30, TimeUnit.SECONDS);
                assertThat(outcome).isEqualTo(Outcome.done(Confirmation.CONFIRMED));
                Piece piece = simulator.tray().slips().getLast();
                piece.exportPng(pictures.resolve(slip.getKey() + "-" + width.dots() + ".png"));
                assertThat(SlipCode.on(piece)).as(slip.getKey()).isEqualTo(CODE);
                assertThat(piece.cut()).isTrue();
            }
        }
    }

    @Test
    void thePrintSlipCarriesTheNumberOfTheDocument() throws Exception {
        ReceiptImage image = drawn(
                WRITER.printed(new Text("税收完税证明", "Tax payment certificate"), "990126110004173", 2), SlipWidth.WIDE);
        assertThat(SlipCode.on(image.width(), image.rows(), image.dots())).isEqualTo("990126110004173");
    }

    @ParameterizedTest
    @EnumSource(SlipWidth.class)
    void nothingTouchesTheEdges_howeverLongAWordIs(SlipWidth width) {
        ReceiptImage image = drawn(
                Slip.of(
                        new Slip.Title("不动产登记资料查询结果".repeat(4)),
                        new Slip.Pair("住址", "样例省样例市示范区".repeat(9)),
                        new Slip.Pair("一个非常非常长的项目名称", "W".repeat(120)),
                        new Slip.Head("不打烊".repeat(9), "示范区".repeat(30)),
                        new Slip.Day("最晚".repeat(40), "12月7日".repeat(9)),
                        new Slip.Stages(List.of("受理", "收件", "传送", "审批", "办结", "出件"), 6),
                        new Slip.Code("查询码", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
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
    void aCharacterTheFontDoesNotHave_isMarked_andTheSlipSaysWhatTheMarkMeans() {
        ReceiptImage plain = drawn(Slip.of(new Slip.Pair("申请人", "样〓〓")), SlipWidth.WIDE);
        ReceiptImage marked = drawn(Slip.of(new Slip.Pair("申请人", "样\uE0F3😀")), SlipWidth.WIDE);
        assertThat(marked.rows()).as("with what it means below").isGreaterThan(plain.rows());
        assertThat(Arrays.copyOf(marked.dots(), plain.dots().length / 2))
                .as("the same marks, no hole")
                .isEqualTo(Arrays.copyOf(plain.dots(), plain.dots().length / 2));
        assertThat(ACCEPTANCE.toString()).doesNotContain("灵活");
    }

    @Test
    void whatWasDecided_standsOnTheSlip_andACaseThatEndedEarlyShowsNoStageItWillNeverReach() {
        Text no = new Text("审批不通过：户籍不在本区", "Not approved: registered in another district");
        for (CaseView.State state : List.of(CaseView.State.REJECTED, CaseView.State.CONCLUDED, CaseView.State.ISSUED)) {
            Slip slip = WRITER.progress(PlayedCases.decided(PlayedCases.view("F-slip", state, Stage.CONCLUSION), no));
            assertThat(texts(slip)).as(state.name()).contains(no.zh(), no.en());
            assertThat(slip.lines()).hasAtLeastOneElementOfType(Slip.Stages.class);
        }
        Slip refused = WRITER.progress(
                PlayedCases.decided(PlayedCases.view("F-slip", CaseView.State.NOT_ACCEPTED, Stage.ACCEPTANCE), no));
        assertThat(texts(refused)).contains(no.zh());
        assertThat(refused.lines()).doesNotHaveAnyElementsOfTypes(Slip.Stages.class);
        assertThat(texts(ACCEPTANCE)).contains("受理单", "样**").noneMatch(text -> text.contains(no.zh()));
    }

    private static List<String> texts(Slip slip) {
        return slip.lines().stream().flatMap(Slip.Line::texts).toList();
    }

    private static ReceiptImage drawn(Slip slip, SlipWidth width) {
        return DRAWING.draw(slip, width);
    }
}
