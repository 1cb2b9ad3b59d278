package org.nightwindow.kiosk.attendant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.Supply;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.hardware.Fittings;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.trouble.About;

/// A machine whose every answer the test chooses.
public final class PlayedMachine implements Machine {
    public static final Instant NIGHT = Instant.parse("2026-11-20T19:40:12Z");
    public static final Text ITEM = new Text("开具税收完税证明（表格式）", "Tax payment certificate (table form)");

    public List<Part> parts = healthy();
    public List<String> notices = List.of();
    public Outlook outlook = new Outlook(3, List.of(), List.of());
    public Counters counters = new Counters(OptionalLong.of(48_213), Optional.of(new Tally(1204, 17, 1)));
    public Outcome<SelfTest> selfTest = Outcome.done(new SelfTest(
            List.of(new SelfTest.Check("answers", true, "in 42 ms"), new SelfTest.Check("tray 1", true, "62 %"))));
    public TestPrint testPrint = new TestPrint.Printed("job-state=completed, impressions 1");
    public Optional<PrintProgress> progress = Optional.empty();
    public List<Sheet> unknown = new ArrayList<>();
    public Optional<String> notReadable = Optional.empty();
    public Optional<Settled> settles = Optional.empty();
    public List<String> settled = new ArrayList<>();
    public boolean keepsTickets = true;
    public Enrolment enrolment = new Enrolment("990101-K03", false, "");
    public List<EnrolmentTicket> tickets = new ArrayList<>();
    public PlayedFittings fittings = new PlayedFittings();
    public Optional<Runnable> startsAgain = Optional.empty();

    public static List<Part> healthy() {
        return List.of(
                part(Roles.CODE_SCANNER, DeviceStatus.State.READY, DeviceStatus.Detail.NONE, ""),
                printer(DeviceStatus.State.READY, DeviceStatus.Detail.NONE, Supply.Level.OK, "idle"),
                part(Roles.ID_CARD_READER, DeviceStatus.State.READY, DeviceStatus.Detail.NONE, ""),
                slips(DeviceStatus.State.READY, DeviceStatus.Detail.NONE, Supply.Level.OK));
    }

    public static Part slips(DeviceStatus.State state, DeviceStatus.Detail detail, Supply.Level paper) {
        List<Supply> roll = List.of(new Supply(Supply.Kind.PAPER, "roll", paper, OptionalInt.empty()));
        return new Part(
                Roles.RECEIPT_PRINTER, new DeviceStatus(state, detail, "", roll, DeviceStatus.Media.UNKNOWN, NIGHT));
    }

    public static Part part(String role, DeviceStatus.State state, DeviceStatus.Detail detail, String text) {
        return new Part(role, DeviceStatus.of(state, detail, text, NIGHT));
    }

    public static Part printer(DeviceStatus.State state, DeviceStatus.Detail detail, Supply.Level paper, String text) {
        List<Supply> supplies = List.of(
                new Supply(
                        Supply.Kind.PAPER,
                        "tray-1",
                        paper,
                        paper == Supply.Level.OUT ? OptionalInt.of(0) : OptionalInt.of(62)),
                new Supply(Supply.Kind.TONER, "black", Supply.Level.OK, OptionalInt.of(44)));
        return new Part(
                Roles.DOCUMENT_PRINTER,
                new DeviceStatus(state, detail, text, supplies, DeviceStatus.Media.UNKNOWN, NIGHT));
    }

    public PlayedMachine paperOut() {
        parts = List.of(printer(
                DeviceStatus.State.FAILED, DeviceStatus.Detail.SUPPLY_OUT, Supply.Level.OUT, "media-empty-error"));
        outlook = new Outlook(
                0,
                List.of(new Closed(
                        ITEM,
                        About.PAPER,
                        new Missing.DeviceOut(
                                Roles.DOCUMENT_PRINTER, DeviceStatus.State.FAILED, DeviceStatus.Detail.SUPPLY_OUT))),
                List.of());
        return this;
    }

    public static Sheet sheet(String serial, boolean mayStillCome) {
        return new Sheet(
                "P-" + serial, serial, ITEM, NIGHT, 2, 1, "the printer stopped answering after page 1", mayStillCome);
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public Outlook outlook() {
        return outlook;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public Fittings fittings() {
        return fittings;
    }

    @Override
    public Optional<Runnable> startsAgain() {
        return startsAgain;
    }

    @Override
    public Outcome<SelfTest> selfTest(String role) {
        return selfTest;
    }

    @Override
    public TestPrint printTestPage(Consumer<PrintProgress> heard) {
        progress.ifPresent(heard);
        return testPrint;
    }

    @Override
    public TestPrint printTestSlip() {
        return testPrint;
    }

    @Override
    public Sheets sheets() {
        return notReadable.<Sheets>map(Sheets.NotReadable::new).orElseGet(() -> new Sheets.Known(unknown));
    }

    @Override
    public Settled settle(Sheet sheet, boolean here, String account) {
        settled.add(sheet.serial() + " " + here + " " + account);
        Settled how = settles.orElse(new Settled.Written(here));
        if (how instanceof Settled.Written || how instanceof Settled.ToldBefore) {
            unknown.remove(sheet);
        }
        return how;
    }

    @Override
    public boolean enrol(EnrolmentTicket ticket) {
        tickets.add(ticket);
        return keepsTickets;
    }

    @Override
    public Enrolment enrolment() {
        return enrolment;
    }
}
