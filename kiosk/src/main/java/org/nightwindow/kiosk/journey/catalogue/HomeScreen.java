package org.nightwindow.kiosk.journey.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Explanation;
import org.nightwindow.kiosk.ui.Banner;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Chip;
import org.nightwindow.kiosk.ui.DeviceStrip;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.OptionRow;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.TaskTile;
import org.nightwindow.kiosk.ui.Type;

/// Draws [HomeStep]: six windows, lit and unlit, the row for the ID card, and what this machine can do now. An
/// unlit window that is pressed fills the pane with its reason.
///
/// Ids: `#tile-property`, `#tile-tax`, … by the task's id; `#card-row`, `#take-card`; with large letters `#more`;
/// in an explanation `#primary`; in a list of items `#item-HRS-04` … and `#back`.
public final class HomeScreen extends Page {

    /// The card and four tiles.
    private static final int ELDER_ROWS = 5;

    private static final int ELDER_ROWS_LOW = 3;

    /// How many other things an explanation names.
    private static final int INSTEAD = 3;
    private static final double CARD_ROW = 148;
    private static final double CARD_ROW_ELDER = 210;
    private static final double CARD_ROW_ELDER_LOW = 196;

    /// Beside the strip of devices.
    private static final double CARD_WIDTH_WIDE = 760;

    private final HomeStep step;
    private int firstRow;

    // Held here because the step's lists are given weak ones: an old page must not be kept alive by them.
    private final ListChangeListener<Object> onBoard = _ -> draw();

    public HomeScreen(HomeStep step, Look look) {
        super("page-home", look);
        this.step = step;
        step.tiles().addListener(new WeakListChangeListener<>(onBoard));
        step.devices().addListener(new WeakListChangeListener<>(onBoard));
        follow(step.explained(), _ -> draw());
        follow(step.offered(), _ -> draw());
        follow(step.takeCardBack(), _ -> draw());
    }

    @Override
    public Optional<String> leaveText(boolean known) {
        return known ? super.leaveText(true) : Optional.empty();
    }

    private void draw() {
        Optional<Tile> explained = step.explained().get();
        if (explained.isPresent()) {
            getChildren().setAll(explanation(explained.get()));
        } else if (step.offered().get().isPresent()) {
            getChildren().setAll(offer(step.offered().get().get()));
        } else {
            getChildren().setAll(look.elder() ? elder() : usual());
        }
    }

    private Node usual() {
        GridPane tiles = new GridPane(24, 22);
        List<Tile> all = step.tiles();
        for (int i = 0; i < all.size(); i++) {
            Tile tile = all.get(i);
            int columns = look.wide() ? 3 : 2;
            tiles.add(face(tile).tile(look, chip(tile), () -> step.choose(tile)), i % columns, i / columns);
        }
        Node title = look.wide() ? titleAcross() : titleUpright();
        Region card = cardRow(CARD_ROW);
        if (look.wide()) {
            HBox foot = new HBox(24, card, strip());
            HBox.setHgrow(foot.getChildren().getLast(), Priority.ALWAYS);
            foot.setFillHeight(true);
            VBox across = body(20, title, tiles, spacer(), foot);
            across.getStyleClass().add("body-home");
            return across;
        }
        VBox body = look.low()
                ? body(18, title, lowNote(), strip(), spacer(), tiles, card)
                : body(20, title, tiles, card, spacer(), strip());
        body.setPadding(new Insets(20, 40, 24, 40));
        return body;
    }

    /// What is up here is only shown.
    private Node lowNote() {
        HBox note = new HBox(24, Icon.REACH.node(64), Type.H2.wrapping(words.get("home.low")));
        note.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add("card-info");
        return note;
    }

    private Node titleUpright() {
        return new VBox(-10, Type.H1.label(words.get("home.title")), Type.OTHER.label(words.second("home.title")));
    }

    private Node titleAcross() {
        HBox title = new HBox(36, Type.H1.label(words.get("home.title")), Type.OTHER.label(words.second("home.title")));
        title.setAlignment(Pos.BASELINE_LEFT);
        return title;
    }

    /// A few rows on a page, the ID card first, and no second lines.
    private Node elder() {
        List<Region> rows = new ArrayList<>();
        rows.add(cardRow(look.low() ? CARD_ROW_ELDER_LOW : CARD_ROW_ELDER));
        // What can be done comes first: the second page is seldom looked at.
        step.tiles().stream()
                .sorted(Comparator.comparing(tile -> !tile.lit()))
                .forEach(tile -> rows.add(face(tile).row(look, chip(tile), () -> step.choose(tile))));
        int last = Math.min(rows.size(), firstRow + (look.low() ? ELDER_ROWS_LOW : ELDER_ROWS));
        VBox body = body(24, Type.H1.label(words.get("home.title")));
        body.setPadding(new Insets(20, 40, 24, 40));
        if (look.low()) {
            body.getChildren().addAll(lowNote(), spacer());
        }
        body.getChildren().addAll(rows.subList(firstRow, last));
        Node turn = body.getChildren().get(Math.min(3, body.getChildren().size() - 1));
        if (!look.wide() && !look.low()) {
            body.getChildren().add(spacer());
        }
        boolean end = last == rows.size();
        if (rows.size() > ELDER_ROWS) {
            Button more = Buttons.secondary(
                    "more", words.get(end ? "home.before" : "home.more"), end ? Icon.BACK : Icon.DOWN, () -> {
                        firstRow = end ? 0 : last;
                        draw();
                    });
            more.setMaxWidth(Double.MAX_VALUE);
            more.setMinHeight(136);
            body.getChildren().add(more);
        }
        return spread(body, turn);
    }

    private Node explanation(Tile tile) {
        Explanation told = Explanation.of(tile.missing().orElseGet(Missing.NotOffered::new), tile.about(), words);
        Banner banner =
                new Banner(Icon.CLOCK, told.what(), look.elder() ? Optional.empty() : Optional.of(told.other()));
        VBox body = body(
                16,
                Type.LABEL.label(words.of(tile.task().title()), "blue-text"),
                Type.LABEL.label(words.get("trouble.means"), "ink2-text"),
                new Rows().addAll(told.means()));
        Node last = body.getChildren().getLast();
        List<Tile> lit = step.tiles().stream().filter(Tile::lit).limit(INSTEAD).toList();
        if (!lit.isEmpty()) {
            Label instead = Type.LABEL.label(words.get("home.instead"), "ink2-text");
            VBox.setMargin(instead, new Insets(28, 0, 0, 0));
            sink(body, last);
            body.getChildren().add(instead);
        }
        for (Tile other : lit) {
            body.getChildren()
                    .add(OptionRow.of(
                            look,
                            "tile-" + other.task().id(),
                            Icon.named(other.task().icon()),
                            words.of(other.task().title()),
                            look.elder() ? "" : words.of(other.task().hint()),
                            false,
                            () -> step.choose(other)));
        }
        Button understood = Buttons.primaryNext(words.get("home.explain.primary"), step::understood);
        Node spread = lit.isEmpty() ? body : spread(body, below(body, last));
        VBox page = new VBox(banner, spread, actionBar(new Region(), new Region(), understood));
        setVgrow(page, Priority.ALWAYS);
        return page;
    }

    /// All items of one task, each with what can be said of it now.
    private Node offer(Tile tile) {
        VBox body = body(20, Type.H1.label(words.of(tile.task().title())));
        if (!look.elder()) {
            body.getChildren().add(Type.OTHER.label(words.secondOf(tile.task().title())));
        }
        sink(body, body.getChildren().getLast());
        for (Item item : tile.items()) {
            Optional<Missing> missing = step.missing(item);
            String state = missing.map(why -> Explanation.chip(why, About.of(item), words))
                    .orElseGet(() -> words.get(state(item), item.minutes()));
            body.getChildren()
                    .add(OptionRow.of(
                            look,
                            "item-" + item.id(),
                            Icon.named(tile.task().icon()),
                            words.of(item.name()),
                            state,
                            false,
                            () -> step.choose(tile, item)));
        }
        Button back = Buttons.back(words.get("action.back"), step::understood);
        VBox page = new VBox(body, actionBar(back, new Region(), new Region()));
        setVgrow(page, Priority.ALWAYS);
        return page;
    }

    private static Node below(VBox body, Node last) {
        return body.getChildren().get(body.getChildren().indexOf(last) + 1);
    }

    private TaskTile face(Tile tile) {
        return new TaskTile(
                tile.task().id(),
                Icon.named(tile.task().icon()),
                words.of(tile.task().title()),
                words.secondOf(tile.task().title()),
                words.of(tile.task().hint()),
                tile.lit());
    }

    private Chip chip(Tile tile) {
        if (tile.lit()) {
            return new Chip(Chip.Kind.OK, open(tile));
        }
        Missing missing = tile.missing().orElseGet(Missing.NotOffered::new);
        return new Chip(kind(missing), Explanation.chip(missing, tile.about(), words));
    }

    /// One service says how long it takes; of several it is said how many are open.
    private String open(Tile tile) {
        if (tile.items().size() > 1) {
            return words.get("home.several", tile.open());
        }
        return tile.item()
                .filter(_ -> !look.elder())
                .map(item -> words.get(state(item), item.minutes()))
                .orElseGet(() -> words.get("home.now"));
    }

    /// What a person accepts on a working day is handed in now and not done now.
    private static String state(Item item) {
        boolean person = item.declaring()
                .filter(declaring -> declaring.acceptance() == Declaring.Acceptance.PERSON)
                .isPresent();
        return person ? "home.reviewed" : "home.minutes";
    }

    private static Chip.Kind kind(Missing missing) {
        return switch (missing) {
            case Missing.NotOffered _, Missing.Starting _, Missing.InMaintenance _, Missing.BeingSettled _ ->
                Chip.Kind.LATER;
            case Missing.NoDevice _ -> Chip.Kind.NOT_HERE;
            case Missing.LedgerUnsafe _,
                    Missing.DiskFull _,
                    Missing.ClockUnknown _,
                    Missing.Offline _,
                    Missing.DeviceOut _ -> Chip.Kind.WARN;
        };
    }

    /// Where to begin with a card; once it was read, that it should be taken back.
    private Region cardRow(double height) {
        if (step.takeCardBack().get()) {
            HBox take = new HBox(30, Icon.CHECK.node(60, "icon-ok"), Type.BODY.line(words.get("identify.take-card")));
            take.setId("take-card");
            take.setAlignment(Pos.CENTER_LEFT);
            take.getStyleClass().setAll("card-ok");
            take.setFillHeight(false);
            take.setMinHeight(height);
            if (look.wide() && !look.elder()) {
                take.setMinWidth(CARD_WIDTH_WIDE);
                take.setMaxWidth(CARD_WIDTH_WIDE);
            }
            return take;
        }
        VBox text = new VBox(-2, Type.TITLE.wrapping(words.get("home.card"), "night-text"));
        if (!look.wide() && !look.elder()) {
            text.getChildren().add(Type.SECOND.wrapping(words.get("home.card.second"), "mist-text"));
        }
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox face = new HBox(32, Icon.ID_CARD.node(72, "icon-lamp"), text, Icon.NEXT.node(48, "icon-lamp"));
        face.setAlignment(Pos.CENTER_LEFT);
        double width =
                look.wide() && !look.elder() ? CARD_WIDTH_WIDE : look.shape().column();
        face.setMinWidth(width - 80);
        face.setMaxWidth(width - 80);
        Button row = Buttons.drawn("card-row", "night-row", words.get("home.card"), face, step::startWithCard);
        row.setMinHeight(height);
        row.setMaxWidth(Double.MAX_VALUE);
        if (look.elder() || look.low()) {
            row.setMaxHeight(height);
        }
        return row;
    }

    private Node strip() {
        List<DeviceStrip.Column> columns = new ArrayList<>();
        DeviceLine.Health worst = DeviceLine.Health.WELL;
        for (DeviceLine line : step.devices()) {
            columns.add(DeviceColumns.column(line, words));
            worst = line.health().compareTo(worst) > 0 ? line.health() : worst;
        }
        String note =
                worst == DeviceLine.Health.WELL ? words.get("home.machine.well") : words.get("device.note." + worst);
        return new DeviceStrip(words.get("home.machine"), note, columns);
    }
}
