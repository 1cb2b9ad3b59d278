package org.nightwindow.driver.testkit.receipt;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.wire.Pace;
import org.nightwindow.driver.testkit.wire.Port;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// A thermal receipt printer with a cutter that speaks ESC/POS. It starts with a full roll and prints at once; what
/// really came out is in [#tray()], what it says of it is on the wire.
///
/// A slip that waits for paper goes on by itself when a new roll is in, as real printers do, unless it was cleared.
/// Like real ones it also takes real-time commands out of the middle of dots.
///
/// Any thread.
public final class ReceiptPrinterSimulator implements Simulator<ReceiptFault> {
    /// 80 mm paper: 576 dots are 72 mm.
    public static final int PAPER_80_MM = 576;

    /// 58 mm paper: 384 dots are 48 mm.
    public static final int PAPER_58_MM = 384;

    private final ReceiptTray tray = new ReceiptTray();
    private final ReceiveBuffer buffer = new ReceiveBuffer();
    private final Mechanism mechanism;
    private final Firmware firmware;
    private final SerialLine line;
    private volatile boolean powered = true;
    private volatile boolean cablePulled;

    private ReceiptPrinterSimulator(int width, Port port, Clock clock) {
        mechanism = new Mechanism(tray, clock, width, buffer, this::strike);
        firmware = new Firmware(mechanism, buffer, this::answer);
        line = new SerialLine(port, this::received);
        Thread.ofPlatform().daemon().name("receipt printer").start(firmware::interpret);
    }

    /// 80 mm paper on a loopback socket, switched on and listening.
    public static ReceiptPrinterSimulator start() {
        return start(PAPER_80_MM, Port.TCP);
    }

    /// @param width dots a row, [#PAPER_80_MM] or [#PAPER_58_MM]
    public static ReceiptPrinterSimulator start(int width, Port port) {
        return start(width, port, Clock.systemUTC());
    }

    /// @param clock stamps the pieces in the tray
    public static ReceiptPrinterSimulator start(int width, Port port, Clock clock) {
        return new ReceiptPrinterSimulator(width, port, clock);
    }

    @Override
    public String address() {
        return line.address();
    }

    /// What really came out.
    public ReceiptTray tray() {
        return tray;
    }

    // ---- paper, cover, cutter, power

    /// The roll is at its end.
    public void paperOut() {
        change(Mechanism::paperOut);
    }

    /// A new roll; what hung out of the printer is torn off.
    public void loadPaper() {
        change(Mechanism::loadPaper);
    }

    /// Whether little paper is left on the roll.
    public void nearEnd(boolean near) {
        change(it -> it.nearEnd(near));
    }

    public void openCover() {
        change(Mechanism::openCover);
    }

    public void closeCover() {
        change(Mechanism::closeCover);
    }

    /// The cutter is stuck right now.
    public void jamCutter() {
        change(Mechanism::jamCutter);
    }

    /// The cutter can move again; the printer tries it when it is told to recover.
    public void freeCutter() {
        change(Mechanism::freeCutter);
    }

    /// The head has cooled down.
    public void coolDown() {
        change(Mechanism::cooled);
    }

    /// Whether the printer says that it is broken.
    public void broken(boolean broken) {
        change(it -> it.broken(broken));
    }

    /// All that was not printed is forgotten, and nobody answers.
    public void powerOff() {
        powered = false;
        firmware.powerOff();
        line.unplug();
    }

    public void powerOn() {
        powered = true;
        plugIn();
    }

    // ---- what kind of printer it is

    /// @param time for one row; real ones print 800 to 2,400 rows a second
    public void rowTime(Duration time) {
        change(it -> it.perRow(time));
    }

    /// How fast answers leave.
    public void pace(Pace pace) {
        line.pace(pace);
    }

    /// Like some printers: tells each change of its status unasked (automatic status back).
    public void pushesStatus(boolean pushes) {
        firmware.pushesStatus(pushes);
    }

    /// Like the cheapest printers: takes GS ( H for text, and does not know how to clear its buffer.
    public void knowsNoProcessIds() {
        firmware.knowsProcessIds(false);
        firmware.knowsClear(false);
    }

    /// Like older printers: knows process ids, and not how to clear its buffer on demand.
    public void cannotClear() {
        firmware.knowsClear(false);
    }

    public void withoutCutter() {
        change(Mechanism::withoutCutter);
    }

    /// How many rows hang out of the printer and are not cut off.
    public int hangingRows() {
        return mechanism.look(Mechanism::rows);
    }

    /// How often a status was asked, also by bytes in the middle of dots.
    public int statusAsked() {
        return firmware.statusAsked();
    }

    /// The most bytes that ever waited in the buffer of 4,096.
    public int fullestBuffer() {
        return buffer.fullest();
    }

    // ---- the verbs of every simulator

    @Override
    public void failNext(ReceiptFault fault) {
        change(it -> it.failNext(fault));
    }

    @Override
    public void failRepeatedly(ReceiptFault fault) {
        change(it -> it.failAlways(fault));
    }

    /// Ends faults of the wire, and mends paper, cover, cutter and head. Cable and power stay as they are.
    @Override
    public void clear() {
        line.clear();
        change(Mechanism::mend);
    }

    @Override
    public void unplug() {
        cablePulled = true;
        line.unplug();
    }

    @Override
    public void replug() {
        cablePulled = false;
        plugIn();
    }

    @Override
    public void dribble() {
        line.dribble();
    }

    @Override
    public void garble() {
        line.garble();
    }

    @Override
    public void hang() {
        line.hang();
    }

    @Override
    public void close() {
        line.close();
        buffer.close();
        mechanism.wake();
    }

    private void plugIn() {
        if (powered && !cablePulled) {
            line.replug();
        }
    }

    private void received(byte[] bytes) {
        if (powered) {
            firmware.received(bytes);
        }
    }

    private void answer(byte[] bytes) {
        if (powered) {
            line.send(bytes);
        }
    }

    private void change(Consumer<Mechanism> verb) {
        mechanism.change(verb);
        firmware.pushStatus();
    }

    private void strike(ReceiptFault fault) {
        switch (fault) {
            case ReceiptFault.PowerOffAfter _ -> powerOff();
            case ReceiptFault.UnpluggedAfter _, ReceiptFault.UnpluggedAfterCut _ -> unplug();
            case ReceiptFault.SilentAfter _ -> line.hang();
            case ReceiptFault.PaperOutAfter _,
                    ReceiptFault.CoverOpenAfter _,
                    ReceiptFault.HotAfter _,
                    ReceiptFault.CutterJam _,
                    ReceiptFault.PaperOutAfterCut _,
                    ReceiptFault.ConfirmationLost _ -> firmware.pushStatus(); // the mechanism did it
        }
    }
}
