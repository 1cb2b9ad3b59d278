package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.kiosk.attendant.SelfTestStep.Line;
import org.nightwindow.kiosk.attendant.SelfTestStep.Run;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;

/// Draws [SelfTestStep].
///
/// Ids: `#back`, `#primary` (again).
final class SelfTestScreen extends StaffPage {
    /// Checks of one device that fit; a printer has five to eight.
    private static final int CHECKS = 8;

    private final SelfTestStep step;

    SelfTestScreen(SelfTestStep step, Look look) {
        super("page-staff-self-test", step, look);
        this.step = step;
        follow(step.run(), this::draw);
    }

    private void draw(Run run) {
        VBox body = body(18);
        boolean running = false;
        for (Line line : run.lines()) {
            boolean now = !running && line.result().isEmpty();
            running |= now;
            body.getChildren().add(card(line, now));
        }
        body.getChildren().add(spacer());
        draw(
                words.get(run.over() ? "staff.self-test.over" : "staff.self-test.running"),
                body,
                nothing(),
                run.over() ? Buttons.primary(words.get("staff.self-test.again"), Icon.CHECK, step::again) : nothing());
    }

    @Override
    protected Node backButton() {
        return step.run().get().over() ? super.backButton() : nothing();
    }

    private Node card(Line line, boolean now) {
        VBox card = new VBox(4);
        card.getStyleClass().add("card");
        Optional<Outcome<SelfTest>> result = line.result();
        String said = result.isEmpty()
                ? words.get(now ? "staff.self-test.now" : "staff.self-test.waiting")
                : words.get(line.passed() ? "staff.self-test.passed" : "staff.self-test.failed");
        card.getChildren().add(fact(role(line.role()), said));
        result.ifPresent(outcome -> {
            if (outcome instanceof Outcome.Done<SelfTest>(SelfTest test)) {
                test.checks().stream()
                        .limit(CHECKS)
                        .forEach(check -> card.getChildren().add(check(check)));
            } else {
                card.getChildren().add(Type.OTHER.wrapping(why(outcome)));
            }
        });
        return card;
    }

    private static Node check(SelfTest.Check check) {
        return Type.OTHER.wrapping((check.passed() ? "✓ " : "✗ ")
                + check.name()
                + (check.detail().isEmpty() ? "" : " · " + check.detail()));
    }

    private static String why(Outcome<SelfTest> outcome) {
        return switch (outcome) {
            case Outcome.Done<SelfTest> _ -> "";
            case Outcome.Failed<SelfTest> failed -> failed.fault() + " " + failed.detail();
            case Outcome.Cancelled<SelfTest>() -> "CANCELLED";
            case Outcome.Unknown<SelfTest> unknown -> unknown.reason();
        };
    }
}
