package org.nightwindow.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// A night in the hall and the morning after, played from end to end: residents are served, in Chinese and in English,
/// with each of the papers the hall prints, they declare, and the kiosk's power is cut at the worst moments;
/// staff judge what was declared, and whoever declared it reads how it stands ([ScriptedMorning]). Then everything
/// is switched off, three exports are written by three programs that do not know of each other, and joined.
final class ScriptedDay {
    /// A page of a laser printer takes 2 to 3 s; short enough not to bore, long enough to cut the power in
    /// the middle.
    private static final Duration PAGE = Duration.ofMillis(800);

    /// Long enough to do something between two pages.
    private static final Duration SLOW_PAGE = Duration.ofSeconds(2);

    /// A slip of 15 cm takes 4 s: long enough to crash in its middle. Real printers need a tenth of that.
    private static final Duration SLOW_ROW = Duration.ofMillis(4);

    private static final String NO_SLIP = "凭条完不完整说不准";

    /// Whose taxes fill two pages.
    private static final DemoPeople LONG_RECORD = DemoPeople.YIMING;

    /// Recovery asks the printer as soon as it is in contact: a few seconds after the start.
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final Path folder;
    private final Ports ports;
    private final Path kioskFlags;
    private final Path sampleDriver;
    private final Path screens;
    private final Findings findings;

    ScriptedDay(Path folder, Ports ports, Path kioskFlags, Path sampleDriver) {
        this.folder = folder;
        this.ports = ports;
        this.kioskFlags = kioskFlags;
        this.sampleDriver = sampleDriver;
        this.screens = folder.resolve("screens");
        this.findings = new Findings(folder);
    }

    /// @return whether all of it is true; says so on standard output, and writes `report.json`
    boolean play() throws IOException {
        Path tray = folder.resolve("tray.json");
        Path ledger = folder.resolve("ledger.json");
        Path events = folder.resolve("console-events.json");
        List<Tray.Document> papers;
        try (DemoHall hall = new DemoHall(folder, ports, false, kioskFlags, Optional.of(sampleDriver))) {
            hall.kiosk.printer.pageTime(PAGE);
            say("console and simulated hardware are up");
            Hand hand = hall.kiosk.switchOn();
            say("the kiosk is up");
            serve(hall, hand, Errand.TAX_CERTIFICATE, DemoPeople.RUOXI, false);
            serve(hall, hand, Errand.TAX_CERTIFICATE, DemoPeople.CHANGLIN, true);
            serve(hall, hand, Errand.PROPERTY, DemoPeople.RUOXI, false);
            serve(hall, hand, Errand.INVOICE, DemoPeople.RUOXI, false);
            serve(hall, hand, Errand.PROPERTY, DemoPeople.RUOXI, true);
            serve(hall, hand, Errand.INVOICE, DemoPeople.RUOXI, true);
            declare(hall, hand, Application.ENROLMENT, DemoPeople.RUOXI, false, false);
            declare(hall, hand, Application.ALLOWANCE, DemoPeople.RUOXI, false, true);
            declare(hall, hand, Application.ENROLMENT, DemoPeople.CHANGLIN, true, false);
            declare(hall, hand, Application.ALLOWANCE_OF_HIS_WIFE, DemoPeople.CHANGLIN, true, false);
            track(new ScriptedTracking(hall, hand, screens, findings.cases));
            hand = cutBeforeStarted(hall, hand);
            hand = cutMidPrint(hall, hand);
            hand = cutBeforeSettled(hall, hand);
            hand = cutBoth(hall, hand);
            hand.close();
            try (CaseOffice office = CaseOffice.hire(hall, findings.cases)) {
                hand = hall.nextDay();
                say("it is the next day");
                new ScriptedMorning(hall, hand, screens, findings.cases, office).play();
                hand.close();
            }
            papers = hall.kiosk.printer.tray().documents();
            hall.kiosk.receipts.tray().exportPng(folder.resolve("receipts"));
            hall.kiosk.printer.tray().exportJson(tray);
            hall.kiosk.export(ledger);
            findings.lookUp(papers);
            say("the codes of their papers were looked up");
            hall.export(events);
        }
        return findings.judge(papers, Join.of(tray, ledger, events), Exports.read(events));
    }

    private void serve(DemoHall hall, Hand hand, Errand errand, DemoPeople who, boolean english) {
        String language = english ? "en" : "zh";
        ScriptedResident resident = new ScriptedResident(hall.kiosk, hall.app, hand, screens, errand.album(language));
        Set<String> before = jobs(hall);
        int touches = hand.touches();
        long begin = System.nanoTime();
        resident.toThePreview(errand, who, english);
        resident.confirm();
        resident.takeThePaper();
        resident.takeTheSlip();
        resident.rate();
        resident.leave();
        CaseFindings.Visit visit =
                new CaseFindings.Visit(who.name(), language, hand.touches() - touches, secondsSince(begin));
        findings.served(new Findings.Served(
                errand.item(),
                visit,
                newJob(hall, before).orElseThrow(),
                hall.kiosk.receipts.tray().slips().getLast()));
        say("a resident was served " + errand.item() + " in " + language + ": " + visit.touches() + " touches, "
                + visit.seconds() + " s");
    }

    /// @param crash whether the driver of the receipt printer crashes in the middle of her slip
    private void declare(
            DemoHall hall, Hand hand, Application application, DemoPeople who, boolean english, boolean crash) {
        String language = english ? "en" : "zh";
        ScriptedResident resident =
                new ScriptedResident(hall.kiosk, hall.app, hand, screens, application.album(language));
        int touches = hand.touches();
        long begin = System.nanoTime();
        hall.kiosk.receipts.rowTime(crash ? SLOW_ROW : Duration.ZERO);
        resident.declare(application, who, english);
        if (crash) {
            crashMidSlip(hall, hand, hand.codeOnScreen());
        }
        handedIn(hall, hand, resident, findings.cases, application, who, english, false, touches, begin);
    }

    /// She reads what became of it, takes her slip, rates, and goes.
    ///
    /// @param corrects whether it corrects what was there
    /// @param touches there had been when she came
    /// @param begin when she came, in nanoseconds
    static void handedIn(
            DemoHall hall,
            Hand hand,
            ScriptedResident resident,
            CaseFindings findings,
            Application application,
            DemoPeople who,
            boolean english,
            boolean corrects,
            int touches,
            long begin) {
        resident.takeTheSlip();
        Hand.Sight told = hand.look();
        String code = hand.codeOnScreen();
        Instant at = hall.clock.instant();
        resident.rate();
        resident.leave();
        CaseFindings.Visit visit = new CaseFindings.Visit(
                who.name(), english ? "en" : "zh", hand.touches() - touches, secondsSince(begin));
        findings.declared(new CaseFindings.Declared(
                visit,
                application,
                corrects,
                code,
                hall.kiosk.receipts.tray().slips().getLast(),
                at,
                resident.explained(),
                told.texts()));
        say("a resident " + (corrects ? "corrected " : "declared ") + application.item() + " in " + visit.language()
                + ": " + visit.touches() + " touches, " + visit.seconds() + " s");
    }

    /// Half of her slip hangs out of the printer. She reads what became of it and prints it again, at once.
    private void crashMidSlip(DemoHall hall, Hand hand, String code) {
        hall.kiosk.awaitHalfASlip();
        if (!hall.kiosk.crashVendorsDriver()) {
            throw new IllegalStateException("there is no process of a vendor's driver");
        }
        Hand.Sight sight = hand.await("that the slip did not come out", SETTLED, now -> now.says(NO_SLIP));
        Path screen = screens.resolve("after-driver-crash.png");
        hand.photograph(screen);
        findings.crashed(new Findings.Crashed(code, screen, String.join(" ", sight.texts())));
        hall.kiosk.receipts.rowTime(Duration.ZERO);
        hand.tap("slip-print", SETTLED);
        say("the driver of the receipt printer crashed in the middle of a slip");
    }

    /// Each with a card of their own, one after the other; who has declared nothing is shown nothing.
    private void track(ScriptedTracking tracking) {
        DemoPeople she = DemoPeople.RUOXI;
        DemoPeople he = DemoPeople.CHANGLIN;
        tracking.byCard(she, false, Optional.of(findings.cases.codeOf(she.name(), Application.ALLOWANCE)));
        tracking.byCard(DemoPeople.CAIWEI, false, Optional.empty());
        tracking.byCard(he, true, Optional.of(findings.cases.codeOf(he.name(), Application.ENROLMENT)));
    }

    /// The page is on the screen, numbered and sealed; she has not confirmed.
    private Hand cutBeforeStarted(DemoHall hall, Hand hand) throws IOException {
        ScriptedResident resident = new ScriptedResident(hall.kiosk, hall.app, hand, screens, "cut1");
        resident.toThePreview(Errand.TAX_CERTIFICATE, DemoPeople.CAIWEI, false);
        hall.kiosk.cutPower();
        return recover(hall, hand, "before STARTED", jobs(hall));
    }

    /// The printer has the document and has put out the first of its two pages; it goes on by itself.
    private Hand cutMidPrint(DemoHall hall, Hand hand) throws IOException {
        Set<String> before = jobs(hall);
        printsFirstOfTwoPages(hall, hand, "cut2");
        hall.kiosk.cutPower();
        return recover(hall, hand, "mid-print, between two pages", before);
    }

    /// Both pages are out, but the printer's word of it never reached the kiosk.
    private Hand cutBeforeSettled(DemoHall hall, Hand hand) throws IOException {
        Set<String> before = jobs(hall);
        int sheets = printsFirstOfTwoPages(hall, hand, "cut3");
        hall.kiosk.printer.slow(SETTLED);
        hall.kiosk.awaitSheets(sheets, 2);
        hall.kiosk.cutPower();
        return recover(hall, hand, "after the last byte, before settle", before);
    }

    /// Power fails in the whole hall: the printer loses its job and forgets that it had one.
    private Hand cutBoth(DemoHall hall, Hand hand) throws IOException {
        Set<String> before = jobs(hall);
        printsFirstOfTwoPages(hall, hand, "cut4");
        hall.kiosk.cutPower();
        hall.kiosk.printer.reboot(HalfFed.STAYS_INSIDE);
        return recover(hall, hand, "mid-print, and the printer forgot the job", before);
    }

    private int printsFirstOfTwoPages(DemoHall hall, Hand hand, String album) {
        int sheets = hall.kiosk.printer.tray().sheets().size();
        ScriptedResident resident = new ScriptedResident(hall.kiosk, hall.app, hand, screens, album);
        resident.toThePreview(Errand.TAX_CERTIFICATE, LONG_RECORD, false);
        hall.kiosk.printer.pageTime(SLOW_PAGE);
        resident.confirm();
        hall.kiosk.awaitSheets(sheets, 1);
        return sheets;
    }

    /// The power is back: the kiosk finds out and tells, before anybody touches it.
    private Hand recover(DemoHall hall, Hand before, String when, Set<String> jobsBefore) throws IOException {
        before.close();
        hall.kiosk.reader.lift();
        hall.kiosk.scanner.takeAway();
        hall.kiosk.printer.clear();
        hall.kiosk.printer.pageTime(PAGE);
        Hand hand = hall.kiosk.switchOn();
        Hand.Sight sight = hand.await(
                "what became of it", SETTLED, now -> now.name().equals("interrupted") && !now.says("正在向打印机核对"));
        Path screen = screens.resolve("after-cut-" + (findings.toldSoFar() + 1) + ".png");
        hand.photograph(screen);
        findings.told(new Findings.Told(when, newJob(hall, jobsBefore), screen, String.join(" ", sight.texts())));
        say("power was cut " + when);
        hand.tap("primary", SETTLED);
        hand.awaitScreen("attract", SETTLED);
        return hand;
    }

    private static Set<String> jobs(DemoHall hall) {
        Set<String> jobs = new HashSet<>();
        hall.kiosk.printer.tray().documents().forEach(document -> jobs.add(document.jobName()));
        return jobs;
    }

    /// The job of which something came out since; none when nothing did.
    private static Optional<String> newJob(DemoHall hall, Set<String> before) {
        return hall.kiosk.printer.tray().documents().stream()
                .map(Tray.Document::jobName)
                .filter(job -> !before.contains(job))
                .findFirst();
    }

    static double secondsSince(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e7) / 100.0;
    }

    static void say(String line) {
        System.out.println("demo: " + line);
    }
}
