package org.nightwindow.kiosk.attendant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Supply;
import org.nightwindow.kiosk.attendant.Machine.Counters;
import org.nightwindow.kiosk.attendant.Machine.Outlook;
import org.nightwindow.kiosk.attendant.Machine.Part;
import org.nightwindow.kiosk.attendant.Machine.Tally;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Chip;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Type;

/// Draws [OverviewStep].
///
/// Ids: `#staff-paper`, `#staff-test-page`, `#staff-roll`, `#staff-test-slip`, `#staff-self-test`, `#staff-sheets`,
/// `#staff-enrol`, `#staff-devices`,
/// `#primary` (leave).
final class OverviewScreen extends StaffPage {
    private static final double GAP = 16;
    private static final double TASK_HEIGHT = 92;

    /// So many devices are drawn one below the other.
    private static final int IN_FULL = 4;

    private final VBox parts = new VBox();
    private final VBox counters = new VBox(4);
    private final VBox outlook = new VBox();
    private final VBox notices = new VBox(12);
    private final GridPane tasks = new GridPane();
    private final Label toSettle = Type.LABEL.label("", "blue-text");

    OverviewScreen(OverviewStep step, Look look) {
        super("page-staff", step, look);
        for (Feed feed : Feed.values()) {
            if (feed == Feed.PAGES || step.has(feed)) {
                task(feed.loading(), Icon.DOWN, () -> step.load(feed));
                task(feed.trying(), Icon.PRINTER, () -> step.tryOut(feed));
            }
        }
        task("staff.self-test", Icon.CHECK, step::selfTest);
        task("staff-sheets", Icon.ZOOM, toSettle, step::sheets);
        task("staff.enrol", Icon.QR, step::enrol);
        task("staff.devices", Icon.EDIT, step::devices);
        parts.getStyleClass().add("card");
        counters.getStyleClass().add("card");
        tasks.setHgap(GAP);
        tasks.setVgap(GAP);
        VBox body = body(18, parts, tasks, counters, outlook, notices);
        body.setPadding(new Insets(24, 40, 12, 40));
        draw(
                words.get("staff.title"),
                body,
                tasks,
                Type.SECOND.label(step.account()),
                Buttons.primary(words.get("staff.leave"), Icon.LEAVE, step::leave));
        follow(step.parts(), this::drawParts);
        follow(step.counters(), this::drawCounters);
        follow(step.outlook(), this::drawOutlook);
        follow(step.notices(), this::drawNotices);
    }

    @Override
    protected Node backButton() {
        return nothing();
    }

    /// @param name key of its text; with a dash for the point, its id
    private void task(String name, Icon icon, Runnable act) {
        task(id(name), icon, Type.LABEL.label(words.get(name), "blue-text"), act);
    }

    /// A few in full; of many, in full only what needs him.
    private void drawParts(List<Part> all) {
        parts.getChildren().clear();
        List<Part> whole = all.size() <= IN_FULL
                ? all
                : all.stream().filter(part -> !well(part)).limit(IN_FULL - 1).toList();
        for (Part part : whole) {
            if (!parts.getChildren().isEmpty()) {
                parts.getChildren().add(Rows.hairline());
            }
            parts.getChildren().add(row(part));
        }
        if (whole.size() < all.size()) {
            parts.getChildren()
                    .add(brief(
                            all.stream().filter(part -> !whole.contains(part)).toList()));
        }
        if (all.isEmpty()) {
            parts.getChildren().add(Type.BODY.label(words.get("staff.no-devices")));
        }
    }

    private Node brief(List<Part> rest) {
        FlowPane names = new FlowPane(12, 12);
        rest.forEach(part ->
                names.getChildren().add(new Chip(well(part) ? Chip.Kind.OK : Chip.Kind.WARN, role(part.role()))));
        VBox brief = new VBox(10, names);
        rest.stream()
                .filter(part -> !part.status().supplies().isEmpty())
                .map(part -> Type.OTHER.wrapping(role(part.role()) + "　" + supplies(part)))
                .forEach(brief.getChildren()::add);
        brief.setPadding(new Insets(10, 0, 10, 0));
        return brief;
    }

    private static boolean well(Part part) {
        DeviceStatus.State state = part.status().state();
        return state == DeviceStatus.State.READY || state == DeviceStatus.State.BUSY;
    }

    private String supplies(Part part) {
        return part.status().supplies().stream().map(this::supply).collect(Collectors.joining("　"));
    }

    private Node row(Part part) {
        DeviceStatus status = part.status();
        Chip chip = new Chip(well(part) ? Chip.Kind.OK : Chip.Kind.WARN, state(status));
        HBox head = new HBox(16, Type.LABEL.label(role(part.role())), spacer(), chip);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(2, head);
        String supplies = supplies(part);
        if (!supplies.isEmpty()) {
            row.getChildren().add(Type.OTHER.wrapping(supplies));
        }
        String since = words.get("staff.since", when(status.since()));
        row.getChildren().add(Type.OTHER.wrapping(status.text().isEmpty() ? since : since + "　" + status.text()));
        row.setPadding(new Insets(10, 0, 10, 0));
        return row;
    }

    private String supply(Supply supply) {
        String name =
                words.get("staff.supply." + supply.kind()) + (supply.name().isEmpty() ? "" : " " + supply.name());
        return name + " " + words.get("staff.level." + supply.level())
                + (supply.percent().isPresent() ? " " + supply.percent().getAsInt() + " %" : "");
    }

    private void drawCounters(Optional<Counters> known) {
        String asking = words.get("staff.asking");
        String pages = known.map(counts -> counts.pages().isPresent()
                        ? String.valueOf(counts.pages().getAsLong())
                        : words.get("staff.pages.none"))
                .orElse(asking);
        String sheets = known.map(counts -> counts.sheets()
                        .map(tally ->
                                words.get("staff.sheets.tally", tally.printed(), tally.notPrinted(), tally.unknown()))
                        .orElse(words.get("staff.sheets.unreadable")))
                .orElse(asking);
        counters.getChildren().setAll(fact(words.get("staff.pages"), pages), fact(words.get("staff.sheets"), sheets));
        int unknown = known.flatMap(Counters::sheets).map(Tally::unknown).orElse(0);
        toSettle.setText(unknown == 0 ? words.get("staff.settle") : words.get("staff.settle.some", unknown));
    }

    private void task(String id, Icon icon, Label name, Runnable act) {
        HBox face = new HBox(20, icon.node(44), name);
        face.setAlignment(Pos.CENTER_LEFT);
        Button button = Buttons.drawn(id, "option", name.getText(), face, act);
        double width = (look.shape().column() - GAP) / 2;
        button.setMinSize(width, TASK_HEIGHT);
        button.setMaxSize(width, TASK_HEIGHT);
        button.setAlignment(Pos.CENTER_LEFT);
        int place = tasks.getChildren().size();
        tasks.add(button, place % 2, place / 2);
    }

    private void drawNotices(List<String> all) {
        notices.getChildren()
                .setAll(all.stream()
                        .map(line -> note(Icon.WARNING, "icon-warn", "card-warn", line))
                        .toList());
    }

    private void drawOutlook(Outlook now) {
        Node note = now.allOpen()
                ? note(Icon.CHECK, "icon-ok", "card-ok", words.get("staff.outlook.open", now.open()))
                : note(
                        Icon.WARNING,
                        "icon-warn",
                        "card-warn",
                        words.get(
                                "staff.outlook.closed", now.open(), now.closed().size()));
        outlook.getChildren().setAll(note);
    }
}
