package org.nightwindow.kiosk;

import java.util.function.Consumer;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.kiosk.journey.slip.SlipOffer;

/// What goes wrong with a slip, what she must be told, and what mends it.
enum SlipTrouble {
    THE_ROLL_IS_EMPTY(ReceiptPrinterSimulator::paperOut, SlipOffer.State.PAPER_OUT, ReceiptPrinterSimulator::loadPaper),
    THE_ROLL_ENDS_IN_THE_MIDDLE(
            next(new ReceiptFault.PaperOutAfter(300)), SlipOffer.State.PAPER_OUT, ReceiptPrinterSimulator::loadPaper),
    THE_COVER_IS_OPEN(
            ReceiptPrinterSimulator::openCover, SlipOffer.State.NOT_PRINTED, ReceiptPrinterSimulator::closeCover),
    THE_COVER_IS_OPENED_IN_THE_MIDDLE(
            next(new ReceiptFault.CoverOpenAfter(300)),
            SlipOffer.State.NOT_PRINTED,
            ReceiptPrinterSimulator::closeCover),
    THE_CUTTER_IS_STUCK(
            next(new ReceiptFault.CutterJam()), SlipOffer.State.UNCERTAIN, ReceiptPrinterSimulator::freeCutter),
    THE_PRINTER_IS_OFF(
            ReceiptPrinterSimulator::powerOff, SlipOffer.State.NOT_PRINTED, ReceiptPrinterSimulator::powerOn),
    THE_CABLE_IS_PULLED_IN_THE_MIDDLE(
            next(new ReceiptFault.UnpluggedAfter(300)), SlipOffer.State.NOT_PRINTED, ReceiptPrinterSimulator::replug),
    WHAT_THE_PRINTER_SAYS_OF_IT_IS_LOST(
            next(new ReceiptFault.UnpluggedAfterCut()), SlipOffer.State.UNCERTAIN, ReceiptPrinterSimulator::replug);

    private final Consumer<ReceiptPrinterSimulator> strikes;
    private final SlipOffer.State told;
    private final Consumer<ReceiptPrinterSimulator> mends;

    SlipTrouble(
            Consumer<ReceiptPrinterSimulator> strikes, SlipOffer.State told, Consumer<ReceiptPrinterSimulator> mends) {
        this.strikes = strikes;
        this.told = told;
        this.mends = mends;
    }

    void strikes(ReceiptPrinterSimulator printer) {
        strikes.accept(printer);
    }

    SlipOffer.State told() {
        return told;
    }

    void mends(ReceiptPrinterSimulator printer) {
        mends.accept(printer);
    }

    private static Consumer<ReceiptPrinterSimulator> next(ReceiptFault fault) {
        return printer -> printer.failNext(fault);
    }
}
