package org.nightwindow.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// Somebody who comes at 3 a.m. for a paper. She does what people do: reads, touches, lays her card, shows her phone,
/// takes her paper. What she sees is photographed.
final class ScriptedResident {
    /// Every screen follows a touch within a second; a busy CI machine needs more.
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Reading a card takes about 0.2 s here, and the scanner is polled beside it.
    private static final Duration READ = Duration.ofSeconds(60);

    /// One page takes a second at the simulated printer.
    private static final Duration PRINTED = Duration.ofSeconds(60);

    private final DemoHall hall;
    private final Hand hand;
    private final Path screens;
    private final String album;
    private int pictures;

    /// @param album first part of the names of her pictures
    ScriptedResident(DemoHall hall, Hand hand, Path screens, String album) {
        this.hall = hall;
        this.hand = hand;
        this.screens = screens;
        this.album = album;
    }

    /// From the start screen to the page that will be printed.
    void toThePreview(Errand errand, DemoPeople who, boolean english) {
        hand.awaitScreen("attract", SOON);
        photograph("attract");
        hand.tap("page-attract", SOON);
        hand.awaitScreen("home", SOON);
        if (english) {
            hand.tap("tool-language", SOON);
        }
        hand.await("a lit tile", SOON, _ -> hand.canTap(errand.tile()));
        photograph("home");
        hand.tap(errand.tile(), SOON);
        hand.awaitScreen("identify", SOON);
        photograph("identify-card");
        hall.reader.lay(who.card());
        hall.awaitScanner();
        photograph("identify-app");
        hall.reader.lift();
        // Like a person: holds the phone there, and when nothing happens takes it away and shows a fresh code.
        for (int i = 0; i < 20 && !hand.look().name().equals("form"); i++) {
            hall.awaitScanner();
            hall.scanner.show(hall.app.code(who.idNumber()));
            hand.pauseFor(Duration.ofSeconds(3), sight -> sight.name().equals("form"));
            hall.scanner.takeAway();
        }
        hand.awaitScreen("form", READ);
        hall.scanner.takeAway();
        hand.tap(errand.answer(), SOON);
        photograph("form");
        hand.tap("primary", SOON);
        hand.await("the page", SOON, sight -> sight.name().equals("preview") && hand.canTap("primary"));
        photograph("preview");
    }

    /// 打印这一页.
    void confirm() {
        hand.tap("primary", SOON);
        hand.awaitScreen("printing", SOON);
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

    Path photograph(String what) {
        Path png = screens.resolve("%s-%02d-%s.png".formatted(album, ++pictures, what));
        hand.photograph(png);
        return png;
    }
}
