package org.nightwindow.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.Stranger;

/// Visits that can be made over and over, by a robot that does what residents do, at a kiosk somebody else has started.
public final class ScriptedVisits implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Sheets; no visit takes more. A technician loads them before the tray is empty.
    private static final int ENOUGH = 10;

    /// One way over the line to the console, so that there and back take half a second.
    private static final Duration LINE = Duration.ofMillis(250);

    private static final Duration PAGE = Duration.ofSeconds(1);

    /// Main class of a kiosk with a hand: arguments are the file for the hand's port, then the kiosk's own.
    public static final String KIOSK = HandledKiosk.class.getName();

    /// What somebody comes for. Whoever has declared once finds her case the next time, so somebody new declares every
    /// time.
    public enum Journey {
        CERTIFICATE("print a tax certificate"),
        CERTIFICATE_IN_ENGLISH("the same in English"),
        PROPERTY("print the property record"),
        INVOICE("print an invoice"),
        ENROLMENT("declare HRS-04, with the slip, and rate"),
        ALLOWANCE("declare CIV-03 for her mother, with the slip, and rate"),
        TRACK("find her cases by her card"),
        SECOND_THOUGHTS("fill in HRS-04, read it over, and go");

        private final String words;

        Journey(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// @param touches of the screen
    /// @param took from the start screen to the start screen
    public record Visit(int touches, Duration took) {}

    private final DemoHall hall;
    private final Hand hand;
    private int strangers;

    /// @param portFile as the kiosk was told
    /// @param alive whether the kiosk still runs
    /// @param finger what touches its screen; empty for a robot inside the kiosk
    public ScriptedVisits(DemoHall hall, Path portFile, BooleanSupplier alive, Optional<Finger> finger) {
        this.hall = hall;
        this.hand = Hand.reach(portFile, alive, finger);
    }

    /// From now on the line to the console and the printer are no faster than in a hall: an answer takes half a second,
    /// a page a second.
    public void asSlowAsAHall() {
        hall.kiosk.network.slow(LINE);
        hall.kiosk.printer.pageTime(PAGE);
    }

    /// Makes one visit, from the start screen to the start screen.
    ///
    /// @throws IllegalStateException when the kiosk does not show what it should; says what it showed instead
    public Visit visit(Journey journey) {
        hall.kiosk.printer.loadPaper(ENOUGH);
        ScriptedResident resident = ScriptedResident.unseen(hall.kiosk, hall.app, hand);
        int touches = hand.touches();
        long begin = System.nanoTime();
        switch (journey) {
            case CERTIFICATE -> print(resident, Errand.TAX_CERTIFICATE, false);
            case CERTIFICATE_IN_ENGLISH -> print(resident, Errand.TAX_CERTIFICATE, true);
            case PROPERTY -> print(resident, Errand.PROPERTY, false);
            case INVOICE -> print(resident, Errand.INVOICE, false);
            case ENROLMENT -> declare(resident, Application.ENROLMENT);
            case ALLOWANCE -> declare(resident, Application.ALLOWANCE);
            case TRACK -> {
                resident.track(DemoPeople.RUOXI, false);
                away();
            }
            case SECOND_THOUGHTS -> {
                resident.toTheReview(Application.ENROLMENT, DemoPeople.CHANGLIN, false);
                away();
            }
        }
        return new Visit(hand.touches() - touches, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void print(ScriptedResident resident, Errand errand, boolean english) {
        resident.toThePreview(errand, DemoPeople.RUOXI, english);
        resident.confirm();
        resident.takeThePaper();
        resident.leave();
    }

    private void declare(ScriptedResident resident, Application application) {
        resident.declare(application, new Stranger(strangers++), false);
        resident.takeTheSlip();
        resident.rate();
        resident.leave();
    }

    private void away() {
        hand.tap("leave", SOON);
        hand.await(
                "the start screen", SOON, sight -> sight.name().equals("attract") || hand.canTap("dialog-leave-now"));
        if (!hand.look().name().equals("attract")) {
            hand.tap("dialog-leave-now", SOON);
            hand.awaitScreen("attract", SOON);
        }
    }

    @Override
    public void close() {
        hand.close();
    }
}
