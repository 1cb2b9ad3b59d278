package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.kiosk.attendant.Machine.TestPrint;
import org.nightwindow.kiosk.attendant.TestPageStep.State;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Type;

/// Draws [TestPageStep].
///
/// Ids: `#back`, `#primary` (print).
final class TestPageScreen extends StaffPage {
    private final TestPageStep step;
    private final String key;

    TestPageScreen(TestPageStep step, Look look) {
        super("page-" + id(step.feed().trying()), step, look);
        this.step = step;
        this.key = step.feed() == Feed.PAGES ? "staff.test." : "staff.slip.";
        follow(step.state(), this::draw);
    }

    private void draw(State state) {
        VBox body = body(28);
        boolean printing = state instanceof State.Printing;
        switch (state) {
            case State.Ready() ->
                body.getChildren()
                        .add(new Rows()
                                .add(Icon.RECEIPT, "icon-warn", words.get(key + "plain"))
                                .add(Icon.CHECK, "icon-ok", words.get(key + "no-act")));
            case State.Printing(Optional<PrintProgress> progress) ->
                body.getChildren().add(note(Icon.PRINTER, "icon-blue", "card", words.get(stage(progress))));
            case State.Ended(TestPrint how) -> body.getChildren().add(ended(how));
        }
        body.getChildren().add(spacer());
        draw(
                words.get(key + "title"),
                body,
                printing ? Type.SECOND.wrapping(words.get("staff.test.wait")) : nothing(),
                printing
                        ? nothing()
                        : Buttons.primary(
                                words.get(key + (state instanceof State.Ready ? "print" : "again")),
                                Icon.PRINTER,
                                step::print));
    }

    @Override
    protected Node backButton() {
        return step.state().get() instanceof State.Printing ? nothing() : super.backButton();
    }

    private static String stage(Optional<PrintProgress> progress) {
        Optional<Fault> waitingFor = progress.flatMap(PrintProgress::waitingFor);
        if (waitingFor.isPresent()) {
            return switch (waitingFor.get()) {
                case SUPPLY_OUT -> "staff.test.waits.supply";
                case MEDIA_JAMMED -> "staff.test.waits.jam";
                case COVER_OPEN -> "staff.test.waits.cover";
                case BUSY,
                        NOT_READY,
                        TIMEOUT,
                        NO_MEDIA,
                        MEDIA_ERROR,
                        MEDIA_SUSPECT,
                        TRANSPORT,
                        HARDWARE,
                        CONFIGURATION,
                        UNSUPPORTED,
                        INVALID_DATA,
                        SECURITY,
                        INTERNAL -> "staff.test.waits.other";
            };
        }
        return "staff.test.printing";
    }

    private Node ended(TestPrint how) {
        return switch (how) {
            case TestPrint.Printed(String evidence) -> said(true, words.get(key + "printed"), evidence);
            case TestPrint.NotPrinted(Fault fault, String detail) ->
                said(false, words.get("staff.test.not-printed"), fault + (detail.isEmpty() ? "" : ": " + detail));
            case TestPrint.NotWhole(boolean paperOut) ->
                said(false, words.get(paperOut ? "staff.slip.paper-out" : "staff.slip.not-whole"), "");
            case TestPrint.Unclear(String reason) -> said(false, words.get(key + "unclear"), reason);
            case TestPrint.PrinterInDoubt() -> said(false, words.get("staff.test.in-doubt"), "");
        };
    }

    private static Node said(boolean well, String sentence, String machine) {
        VBox card = new VBox(
                8,
                note(
                        well ? Icon.CHECK : Icon.WARNING,
                        well ? "icon-ok" : "icon-warn",
                        well ? "card-ok" : "card-warn",
                        sentence));
        if (!machine.isEmpty()) {
            card.getChildren().add(Type.OTHER.wrapping(machine));
        }
        return card;
    }
}
