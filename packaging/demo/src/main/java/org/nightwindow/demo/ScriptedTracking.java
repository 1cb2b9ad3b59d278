package org.nightwindow.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.nightwindow.driver.testkit.receipt.ReceiptTray;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.hall.filing.QueryCode;

/// Residents who want to know how their cases stand. What they read is kept, word for word, to be held against what the
/// console has.
final class ScriptedTracking {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// As a code is shown: `1234 5678 9012`.
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{4} [0-9]{4} [0-9]{4}(?![0-9])");

    private final DemoHall hall;
    private final Hand hand;
    private final Path screens;
    private final CaseFindings findings;

    ScriptedTracking(DemoHall hall, Hand hand, Path screens, CaseFindings findings) {
        this.hall = hall;
        this.hand = hand;
        this.screens = screens;
        this.findings = findings;
    }

    /// One way to ask.
    @FunctionalInterface
    private interface Asking {
        Hand.Sight ask(ScriptedResident resident);
    }

    /// With her card, and nothing to name a case by; then she opens this one.
    ///
    /// @param code of the case; empty when she has none
    void byCard(DemoPeople who, boolean english, Optional<String> code) {
        read("card", who, english, code.orElse(""), resident -> resident.track(who, english));
        leave();
    }

    /// With the number on her slip, typed.
    void byCode(DemoPeople who, boolean english, String code) {
        read("code", who, english, code, resident -> resident.trackByCode(code, english));
        leave();
    }

    /// With her slip, held to the scanner.
    void bySlip(DemoPeople who, boolean english, ReceiptTray.Piece slip) {
        startBySlip(who, english, slip);
        leave();
    }

    /// The same; she stays where she has read it.
    ScriptedResident startBySlip(DemoPeople who, boolean english, ReceiptTray.Piece slip) {
        String code = Paper.codeOn(slip).orElseThrow();
        return read("slip", who, english, code, resident -> resident.trackBySlip(code, english));
    }

    private ScriptedResident read(String by, DemoPeople who, boolean english, String code, Asking asking) {
        String language = english ? "en" : "zh";
        String album = "%s-track-%d-%s".formatted(language, findings.trackedSoFar() + 1, by);
        ScriptedResident resident = new ScriptedResident(hall.kiosk, hall.app, hand, screens, album);
        int touches = hand.touches();
        long begin = System.nanoTime();
        Hand.Sight list = asking.ask(resident);
        List<String> found = found(list);
        Hand.Sight one = found.size() > 1 ? resident.open(code) : list;
        Path screen = screens.resolve(album + ".png");
        hand.photograph(screen);
        CaseFindings.Visit visit =
                new CaseFindings.Visit(who.name(), language, hand.touches() - touches, ScriptedDay.secondsSince(begin));
        findings.tracked(new CaseFindings.Tracked(
                visit, by, hall.clock.instant(), found, list.texts(), code, one.texts(), screen));
        ScriptedDay.say("a resident looked for her cases by " + by + " in " + language + ": " + visit.touches()
                + " touches, " + visit.seconds() + " s");
        return resident;
    }

    private static List<String> found(Hand.Sight sight) {
        return sight.texts().stream()
                .flatMap(text -> CODE.matcher(text).results().map(MatchResult::group))
                .map(code -> code.replace(" ", ""))
                .filter(QueryCode::isValid)
                .distinct()
                .toList();
    }

    private void leave() {
        hand.tap("leave", SOON);
        hand.awaitScreen("attract", SOON);
    }
}
