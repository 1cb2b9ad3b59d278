package org.nightwindow.kiosk.journey.interrupted;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep.Fate;
import org.nightwindow.kiosk.ui.Banner;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Serial;
import org.nightwindow.kiosk.ui.Type;

/// Draws [InterruptedStep]: the machine stopped, and this is what became of your document.
///
/// Ids: `#primary` (知道了).
public final class InterruptedScreen extends Page {

    private final InterruptedStep step;

    public InterruptedScreen(InterruptedStep step, Look look) {
        super("page-interrupted", look);
        this.step = step;
        follow(step.fate(), this::draw);
    }

    private void draw(Fate fate) {
        switch (fate) {
            case Fate.BeingFoundOut() -> tell("interrupted.asking");
            case Fate.Kept() -> tell("interrupted.kept");
            case Fate.HandedIn() -> tell("interrupted.handed-in");
            case Fate.NotHandedIn() -> tell("interrupted.not-handed-in");
            case Fate.NotPrinted() -> tell("interrupted.nothing");
            case Fate.Printed(String serial, int pages) -> tell("interrupted.printed", Serial.grouped(serial), pages);
            case Fate.Uncertain(Optional<String> serial, int pagesOut, int pages) -> {
                String number = serial.map(Serial::grouped).orElse("");
                if (pagesOut == 0) {
                    tell("interrupted.uncertain", number, pages);
                } else {
                    tell("interrupted.partly", number, pages, pagesOut);
                }
            }
        }
    }

    private void tell(String key, Object... facts) {
        Optional<String> other = look.elder() ? Optional.empty() : Optional.of(words.second(key, facts));
        List<String> means = words.rows(key + ".means", facts);
        getChildren()
                .setAll(
                        new Banner(Icon.WARNING, words.get(key, facts), other),
                        body(14, Type.LABEL.label(words.get("trouble.means"), "ink2-text"), new Rows().addAll(means)),
                        actionBar(
                                new Region(),
                                new Region(),
                                Buttons.primary(words.get("interrupted.understood"), Icon.CHECK, step::understood)));
    }
}
