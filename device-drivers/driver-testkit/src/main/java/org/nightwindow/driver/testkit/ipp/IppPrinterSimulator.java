package org.nightwindow.driver.testkit.ipp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.nightwindow.driver.testkit.Simulator;

/// An A4 laser printer that speaks IPP Everywhere over HTTP on loopback. It starts with 250 sheets, 80 % toner and
/// a life counter of 1,000 pages; a page takes 40 ms.
///
/// A waiting job goes on by itself once what it waits for was mended, unless it was cancelled. What really came out
/// is in [#tray()]; what the printer says of it is on the wire.
///
/// Any thread.
public final class IppPrinterSimulator implements Simulator<IppFault> {
    private final Tray tray = new Tray();
    private final PaperPath paper;
    private final WireFaults wire = new WireFaults();
    private final FrontDesk desk;
    private final HttpDoor door;
    private volatile Incomplete incomplete = Incomplete.ABORTS;
    private volatile boolean cablePulled;

    private IppPrinterSimulator(Clock clock) throws IOException {
        paper = new PaperPath(clock, tray, this::powerBlinked);
        door = new HttpDoor(this::answer);
        desk = new FrontDesk(paper, address());
    }

    /// Switched on and listening.
    public static IppPrinterSimulator start() {
        return start(Clock.systemUTC());
    }

    /// @param clock stamps the sheets in the tray
    public static IppPrinterSimulator start(Clock clock) {
        try {
            return new IppPrinterSimulator(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `ipp://127.0.0.1:port/ipp/print`
    @Override
    public String address() {
        return "ipp://127.0.0.1:" + door.port() + "/ipp/print";
    }

    /// What really came out.
    public Tray tray() {
        return tray;
    }

    /// What the printer's own life counter shows, without asking over the wire.
    public long lifeCounter() {
        return paper.locked(PaperPath::facts).lifeCounter();
    }

    // ---- paper, toner, covers

    /// @param sheets from 0 to 250 in all
    public void loadPaper(int sheets) {
        change(it -> it.inside().loadPaper(sheets));
    }

    /// The tray holds exactly so many sheets now: 0 is empty, 1 runs out between two pages.
    public void leaveSheets(int sheets) {
        change(it -> it.inside().leaveSheets(sheets));
    }

    /// The printer believes that it has paper until this page (from 1) of the next job is to be fed.
    public void paperOutBeforePage(int page) {
        change(it -> it.inside().emptyBeforePage(page));
    }

    /// This page (from 1) of the next job gets stuck.
    public void jamAtPage(int page, Jam jam) {
        change(it -> it.inside().jamAtPage(page, jam));
    }

    /// Something is stuck right now, between jobs.
    public void jam() {
        change(it -> it.inside().jammed(true));
    }

    public void clearJam() {
        change(it -> it.inside().jammed(false));
    }

    public void openCover() {
        change(it -> it.inside().coverOpen(true));
    }

    public void closeCover() {
        change(it -> it.inside().coverOpen(false));
    }

    /// @param percent 0 is empty, up to 10 is low
    public void toner(int percent) {
        change(it -> it.inside().toner(percent));
    }

    // ---- what kind of printer it is

    /// @param time from feeding a sheet to its lying in the tray
    public void pageTime(Duration time) {
        change(it -> it.pageTime(time));
    }

    /// Like some printers: a cancelled job stays `processing-to-stop-point` until the fault is mended.
    public void cancelWaitsForRepair(boolean waits) {
        change(it -> it.cancelWaitsForRepair(waits));
    }

    /// Like some printers: a cancelled job is `canceled` at once, while its page is still on its way out.
    public void cancelEndsEarly(boolean early) {
        change(it -> it.cancelEndsEarly(early));
    }

    /// What it does with half a document; [Incomplete#ABORTS] at first.
    public void onIncomplete(Incomplete habit) {
        incomplete = habit;
    }

    /// A printer that knows Print-Job only.
    public void withoutCreateJob() {
        desk.change(it -> it.createsJobs = false);
    }

    /// A printer that does not tell `job-impressions-completed`.
    public void withoutJobPageCount() {
        desk.change(it -> it.countsJobPages = false);
    }

    /// A printer that does not tell `printer-impressions-completed`.
    public void withoutLifeCounter() {
        desk.change(it -> it.countsLifePages = false);
    }

    /// A printer that calls every job "untitled".
    public void withoutJobNames() {
        desk.change(it -> it.keepsJobNames = false);
    }

    // ---- power and cable

    /// Power goes: jobs are forgotten, the life counter stays. Nothing answers until [#powerOn()].
    public void powerOff(HalfFed halfFed) {
        change(it -> it.powerOff(halfFed));
        door.shut();
    }

    /// It starts again with job number 1 and an up-time of 1 s.
    public void powerOn() {
        change(PaperPath::powerOn);
        if (!cablePulled) {
            door.reopen();
        }
    }

    /// Off and on again.
    public void reboot(HalfFed halfFed) {
        powerOff(halfFed);
        powerOn();
    }

    /// Power goes while this page (from 1) of the next job is under way, and comes back at once.
    public void rebootDuringPage(int page, HalfFed halfFed) {
        change(it -> it.inside().powerCutDuringPage(page, halfFed));
    }

    /// The network cable is pulled: what is in the printer goes on.
    @Override
    public void unplug() {
        cablePulled = true;
        door.shut();
    }

    @Override
    public void replug() {
        cablePulled = false;
        if (paper.locked(PaperPath::powered)) {
            door.reopen();
        }
    }

    // ---- the wire

    @Override
    public void failNext(IppFault fault) {
        wire.failNext(fault);
    }

    @Override
    public void failRepeatedly(IppFault fault) {
        wire.failRepeatedly(fault);
    }

    @Override
    public void dribble() {
        wire.dribble();
    }

    @Override
    public void garble() {
        wire.garble();
    }

    @Override
    public void hang() {
        wire.hang();
    }

    /// Every answer comes this much later.
    public void slow(Duration delay) {
        wire.slow(delay);
    }

    /// Ends faults of the wire, and mends jam, cover and empty supplies. A cable stays where it is.
    @Override
    public void clear() {
        wire.clear();
        change(it -> it.inside().mend());
    }

    @Override
    public void close() {
        wire.clear();
        door.close();
        paper.close();
    }

    /// The power went and came back by itself, in the middle of a page.
    private void powerBlinked() {
        door.shut();
        if (!cablePulled) {
            door.reopen();
        }
    }

    private void change(Consumer<PaperPath> verb) {
        paper.locked(it -> {
            verb.accept(it);
            return true;
        });
    }

    private void answer(InputStream body, long length, Socket socket) throws IOException {
        IppMessage request = IppMessage.read(body);
        IppFault fault = wire.take(request.code());
        switch (fault) {
            case null -> reply(request, body.readAllBytes(), socket);
            case BUSY -> refuse(request, body, FrontDesk.SERVER_BUSY, socket);
            case NOT_ACCEPTING -> refuse(request, body, FrontDesk.NOT_ACCEPTING_JOBS, socket);
            case INTERNAL_ERROR -> refuse(request, body, FrontDesk.INTERNAL_ERROR, socket);
            case ACCEPT_THEN_ABORT ->
                wire.send(desk.answer(request, body.readAllBytes(), 0).bytes(), socket);
            case CUT_BEFORE_JOB -> HttpDoor.cut(socket);
            case CUT_AFTER_FIRST_BYTE -> cutAfter(1, request, body, socket);
            case CUT_MID_DOCUMENT -> {
                int all = (int) Math.min(Integer.MAX_VALUE, Math.max(0, length));
                cutAfter(all / 2, request, body, socket);
            }
            case CUT_AFTER_JOB, CUT_AFTER_LAST_BYTE, LOSE_JOB_STATUS, LOSE_PRINTER_STATUS, LOSE_CANCEL_REPLY -> {
                desk.answer(request, body.readAllBytes(), Integer.MAX_VALUE);
                HttpDoor.cut(socket);
            }
            case COMPLETE_THEN_CUT -> {
                desk.awaitEnd(desk.answer(request, body.readAllBytes(), Integer.MAX_VALUE));
                HttpDoor.cut(socket);
            }
            case NOT_IPP -> {
                body.transferTo(OutputStream.nullOutputStream());
                wire.sendText(socket);
            }
        }
    }

    private void reply(IppMessage request, byte[] document, Socket socket) throws IOException {
        wire.send(desk.answer(request, document, Integer.MAX_VALUE).bytes(), socket);
    }

    private void refuse(IppMessage request, InputStream body, int status, Socket socket) throws IOException {
        body.readAllBytes();
        wire.send(desk.refuse(request, status).bytes(), socket);
    }

    private void cutAfter(int bytes, IppMessage request, InputStream body, Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        received.writeBytes(body.readNBytes(bytes));
        desk.incomplete(request, received.toByteArray(), incomplete);
        HttpDoor.cut(socket);
    }
}
