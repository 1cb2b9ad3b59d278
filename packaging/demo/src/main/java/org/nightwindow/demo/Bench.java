package org.nightwindow.demo;

import static org.nightwindow.demo.Cards.button;
import static org.nightwindow.demo.Cards.card;
import static org.nightwindow.demo.Cards.column;
import static org.nightwindow.demo.Cards.slot;
import static org.nightwindow.demo.Cards.space;
import static org.nightwindow.demo.Cards.state;
import static org.nightwindow.demo.Cards.styled;
import static org.nightwindow.demo.Cards.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.driver.testkit.receipt.ReceiptTray;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// The small window beside the kiosk on a laptop: everything a resident's hands, a technician and bad luck can do to
/// the hardware. Each button does it on the wire. A button that stays pressed is a state of the world; pressing it
/// again ends it. JavaFX thread.
final class Bench {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int REAM = 250;

    /// A line on which everything still works, and every question takes its time.
    private static final Duration SLOW = Duration.ofSeconds(3);

    private static final double COLUMN = 318;
    private static final double PAPERS = 236;

    private final DemoKiosk kiosk;
    private final CityApp app;
    private final BenchWorld world;
    private final ComboBox<DemoPeople> who = new ComboBox<>();
    private final Label power = new Label();
    private final Label news = new Label();
    private final Label sheets = new Label();
    private final ImageView paper = new ImageView();
    private final ImageView slip = new ImageView();
    private List<Tray.Document> drawn = List.of();
    private int slipsDrawn;

    Bench(DemoKiosk kiosk, CityApp app, BenchWorld world) {
        this.kiosk = kiosk;
        this.app = app;
        this.world = world;
    }

    /// @param closed told when the window was closed
    void show(Runnable closed) {
        Scene scene = new Scene(new VBox(head(), cards()));
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
        Label where = styled("控制台 Console  " + world.console().replace("http://", ""), "line");
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
        sheets.getStyleClass().add("card-news");
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
        VBox resident = column(COLUMN, card("谁来办事 Who", who), idCard(), appCode());
        VBox machines = column(COLUMN, printer(), receiptPrinter(), network());
        VBox papers = column(
                PAPERS,
                slot(sheets, paper, button("取走 Take", kiosk.printer.tray()::empty)),
                slot(styled("凭条 Slip", "card-news"), slip));
        HBox cards = new HBox(Cards.BETWEEN, resident, machines, papers);
        news.getStyleClass().add("card-news");
        cards.getStyleClass().add("cards");
        return cards;
    }

    private Node idCard() {
        return card(
                "身份证 ID card",
                state("放在读卡区 On the reader", on -> {
                    if (on) {
                        kiosk.reader.lay(who.getValue().card());
                    } else {
                        kiosk.reader.lift();
                    }
                }),
                trouble("拔掉读卡器 Unplugged", on -> {
                    if (on) {
                        kiosk.reader.unplug();
                    } else {
                        kiosk.reader.replug();
                    }
                }));
    }

    private Node appCode() {
        return card(
                "手机码 App code",
                button("出示 Show hers", () -> show(who.getValue())),
                button("别人的 Another's", () -> show(other())),
                button("乱码 Nonsense", () -> kiosk.scanner.show("https://example.org/")),
                button("收起 Take away", kiosk.scanner::takeAway));
    }

    private Node network() {
        return card(
                "网络、电源、日子 Network, power, day",
                trouble("断网 No network", on -> {
                    if (on) {
                        kiosk.network.cut();
                    } else {
                        kiosk.network.mend();
                    }
                }),
                trouble("网很慢 Slow", on -> kiosk.network.slow(on ? SLOW : Duration.ZERO)),
                button("断电再来电 Cut the power", () -> background(world.cutPower())),
                button("过一天 Next day", () -> background(world.nextDay())),
                news);
    }

    private Node printer() {
        return card(
                "打印机 Printer",
                trouble("没纸 No paper", on -> {
                    if (on) {
                        kiosk.printer.leaveSheets(0);
                    } else {
                        kiosk.printer.loadPaper(REAM);
                    }
                }),
                trouble("卡纸 Jam", on -> {
                    if (on) {
                        kiosk.printer.jam();
                    } else {
                        kiosk.printer.clearJam();
                    }
                }),
                trouble("盖子打开 Cover open", on -> {
                    if (on) {
                        kiosk.printer.openCover();
                    } else {
                        kiosk.printer.closeCover();
                    }
                }),
                trouble("关机 Off", on -> {
                    if (on) {
                        kiosk.printer.powerOff(HalfFed.STAYS_INSIDE);
                    } else {
                        kiosk.printer.powerOn();
                    }
                }));
    }

    private Node receiptPrinter() {
        return card(
                "凭条打印机 Receipt printer",
                trouble("没纸 No paper", on -> {
                    if (on) {
                        kiosk.receipts.paperOut();
                    } else {
                        kiosk.receipts.loadPaper();
                    }
                }),
                trouble("盖子打开 Cover open", on -> {
                    if (on) {
                        kiosk.receipts.openCover();
                    } else {
                        kiosk.receipts.closeCover();
                    }
                }),
                trouble("切刀卡住 Cutter stuck", on -> {
                    if (on) {
                        kiosk.receipts.jamCutter();
                    } else {
                        kiosk.receipts.freeCutter();
                    }
                }),
                button("驱动崩溃 Crash its driver", () -> background(world.crashDriver())));
    }

    private void look() {
        boolean on = kiosk.runs();
        power.setText(on ? "自助机通电 Power on" : "自助机没电 Power off");
        power.getStyleClass().setAll("label", "power", on ? "on" : "off");
        List<Tray.Document> there = kiosk.printer.tray().documents();
        sheets.setText("出纸口 Tray  " + kiosk.printer.tray().sheets().size());
        if (!there.equals(drawn)) {
            drawn = there;
            paper.setImage(there.isEmpty() ? null : Paper.first(there.getLast().pdf()));
        }
        List<ReceiptTray.Piece> slips = kiosk.receipts.tray().slips();
        if (slips.size() != slipsDrawn) {
            slipsDrawn = slips.size();
            slip.setImage(Paper.slip(slips.getLast()));
        }
    }

    private void show(DemoPeople person) {
        kiosk.scanner.show(app.code(person.idNumber()));
    }

    private DemoPeople other() {
        return who.getValue() == DemoPeople.YIMING ? DemoPeople.CAIWEI : DemoPeople.YIMING;
    }

    private void copySignIn() {
        world.signInLink()
                .get()
                .ifPresentOrElse(
                        link -> {
                            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link));
                            news.setText("链接已复制 Copied; it works once");
                        },
                        () -> news.setText("没有登录链接 There is no sign-in link"));
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
}
