package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;

/// P: what a receipt printer says of paper, compared with the tray.
final class ReceiptClauses {
    /// Enough to notice trouble and to say so; a fault that never ends costs this much.
    private static final Duration LIMIT = Duration.ofMillis(800);

    /// Places where the power goes: the ends of the slip, and in between.
    private static final int CUTS = 10;

    static List<Clause> all() {
        return List.of(
                Clause.watched(
                        "P-01",
                        "A slip comes out dot for dot, once, cut off, with nothing else on its paper.",
                        "Send the rows as raster (GS v 0) and nothing that a printer takes for text.",
                        ReceiptClauses::dotForDot),
                Clause.watched(
                        "P-02",
                        "What stands in the way before the first dot is named: SUPPLY_OUT, COVER_OPEN, MEDIA_JAMMED, HARDWARE;"
                                + " nothing comes out, and the next slip works once it is mended.",
                        "Ask for the status (DLE EOT 1 to 4) before each slip and name what it says.",
                        ReceiptClauses::obstaclesAreNamed),
                Clause.watched(
                        "P-03",
                        "Whatever strikes in the middle of a slip, Done means it is out and Failed means it is not.",
                        "Say Done only for what the printer confirmed (GS ( H); once the end was sent and nothing confirmed, say Unknown.",
                        ReceiptClauses::neverALie),
                Clause.watched(
                        "P-04",
                        "When the power goes at any byte, Done is never said of paper that did not come out.",
                        "Bytes that were sent prove nothing; wait for the printer's confirmation of the end.",
                        ReceiptClauses::powerAtAnyByte),
                Clause.watched(
                        "P-05",
                        "Dots that look like a command are dots.",
                        "Printers obey DLE (10) 04, 05 and 14 also among dots: change such a pair by one dot.",
                        ReceiptClauses::dotsLikeCommands),
                Clause.watched(
                        "P-06",
                        "Nothing of one slip is on the paper of the next.",
                        "After a slip that was not finished, clear the buffers (DLE DC4 8), cut, and only then begin.",
                        ReceiptClauses::nothingOfTheLastOne),
                Clause.of(
                        "P-07",
                        "A slip wider than the paper is INVALID_DATA, and nothing comes out.",
                        "Compare slip.width() with the paper's width first.",
                        ReceiptClauses::tooWide),
                Clause.watched(
                        "F-01",
                        "It has the features it claims: CONFIRMS_PRINT confirms, CUTS_PAPER cuts.",
                        "Claim in capabilities() what this very device can do.",
                        ReceiptClauses::features));
    }

    private static ReceiptRig rig(Bench bench) {
        return (ReceiptRig) bench.rig();
    }

    private static String dotForDot(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        device.command(); // the first may begin with a cut
        Outcome<?> outcome = device.command();
        ReceiptRig.awaitStill(printer);
        Piece piece = printer.tray().slips().getLast();
        ReceiptImage slip = rig(bench).last();
        int at = ReceiptRig.at(piece, slip.dots());
        if (!outcome.isDone() || at != 0 || !piece.cut() || piece.stray() > 0) {
            throw new Clause.Broken("it said " + Ended.name(outcome) + "; the dots stand at row " + at
                    + " of the last piece (-1 is nowhere), which is " + (piece.cut() ? "cut" : "not cut") + " and has "
                    + piece.stray() + " letters on it");
        }
        return slip.rows() + " rows, dot for dot";
    }

    private static String obstaclesAreNamed(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        device.command();
        obstacle(bench, device, Fault.SUPPLY_OUT, printer::paperOut);
        obstacle(bench, device, Fault.COVER_OPEN, printer::openCover);
        obstacle(bench, device, Fault.MEDIA_JAMMED, printer::jamCutter);
        obstacle(bench, device, Fault.HARDWARE, () -> printer.broken(true));
        return "paper, cover, cutter and a broken printer were each named";
    }

    private static void obstacle(Bench bench, Opened device, Fault fault, Runnable happens)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        happens.run();
        Ended ended = device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT);
        Outcome<?> outcome = ended.outcome();
        if (!(outcome instanceof Outcome.Failed<?>(Fault said, var _, String _)) || said != fault) {
            throw new Clause.Broken("for " + fault + " it said " + Ended.name(outcome));
        }
        if (device.status().usable()) {
            throw new Clause.Broken(
                    "with " + fault + " its status shows " + device.status().state());
        }
        CallClauses.truth(bench, outcome, ended);
        bench.rig().mend();
        device.poll().orBroken();
        Outcome<?> next = device.command();
        if (!next.isDone()) {
            throw new Clause.Broken("after " + fault + " was mended the next slip ended as " + Ended.name(next));
        }
    }

    private static String neverALie(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        int middle = ReceiptRig.ROWS / 2;
        List<ReceiptFault> faults = List.of(
                new ReceiptFault.PaperOutAfter(middle),
                new ReceiptFault.PaperOutAfter(ReceiptRig.ROWS),
                new ReceiptFault.CoverOpenAfter(middle),
                new ReceiptFault.HotAfter(middle),
                new ReceiptFault.PowerOffAfter(middle),
                new ReceiptFault.UnpluggedAfter(middle),
                new ReceiptFault.UnpluggedAfter(ReceiptRig.ROWS),
                new ReceiptFault.SilentAfter(middle),
                new ReceiptFault.CutterJam(),
                new ReceiptFault.UnpluggedAfterCut(),
                new ReceiptFault.PaperOutAfterCut(),
                new ReceiptFault.ConfirmationLost());
        Map<String, Integer> ends = new TreeMap<>();
        for (ReceiptFault fault : faults) {
            Opened device = bench.open();
            device.command();
            printer.failNext(fault);
            Ended ended = device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT);
            Outcome<?> outcome = ended.outcome();
            bench.rig().contradiction(outcome).ifPresent(lie -> ends.put("! " + words(fault) + ": " + lie, 1));
            ends.merge(Ended.name(outcome), 1, Integer::sum);
            device.close();
            bench.rig().mend();
            printer.replug();
        }
        for (String end : ends.keySet()) {
            if (end.startsWith("!")) {
                throw new Clause.Broken(end.substring(2));
            }
        }
        return faults.size() + " faults: " + ends;
    }

    private static String words(ReceiptFault fault) {
        return fault.toString().replace("[]", "");
    }

    private static String powerAtAnyByte(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        long bytes = CallClauses.bytes(bench, device);
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < CUTS; i++) {
            long at = i < CUTS / 2 ? bytes * i / (CUTS / 2) : bytes - (CUTS - i); // the last bytes one by one
            bench.line().after(at, printer::powerOff);
            Ended ended = device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT);
            Outcome<?> outcome = ended.outcome();
            String said = Ended.name(outcome);
            bench.line().mend();
            printer.powerOn();
            try {
                CallClauses.truth(bench, outcome, ended);
            } catch (Clause.Broken lie) {
                throw new Clause.Broken("power gone at byte " + at + " of " + bytes + ": " + lie.getMessage());
            }
            ends.merge(said, 1, Integer::sum);
            device.close();
            bench.rig().mend();
            device = bench.open();
            device.command();
        }
        return CUTS + " places of " + bytes + " bytes: " + ends;
    }

    private static String dotsLikeCommands(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        device.command();
        byte[] dots = new byte[ReceiptRig.ROWS * ReceiptRig.WIDTH / 8];
        byte[][] traps = {
            {0x10, 0x04, 0x01}, {0x10, 0x05, 0x02}, {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8}, {0x1D, 0x56, 0x00}
        };
        for (int i = 0; i < dots.length; i++) {
            byte[] trap = traps[i / 72 % traps.length];
            dots[i] = trap[i % 72 % trap.length];
        }
        ReceiptImage slip = new ReceiptImage(ReceiptRig.WIDTH, ReceiptRig.ROWS, dots);
        int before = printer.tray().slips().size();
        Outcome<?> outcome = device.run(
                        "print", LIMIT, () -> ((ReceiptPrinter) device.device()).print(slip, Call.within(LIMIT)))
                .outcome();
        ReceiptRig.awaitStill(printer);
        int pieces = printer.tray().slips().size() - before;
        int rows = pieces == 0 ? 0 : printer.tray().slips().getLast().rows();
        if (!outcome.isDone() || pieces != 1 || rows < slip.rows()) {
            throw new Clause.Broken("it said " + Ended.name(outcome) + "; " + pieces + " pieces came out, the last of "
                    + rows + " rows");
        }
        return "one piece with all " + slip.rows() + " rows";
    }

    private static String nothingOfTheLastOne(Bench bench)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        List<ReceiptFault> faults = List.of(
                new ReceiptFault.PaperOutAfter(70),
                new ReceiptFault.CoverOpenAfter(70),
                new ReceiptFault.UnpluggedAfter(70),
                new ReceiptFault.CutterJam());
        for (ReceiptFault fault : faults) {
            Opened device = bench.open();
            device.command();
            printer.failNext(fault);
            device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT).orBroken();
            ReceiptImage first = rig(bench).last();
            bench.rig().mend();
            printer.replug();
            device.close();
            device = bench.open();
            Outcome<?> next = device.command();
            ReceiptRig.awaitStill(printer);
            Piece piece = printer.tray().slips().getLast();
            byte[] row = java.util.Arrays.copyOf(first.dots(), ReceiptRig.WIDTH / 8);
            byte[] later = java.util.Arrays.copyOfRange(first.dots(), 69 * 72, 70 * 72);
            if (ReceiptRig.at(piece, row) >= 0 || ReceiptRig.at(piece, later) >= 0) {
                throw new Clause.Broken(
                        "after " + words(fault) + " the next resident's slip has rows of the one before on it");
            }
            if (!next.isDone()) {
                throw new Clause.Broken(
                        "after " + words(fault) + " was mended the next slip ended as " + Ended.name(next));
            }
            device.close();
        }
        return "after " + faults.size() + " faults the next slip held itself and nothing else";
    }

    private static String tooWide(Bench bench) throws Clause.Broken, InterruptedException {
        Opened device = bench.open();
        ReceiptImage slip = new ReceiptImage(1024, 8, new byte[8 * 128]);
        Outcome<?> outcome = device.run(
                        "print", LIMIT, () -> ((ReceiptPrinter) device.device()).print(slip, Call.within(LIMIT)))
                .outcome();
        if (!(outcome instanceof Outcome.Failed<?>(Fault said, var _, String _)) || said != Fault.INVALID_DATA) {
            throw new Clause.Broken("it said " + Ended.name(outcome) + " of a slip of 1,024 dots");
        }
        return "Failed(INVALID_DATA)";
    }

    private static String features(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ReceiptPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        device.command();
        Outcome<?> outcome = device.command();
        boolean confirmed = outcome instanceof Outcome.Done<?>(Confirmation how) && how == Confirmation.CONFIRMED;
        boolean claims = device.device().capabilities().can(Feature.CONFIRMS_PRINT);
        if (claims != confirmed) {
            throw new Clause.Broken(
                    (claims ? "it claims" : "it does not claim") + " CONFIRMS_PRINT, and said " + outcome);
        }
        boolean cut = printer.tray().slips().getLast().cut();
        if (device.device().capabilities().can(Feature.CUTS_PAPER) && !cut) {
            throw new Clause.Broken("it claims CUTS_PAPER, and the slip was not cut");
        }
        return "confirms: " + confirmed + ", cuts: " + cut;
    }

    private ReceiptClauses() {}
}
