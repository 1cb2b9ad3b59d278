package org.nightwindow.driver.standard.receipt;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Outcome.Failed;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.Remedy;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SelfTest.Check;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.receipt.EscPos.Cutter;

/// An ESC/POS printer. Prints as [PrintSlip] says; between slips it looks at the printer.
final class EscPosPrinter implements ReceiptPrinter {
    /// A cover that stands open is noticed after this time.
    private static final Duration POLL_EVERY = Duration.ofSeconds(2);

    private final PrinterLink link;
    private final Roll roll;
    private final Confirming confirming;
    private final Cutter cutter;
    private final int width;
    private final System.Logger log;

    EscPosPrinter(DeviceContext context, PrinterLink link, Confirming confirming, Cutter cutter, int width) {
        this.link = link;
        this.confirming = confirming;
        this.cutter = cutter;
        this.width = width;
        log = context.log();
        roll = new Roll(context, link, confirming, cutter, width);
    }

    @Override
    public DeviceStatus status() {
        return roll.status();
    }

    @Override
    public Capabilities capabilities() {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (confirming == Confirming.PROCESS_ID) {
            features.add(Feature.CONFIRMS_PRINT);
        }
        if (cutter != Cutter.NONE) {
            features.add(Feature.CUTS_PAPER);
        }
        return new Capabilities(POLL_EVERY, features);
    }

    @Override
    public void poll(Call call) {
        Outcome<Nothing> _ = look(call);
    }

    private Outcome<Nothing> look(Call call) {
        return talking(() -> roll.look(call));
    }

    /// Looks, and proves where it can that the printer takes commands.
    Outcome<Nothing> inStep(Call call) {
        return talking(() -> roll.inStep(call));
    }

    private Outcome<Nothing> talking(Talk talk) {
        try {
            return talk.run();
        } catch (WireException e) {
            roll.disconnected(e.getMessage());
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
    }

    private interface Talk {
        Outcome<Nothing> run() throws WireException;
    }

    @Override
    public Outcome<Confirmation> print(ReceiptImage slip, Call call) {
        if (slip.width() != width) {
            return Outcome.failed(
                    Fault.INVALID_DATA, "the slip is " + slip.width() + " dots wide and the paper " + width);
        }
        log.log(System.Logger.Level.INFO, "slip of {0} rows: begins", slip.rows());
        Outcome<Confirmation> outcome = new PrintSlip(roll, link, confirming, cutter, slip, call).run();
        log.log(System.Logger.Level.INFO, "slip of {0} rows: {1}", slip.rows(), outcome);
        if (!outcome.isDone() && status().usable() && call.goesOn()) {
            poll(call); // what stopped it is to be seen at once
        }
        return outcome;
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        Outcome<Nothing> inStep = inStep(call);
        if (inStep instanceof Failed<Nothing>(Fault fault, Remedy remedy, String detail)
                && (fault == Fault.TRANSPORT || fault == Fault.TIMEOUT)) {
            return Outcome.failed(fault, remedy, detail);
        }
        DeviceStatus now = status();
        String words = inStep instanceof Failed<Nothing>(Fault _, Remedy _, String detail) ? detail : "";
        return Outcome.done(new SelfTest(List.of(
                new Check("printer", now.usable(), now.text()),
                new Check("confirms what it did", inStep.isDone(), words))));
    }

    @Override
    public void close() {
        link.close();
    }
}
