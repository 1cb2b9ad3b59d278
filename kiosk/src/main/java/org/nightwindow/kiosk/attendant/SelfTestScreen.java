package org.nightwindow.kiosk.attendant;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.kiosk.attendant.SelfTestStep.Line;
import org.nightwindow.kiosk.attendant.SelfTestStep.Run;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Type;

/// Draws [SelfTestStep]: all that each device said where there is room, else what failed, else a line of what failed.
///
/// Ids: `#back`, `#primary` (again).
final class SelfTestScreen extends StaffPage {
    /// Pixels of a device's name with its space, and of a line below it.
    private static final int ROW = 74;

    private static final int LINE = 40;

    /// What a column has for devices, in portrait and in landscape.
    private static final int ROOM = 1230;

    private static final int ROOM_WIDE = 640;

    private final SelfTestStep step;

    SelfTestScreen(SelfTestStep step, Look look) {
        super("page-staff-self-test", step, look);
        this.step = step;
        follow(step.run(), this::draw);
    }

    private void draw(Run run) {
        List<Line> lines = run.lines();
        Function<Line, List<String>> saying = saying(lines);
        Optional<Line> now =
                lines.stream().filter(line -> line.result().isEmpty()).findFirst();
        VBox first = card();
        VBox second = card();
        int inFirst = inFirst(lines);
        for (int i = 0; i < lines.size(); i++) {
            VBox card = i < inFirst ? first : second;
            if (!card.getChildren().isEmpty()) {
                card.getChildren().add(Rows.hairline());
            }
            card.getChildren().add(row(lines.get(i), now.equals(Optional.of(lines.get(i))), saying));
        }
        String title = words.get(run.over() ? "staff.self-test.over" : "staff.self-test.running");
        Node again =
                run.over() ? Buttons.primary(words.get("staff.self-test.again"), Icon.CHECK, step::again) : nothing();
        if (inFirst < lines.size()) {
            draw(title, body(18, first, second, spacer()), second, nothing(), again);
        } else {
            draw(title, body(18, first, spacer()), nothing(), again);
        }
    }

    private static VBox card() {
        VBox card = new VBox();
        card.getStyleClass().add("card");
        return card;
    }

    /// In landscape more than a few stand in two columns.
    private int inFirst(List<Line> lines) {
        return look.wide() && lines.size() > 3 ? (lines.size() + 1) / 2 : lines.size();
    }

    private Function<Line, List<String>> saying(List<Line> lines) {
        List<Function<Line, List<String>>> ways = List.of(
                SelfTestScreen::everything,
                SelfTestScreen::failures,
                line -> failures(line).stream().limit(1).toList());
        return ways.stream().filter(way -> fits(lines, way)).findFirst().orElse(ways.getLast());
    }

    private boolean fits(List<Line> lines, Function<Line, List<String>> way) {
        int first = inFirst(lines);
        int room = look.wide() ? ROOM_WIDE : ROOM;
        return height(lines.subList(0, first), way) <= room && height(lines.subList(first, lines.size()), way) <= room;
    }

    private static int height(List<Line> lines, Function<Line, List<String>> way) {
        return lines.stream()
                .mapToInt(line -> ROW + LINE * way.apply(line).size())
                .sum();
    }

    @Override
    protected Node backButton() {
        return step.run().get().over() ? super.backButton() : nothing();
    }

    private Node row(Line line, boolean now, Function<Line, List<String>> saying) {
        Optional<Outcome<SelfTest>> result = line.result();
        String said = result.isEmpty()
                ? words.get(now ? "staff.self-test.now" : "staff.self-test.waiting")
                : words.get(line.passed() ? "staff.self-test.passed" : "staff.self-test.failed");
        VBox row = new VBox(4, fact(role(line.role()), said));
        saying.apply(line).forEach(each -> row.getChildren().add(Type.OTHER.wrapping(each)));
        row.setPadding(new Insets(10, 0, 10, 0));
        return row;
    }

    private static List<String> everything(Line line) {
        return line.result().orElse(null) instanceof Outcome.Done<SelfTest>(SelfTest test)
                ? test.checks().stream().map(SelfTestScreen::check).toList()
                : failures(line);
    }

    private static List<String> failures(Line line) {
        return line.result()
                .map(outcome -> switch (outcome) {
                    case Outcome.Done<SelfTest>(SelfTest test) ->
                        test.checks().stream()
                                .filter(check -> !check.passed())
                                .map(SelfTestScreen::check)
                                .toList();
                    case Outcome.Failed<SelfTest> failed -> List.of(failed.fault() + " " + failed.detail());
                    case Outcome.Cancelled<SelfTest>() -> List.of("CANCELLED");
                    case Outcome.Unknown<SelfTest> unknown -> List.of(unknown.reason());
                })
                .orElse(List.of());
    }

    private static String check(SelfTest.Check check) {
        return (check.passed() ? "✓ " : "✗ ") + check.name() + (check.detail().isEmpty() ? "" : " · " + check.detail());
    }
}
