package org.nightwindow.driver.standard.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.standard.ipp.IppPrinterDriver;
import org.nightwindow.driver.standard.pcsc.PcscDriver;
import org.nightwindow.driver.standard.receipt.EscPosReceiptDriver;
import org.nightwindow.driver.standard.scanner.LineScannerDriver;
import org.nightwindow.driver.standard.sdt.SdtDriver;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.IppFault;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Jam;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerFault;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sdt.SdtRequest;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.PcscFault;
import org.nightwindow.driver.testkit.smartcard.PcscRequest;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;

/// Every cell of the drivers in the box; those of readers and printers.
final class BoxCells {
    private static final int ROWS = 192;

    /// A command every card answers, if only with 6A82.
    private static final byte[] SELECT_NOTHING = {0x00, (byte) 0xA4, 0x04, 0x00, 0x01, 0x00};

    static List<Cell> all() {
        return Stream.of(
                        cards().all(),
                        chips().all(),
                        codes().all(),
                        slips().all(),
                        documents().all(),
                        PictureCells.pictures().all(),
                        PictureCells.codes().all(),
                        PaymentCells.payments().all(),
                        PanelCells.module().all(),
                        PanelCells.ups().all())
                .flatMap(List::stream)
                .toList();
    }

    private static Cells<SdtReaderSimulator> cards() {
        Cells<SdtReaderSimulator> cells = new Cells<>(
                        "ID card reader", SdtReaderSimulator::start, SdtDriver::new, "wire", Map.of())
                .with(it -> it.lay(DemoPeople.RUOXI.card()))
                .command("read", (device, call) -> ((IdCardReader) device).read(call))
                .command("selfTest", Device::selfTest)
                .trouble("no card", SdtReaderSimulator::lift);
        for (int status :
                new int[] {0x10, 0x21, 0x23, 0x24, 0x31, 0x32, 0x33, 0x37, 0x3F, 0x40, 0x41, 0x47, 0x60, 0x66}) {
            cells.trouble(
                    "reading answers " + Integer.toHexString(status),
                    it -> it.failRepeatedly(SdtFault.whenReading(status)));
        }
        Map<String, SdtFault> broken = new LinkedHashMap<>();
        broken.put("lifted at byte 600", new SdtFault.LiftedAt(600));
        broken.put("unplugged at byte 600", new SdtFault.UnpluggedAt(600));
        broken.put("checksum wrong once", new SdtFault.WrongChecksum());
        broken.put("length wrong once", new SdtFault.WrongLength(5));
        broken.put("length 65,535 once", new SdtFault.Oversized());
        broken.put("noise before the answer", new SdtFault.Noise(64));
        broken.put("answers merged", new SdtFault.Merged());
        broken.put("one answer lost", new SdtFault.Silent());
        broken.forEach((name, fault) ->
                cells.trouble(name, it -> it.failNext(SdtFault.during(SdtRequest.READ, fault))));
        return cells;
    }

    private static Cells<PcscdSimulator> chips() {
        Cells<PcscdSimulator> cells = new Cells<>(
                        "smart card reader", PcscdSimulator::start, PcscDriver::new, "wire", Map.of("poll-ms", "100"))
                .with(it -> it.lay(ChipCard.of(DemoPeople.RUOXI)))
                .command("powerOn", (device, call) -> ((SmartCardReader) device).powerOn(call))
                .command(
                        "transmit",
                        (device, call) -> ((SmartCardReader) device)
                                .powerOn(call)
                                .then(_ -> ((SmartCardReader) device).transmit(SELECT_NOTHING, call)))
                .command(
                        "powerOff",
                        (device, call) -> ((SmartCardReader) device)
                                .powerOn(call)
                                .then(_ -> ((SmartCardReader) device).powerOff(call)))
                .command("selfTest", Device::selfTest)
                .trouble("no card", PcscdSimulator::lift)
                .trouble("reader unplugged", PcscdSimulator::unplugReader)
                .trouble("pcscd restarted", PcscdSimulator::restart)
                .trouble("lifted in the middle", it -> it.failNext(new PcscFault.Lifted(PcscRequest.TRANSMIT)))
                .trouble("card mute", it -> it.failNext(new PcscFault.Mute(PcscRequest.TRANSMIT)))
                .trouble(
                        "card slow",
                        it -> it.failNext(new PcscFault.Slow(PcscRequest.TRANSMIT, Duration.ofMillis(300))))
                .trouble("card says one byte", it -> it.failNext(new PcscFault.Says(1)))
                .trouble("half an answer", it -> it.failNext(new PcscFault.Half(PcscRequest.TRANSMIT)))
                .trouble("wrong bytes", it -> it.failNext(new PcscFault.WrongBytes(PcscRequest.TRANSMIT)))
                .trouble(
                        "reader unplugged in the middle",
                        it -> it.failNext(new PcscFault.ReaderGone(PcscRequest.TRANSMIT)));
        for (int code : new int[] {
            0x8010000B, 0x8010000C, 0x8010000F, 0x80100017, 0x80100065, 0x80100066, 0x80100067, 0x80100069, 0x8010006A
        }) {
            cells.trouble(
                    "connecting returns " + Integer.toHexString(code),
                    it -> it.failNext(new PcscFault.Returns(PcscRequest.CONNECT, code)));
        }
        return cells;
    }

    private static Cells<ScannerSimulator> codes() {
        Cells<ScannerSimulator> cells = new Cells<>(
                        "code scanner",
                        () -> ScannerSimulator.start(ScannerSetup.USUAL.repeatingEvery(Duration.ofMillis(200))),
                        LineScannerDriver::new,
                        "wire",
                        Map.of())
                .with(it -> it.show("SAMPLE-9901-1"))
                .command("scan", (device, call) -> ((CodeScanner) device).scan(call))
                .command("selfTest", Device::selfTest)
                .trouble("no code", ScannerSimulator::takeAway);
        for (ScannerFault fault : ScannerFault.values()) {
            cells.trouble(fault.name(), it -> it.failRepeatedly(fault));
        }
        return cells;
    }

    private static Cells<ReceiptPrinterSimulator> slips() {
        Cells<ReceiptPrinterSimulator> cells = new Cells<>(
                        "receipt printer",
                        ReceiptPrinterSimulator::start,
                        EscPosReceiptDriver::new,
                        "wire",
                        Map.of("silence-ms", "400"))
                .opened(device ->
                        ((ReceiptPrinter) device).print(slip(), Call.within(Cells.LIMIT))) // begins with a cut
                .command("print", (device, call) -> ((ReceiptPrinter) device).print(slip(), call))
                .command("selfTest", Device::selfTest)
                .trouble("no paper", ReceiptPrinterSimulator::paperOut)
                .trouble("little paper", it -> it.nearEnd(true))
                .trouble("cover open", ReceiptPrinterSimulator::openCover)
                .trouble("cutter stuck", ReceiptPrinterSimulator::jamCutter)
                .trouble("broken", it -> it.broken(true))
                .trouble("switched off", ReceiptPrinterSimulator::powerOff);
        for (ReceiptFault fault : List.of(
                new ReceiptFault.PaperOutAfter(ROWS / 2),
                new ReceiptFault.CoverOpenAfter(ROWS / 2),
                new ReceiptFault.PowerOffAfter(ROWS / 2),
                new ReceiptFault.UnpluggedAfter(ROWS / 2),
                new ReceiptFault.UnpluggedAfter(ROWS),
                new ReceiptFault.SilentAfter(ROWS / 2),
                new ReceiptFault.HotAfter(ROWS / 2),
                new ReceiptFault.CutterJam(),
                new ReceiptFault.UnpluggedAfterCut(),
                new ReceiptFault.PaperOutAfterCut(),
                new ReceiptFault.ConfirmationLost())) {
            cells.trouble(fault.toString().replace("[]", ""), it -> it.failNext(fault));
        }
        return cells;
    }

    private static Cells<IppPrinterSimulator> documents() {
        Cells<IppPrinterSimulator> cells = new Cells<>(
                        "document printer",
                        IppPrinterSimulator::start,
                        IppPrinterDriver::new,
                        "url",
                        Map.of("follow-ms", "20", "silence-ms", "500", "answer-ms", "800"))
                .command("print", (device, call) -> ((DocumentPrinter) device).print(job(), step -> {}, call))
                .command("find", (device, call) -> ((DocumentPrinter) device).find("never-printed", call))
                .command("withdraw", (device, call) -> ((DocumentPrinter) device).withdraw("never-printed", call))
                .command("pageCounter", (device, call) -> ((DocumentPrinter) device).pageCounter(call))
                .command("selfTest", Device::selfTest)
                .trouble("no paper", it -> it.leaveSheets(0))
                .trouble("paper for one page of two", it -> it.leaveSheets(1))
                .trouble("jam at the second page", it -> it.jamAtPage(2, Jam.values()[0]))
                .trouble("cover open", IppPrinterSimulator::openCover)
                .trouble("no toner", it -> it.toner(0))
                .trouble("power lost in the second page", it -> it.rebootDuringPage(2, HalfFed.values()[0]));
        for (IppFault fault : IppFault.values()) {
            cells.trouble(fault.name(), it -> it.failNext(fault));
        }
        return cells;
    }

    private static ReceiptImage slip() {
        byte[] dots = new byte[ROWS * 72];
        new Random(1).nextBytes(dots);
        return new ReceiptImage(576, ROWS, dots);
    }

    private static PrintJob job() {
        try (PDDocument pdf = new PDDocument()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.addPage(new PDPage());
            pdf.addPage(new PDPage());
            pdf.save(bytes);
            return new PrintJob("device-faults", bytes.toByteArray(), 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BoxCells() {}
}
