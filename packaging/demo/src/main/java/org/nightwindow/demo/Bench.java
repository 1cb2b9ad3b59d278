package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// The small window beside the kiosk on a laptop: everything a resident's hands, a technician and bad luck can do to
/// the hardware. Each button does it on the wire. A button that stays pressed is a state of the world; pressing it
/// again
/// ends it. JavaFX thread.
final class Bench {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int REAM = 250;
    private static final double WIDTH = 580;
    private static final double PAPER_HEIGHT = 156;

    private final DemoHall hall;
    private final ComboBox<DemoPeople> who = new ComboBox<>();
    private final Label power = new Label();
    private final Label news = new Label();
    private final Label sheets = new Label();
    private final ImageView paper = new ImageView();
    private List<Tray.Document> drawn = List.of();

    Bench(DemoHall hall) {
        this.hall = hall;
    }

    /// @param closed told when the window was closed
    void show(Runnable closed) {
        Scene scene = new Scene(new VBox(head(), cards()), WIDTH, Region.USE_COMPUTED_SIZE);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Bench.class.getResource("bench.css"))
                        .toExternalForm());
        Stage stage = new Stage();
        stage.setTitle("Nightwindow 不打烊 · 演示台 bench");
        stage.setScene(scene);
        stage.setOnHidden(_ -> closed.run());
        stage.sizeToScene();
        stage.show();
        Rectangle2D desk = Screen.getPrimary().getVisualBounds();
        stage.setX(desk.getMaxX() - stage.getWidth());
        stage.setY(desk.getMinY());
        look();
        Timeline looks =
                new Timeline(new KeyFrame(javafx.util.Duration.millis((double) LOOK_EVERY.toMillis()), _ -> look()));
        looks.setCycleCount(Timeline.INDEFINITE);
        looks.play();
    }

    private Node head() {
        Label title = styled("不打烊 · 演示台", "title");
        power.getStyleClass().add("power");
        HBox first = new HBox(title, space(), power);
        first.setAlignment(Pos.CENTER_LEFT);
        Label where = styled("控制台 Console  " + hall.staffAddress().replace("http://", ""), "line");
        Button link = button("复制登录链接 Copy sign-in link", this::copySignIn);
        HBox second = new HBox(10, where, space(), link);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(8, first, second);
        head.getStyleClass().add("head");
        return head;
    }

    private Node cards() {
        who.getItems().setAll(DemoPeople.values());
        who.setValue(DemoPeople.RUOXI);
        who.setMaxWidth(Double.MAX_VALUE);
        who.setConverter(new StringConverter<>() {
            @Override
            public String toString(DemoPeople person) {
                return person == null ? "" : person.fullName() + "   " + person.idNumber();
            }

            @Override
            public DemoPeople fromString(String text) {
                throw new UnsupportedOperationException("people are chosen, not typed");
            }
        });
        VBox cards = new VBox(
                10,
                card("谁来办事 Who", who),
                card(
                        "身份证 ID card",
                        state("放在读卡区 On the reader", on -> {
                            if (on) {
                                hall.reader.lay(who.getValue().card());
                            } else {
                                hall.reader.lift();
                            }
                        }),
                        trouble("拔掉读卡器 Unplugged", on -> {
                            if (on) {
                                hall.reader.unplug();
                            } else {
                                hall.reader.replug();
                            }
                        })),
                card(
                        "手机码 App code",
                        button("出示 Show hers", () -> show(who.getValue())),
                        button("别人的 Another person's", () -> show(other())),
                        button("乱码 Nonsense", () -> hall.scanner.show("https://example.org/")),
                        button("收起 Take away", hall.scanner::takeAway)),
                card(
                        "打印机 Printer",
                        trouble("没纸 No paper", on -> {
                            if (on) {
                                hall.printer.leaveSheets(0);
                            } else {
                                hall.printer.loadPaper(REAM);
                            }
                        }),
                        trouble("卡纸 Jam", on -> {
                            if (on) {
                                hall.printer.jam();
                            } else {
                                hall.printer.clearJam();
                            }
                        }),
                        trouble("盖子打开 Cover open", on -> {
                            if (on) {
                                hall.printer.openCover();
                            } else {
                                hall.printer.closeCover();
                            }
                        }),
                        trouble("关机 Off", on -> {
                            if (on) {
                                hall.printer.powerOff(HalfFed.STAYS_INSIDE);
                            } else {
                                hall.printer.powerOn();
                            }
                        })),
                tray(),
                card(
                        "网络与电源 Network and power",
                        trouble("断网 No network", on -> background(on ? hall::stopConsole : hall::startConsole)),
                        button("断电再来电 Cut the power", () -> background(this::cutPower)),
                        news));
        news.getStyleClass().add("card-news");
        cards.getStyleClass().add("cards");
        return cards;
    }

    private Node tray() {
        paper.setPreserveRatio(true);
        paper.setSmooth(true);
        paper.setFitHeight(PAPER_HEIGHT);
        StackPane slot = new StackPane(paper);
        slot.getStyleClass().add("slot");
        slot.setMinHeight(PAPER_HEIGHT + 24);
        Button take = button("取走 Take", hall.printer.tray()::empty);
        HBox row = new HBox(10, sheets, space(), take);
        row.setAlignment(Pos.CENTER_LEFT);
        sheets.getStyleClass().add("card-news");
        VBox card = new VBox(8, row, slot);
        card.getStyleClass().add("card");
        return card;
    }

    private void look() {
        boolean on = hall.kioskRuns();
        power.setText(on ? "自助机通电 Power on" : "自助机没电 Power off");
        power.getStyleClass().setAll("label", "power", on ? "on" : "off");
        List<Tray.Document> there = hall.printer.tray().documents();
        sheets.setText("出纸口 Tray    " + hall.printer.tray().sheets().size() + " 张 sheets");
        if (!there.equals(drawn)) {
            drawn = there;
            paper.setImage(there.isEmpty() ? null : Paper.first(there.getLast().pdf()));
        }
    }

    private void show(DemoPeople person) {
        hall.scanner.show(hall.app.code(person.idNumber()));
    }

    private DemoPeople other() {
        return who.getValue() == DemoPeople.YIMING ? DemoPeople.CAIWEI : DemoPeople.YIMING;
    }

    private void copySignIn() {
        hall.signInLink()
                .ifPresentOrElse(
                        link -> {
                            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link));
                            news.setText("链接已复制 Copied; it works once");
                        },
                        () -> news.setText("没有登录链接 There is no sign-in link"));
    }

    private void cutPower() {
        hall.cutPower();
        try {
            hall.switchOn().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What takes seconds must not hold the window up.
    private void background(Runnable act) {
        news.setText("请稍等… One moment…");
        Thread.ofVirtual().start(() -> {
            try {
                act.run();
                Platform.runLater(() -> news.setText(""));
            } catch (RuntimeException e) {
                Platform.runLater(() -> news.setText(String.valueOf(e.getMessage())));
            }
        });
    }

    /// What a switch does to the world.
    @FunctionalInterface
    private interface Switch {
        void turn(boolean on);
    }

    private static ToggleButton state(String text, Switch turn) {
        ToggleButton button = new ToggleButton(text);
        button.setOnAction(_ -> turn.turn(button.isSelected()));
        return button;
    }

    private static ToggleButton trouble(String text, Switch turn) {
        ToggleButton button = state(text, turn);
        button.getStyleClass().add("trouble");
        return button;
    }

    private static Button button(String text, Runnable act) {
        Button button = new Button(text);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Node card(String title, Node... nodes) {
        FlowPane row = new FlowPane(8, 8, nodes);
        row.setRowValignment(VPos.CENTER);
        Node inside = nodes.length == 1 && !(nodes[0] instanceof ButtonBase) ? nodes[0] : row;
        VBox card = new VBox(8, styled(title, "card-title"), inside);
        card.getStyleClass().add("card");
        return card;
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
