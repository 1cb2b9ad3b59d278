package org.nightwindow.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.testkit.sdt.Cardholder;

/// Somebody who comes at 3 a.m. for a paper. She does what people do: reads, touches, lays her card, shows her phone,
/// takes her paper. What she sees is photographed.
final class ScriptedResident {
    /// Every screen follows a touch within a second; a busy CI machine needs more.
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Reading a card takes about 0.2 s here, and the scanner is polled beside it.
    private static final Duration READ = Duration.ofSeconds(60);

    /// One page takes a second at the simulated printer.
    private static final Duration PRINTED = Duration.ofSeconds(60);

    /// A kiosk that was switched on is in contact within a second or two.
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    /// What stands there until the console has answered.
    private static final List<String> ASKING =
            List.of("正在查，请稍等", "今天慢一些，还在查", "Looking it up", "Slower than usual, still looking");

    private final DemoKiosk kiosk;
    private final CityApp app;
    private final Hand hand;
    private final Optional<Path> screens;
    private final String album;
    private final List<String> explained = new ArrayList<>();
    private int pictures;

    /// @param screens where her pictures go
    /// @param album first part of their names
    ScriptedResident(DemoKiosk kiosk, CityApp app, Hand hand, Path screens, String album) {
        this(kiosk, app, hand, Optional.of(screens), album);
    }

    private ScriptedResident(DemoKiosk kiosk, CityApp app, Hand hand, Optional<Path> screens, String album) {
        this.kiosk = kiosk;
        this.app = app;
        this.hand = hand;
        this.screens = screens;
        this.album = album;
    }

    /// Takes no pictures.
    static ScriptedResident unseen(DemoKiosk kiosk, CityApp app, Hand hand) {
        return new ScriptedResident(kiosk, app, hand, Optional.empty(), "");
    }

    /// From the start screen to the page that will be printed.
    void toThePreview(Errand errand, Cardholder who, boolean english) {
        toHome(errand.tile(), english);
        hand.tap(errand.tile(), SOON);
        identify(who, "form");
        hand.tap(errand.answer(), SOON);
        photograph("form");
        hand.tap("primary", SOON);
        hand.await("the page", SOON, sight -> sight.name().equals("preview") && hand.canTap("primary"));
        photograph("preview");
    }

    /// From the start screen to what the office says of her declaration.
    void declare(Application application, Cardholder who, boolean english) {
        toTheSignature(application, who, english);
        handIn();
    }

    /// From her case, which waits for corrections, to what the office says of them.
    ///
    /// @param asked something a member of staff wrote to her; it stands in the form
    void correct(Application application, Cardholder who, String asked, boolean english) {
        hand.tap("primary", SOON);
        identify(who, "form");
        hand.await("what staff asked for", SOON, sight -> sight.says(asked));
        fillIn(application, english);
        sign();
        handIn();
    }

    private void handIn() {
        hand.tap("primary", SOON);
        hand.awaitScreen("filed", PRINTED);
        photograph("filed");
    }

    /// From the start screen to what she has signed and not handed in.
    void toTheSignature(Application application, Cardholder who, boolean english) {
        toTheReview(application, who, english);
        sign();
    }

    private void sign() {
        hand.tap("primary", SOON);
        hand.awaitScreen("sign", SOON);
        hand.sign("signature-box", SOON);
        photograph("sign");
    }

    /// From the start screen to what she is about to declare, in full.
    void toTheReview(Application application, Cardholder who, boolean english) {
        toHome("tile-declare", english);
        hand.tap("tile-declare", SOON);
        hand.await("the list", SOON, _ -> hand.canTap("item-" + application.item()));
        photograph("items");
        hand.tap("item-" + application.item(), SOON);
        identify(who, "form");
        fillIn(application, english);
    }

    private void fillIn(Application application, boolean english) {
        explained.addAll(application.fillIn(hand, english));
        photograph("form");
        hand.tap("primary", SOON);
        hand.awaitScreen("review", SOON);
        photograph("review");
    }

    /// How her cases stand, by her card.
    Hand.Sight track(Cardholder who, boolean english) {
        toTheSearch(english);
        hand.tap("by-card", SOON);
        hand.awaitScreen("identify", SOON);
        kiosk.reader.lay(who.card());
        hand.awaitScreen("progress", READ);
        kiosk.reader.lift();
        return seeWhatWasFound();
    }

    /// How a case stands, by its query code, on the number pad.
    Hand.Sight trackByCode(String code, boolean english) {
        toTheSearch(english);
        hand.type(code, SOON);
        hand.tap("primary", SOON);
        return seeWhatWasFound();
    }

    /// How a case stands, by the code on a slip that she holds to the scanner.
    Hand.Sight trackBySlip(String printed, boolean english) {
        toTheSearch(english);
        kiosk.awaitScanner();
        kiosk.scanner.show(printed);
        hand.awaitScreen("progress", READ);
        kiosk.scanner.takeAway();
        return seeWhatWasFound();
    }

    /// Chooses a case from several of hers.
    Hand.Sight open(String code) {
        photograph("list");
        hand.tap("case-" + code, SOON);
        hand.await("the case", SOON, _ -> hand.canTap("slip-print"));
        return hand.look();
    }

    private void toTheSearch(boolean english) {
        toHome("tile-track", english);
        hand.tap("tile-track", SOON);
        // Like a person: reads why the window is not lit, while the kiosk has just been switched on, and tries again.
        for (int i = 0; i < 20 && !hand.look().name().equals("track"); i++) {
            hand.pauseFor(A_MOMENT, sight -> sight.name().equals("track") || hand.canTap("primary"));
            if (hand.look().name().equals("home")) {
                hand.tap(hand.canTap("primary") ? "primary" : "tile-track", SOON);
            }
        }
        hand.awaitScreen("track", SOON);
        photograph("track");
    }

    private Hand.Sight seeWhatWasFound() {
        return hand.await(
                "what was found",
                READ,
                now -> now.name().equals("progress") && ASKING.stream().noneMatch(now::says));
    }

    /// What she read of what she had typed wrong.
    List<String> explained() {
        return List.copyOf(explained);
    }

    /// It came out, whole.
    void takeTheSlip() {
        hand.await("her slip", PRINTED, sight -> sight.says("凭条打好了") || sight.says("Please take your slip"));
    }

    /// Very satisfied; nobody has to say so.
    void rate() {
        hand.tap("rate-1", SOON);
        photograph("rated");
    }

    private void toHome(String tile, boolean english) {
        hand.awaitScreen("attract", SOON);
        known("attract");
        hand.tap("page-attract", SOON);
        hand.awaitScreen("home", SOON);
        if (english) {
            hand.tap("tool-language", SOON);
        }
        hand.await("a lit tile", SOON, _ -> hand.canTap(tile));
        known("home");
    }

    private void identify(Cardholder who, String next) {
        hand.awaitScreen("identify", SOON);
        known("identify-card");
        kiosk.reader.lay(who.card());
        hand.await("her name, masked", READ, sight -> sight.says("**"));
        known("identify-app");
        kiosk.reader.lift();
        // Like a person: holds the phone there, and when nothing happens takes it away and shows a fresh code.
        for (int i = 0; i < 20 && !hand.look().name().equals(next); i++) {
            kiosk.awaitScanner();
            kiosk.scanner.show(app.code(who.idNumber()));
            hand.pauseFor(Duration.ofSeconds(3), sight -> sight.name().equals(next));
            kiosk.scanner.takeAway();
        }
        hand.awaitScreen(next, READ);
        kiosk.scanner.takeAway();
    }

    /// 打印这一页. A page that is printed in no time may be out when she looks up.
    void confirm() {
        hand.tap("primary", SOON);
        hand.await(
                "that it prints",
                SOON,
                sight -> sight.name().equals("printing") || sight.name().equals("done"));
    }

    void takeThePaper() {
        photograph("printing");
        hand.awaitScreen("done", PRINTED);
        photograph("done");
    }

    void leave() {
        hand.tap("primary", SOON);
        hand.awaitScreen("attract", SOON);
    }

    /// What is the same in every visit is photographed once a language; a picture costs half a second.
    private void known(String what) {
        if (album.equals("zh") || album.equals("en")) {
            photograph(what);
        }
    }

    private void photograph(String what) {
        screens.ifPresent(
                folder -> hand.photograph(folder.resolve("%s-%02d-%s.png".formatted(album, ++pictures, what))));
    }
}
