package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// The small window beside the kiosk on a laptop: everything a resident's hands, a technician and bad luck can do to
/// the
/// hardware. Each button does it on the wire.
final class Bench {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int REAM = 250;

    private final DemoHall hall;
    private final ComboBox<DemoPeople> who = new ComboBox<>();
    private final Label tray = new Label();
    private final Label state = new Label();

    Bench(DemoHall hall) {
        this.hall = hall;
    }

    /// On the JavaFX thread.
    void show(Runnable closed) {
        who.getItems().setAll(DemoPeople.values());
        who.setValue(DemoPeople.RUOXI);
        who.setConverter(new StringConverter<>() {
            @Override
            public String toString(DemoPeople person) {
                return person == null ? "" : person.fullName() + "  " + person.idNumber();
            }

            @Override
            public DemoPeople fromString(String text) {
                throw new UnsupportedOperationException("people are chosen, not typed");
            }
        });
        VBox column = new VBox(
                14,
                group("谁来办事 Who", who),
                group(
                        "身份证 ID card",
                        button("放上 Lay", () -> hall.reader.lay(who.getValue().card())),
                        button("拿走 Lift", hall.reader::lift),
                        button("拔线 Unplug", hall.reader::unplug),
                        button("插上 Replug", hall.reader::replug)),
                group(
                        "手机码 App code",
                        button(
                                "出示 Show",
                                () -> hall.scanner.show(
                                        hall.app.code(who.getValue().idNumber()))),
                        button("别人的 Not hers", () -> hall.scanner.show(hall.app.code(other().idNumber()))),
                        button("乱码 Nonsense", () -> hall.scanner.show("https://example.org/")),
                        button("收起 Take away", hall.scanner::takeAway)),
                group(
                        "打印机 Printer",
                        button("没纸 Paper out", () -> hall.printer.leaveSheets(0)),
                        button("加纸 Load paper", () -> hall.printer.loadPaper(REAM)),
                        button("卡纸 Jam", hall.printer::jam),
                        button("清除 Clear jam", hall.printer::clearJam),
                        button("开盖 Open", hall.printer::openCover),
                        button("合盖 Close", hall.printer::closeCover),
                        button("关机 Off", () -> hall.printer.powerOff(HalfFed.STAYS_INSIDE)),
                        button("开机 On", hall.printer::powerOn)),
                group("出纸口 Tray", tray, button("取走 Take", hall.printer.tray()::empty)),
                group(
                        "网络与电源 Network and power",
                        button("断网 Console off", () -> background(hall::stopConsole)),
                        button("恢复 Console on", () -> background(hall::startConsole)),
                        button("断电重启 Cut power", () -> background(this::cutPower))),
                state);
        column.setPadding(new Insets(18));
        column.setStyle("-fx-font-family: 'Noto Sans SC'; -fx-font-size: 14px; -fx-background-color: #EDF1F6;");
        Stage stage = new Stage();
        stage.setTitle("Nightwindow 不打烊 · bench");
        stage.setScene(new Scene(column, 520, 720));
        stage.setOnHidden(_ -> closed.run());
        stage.show();
        Timeline looks =
                new Timeline(new KeyFrame(javafx.util.Duration.millis((double) LOOK_EVERY.toMillis()), _ -> look()));
        looks.setCycleCount(Timeline.INDEFINITE);
        looks.play();
    }

    private void look() {
        tray.setText(hall.printer.tray().sheets().size() + " 张 sheets");
        if (!hall.kioskRuns()) {
            state.setText("自助机没有通电 The kiosk has no power");
        }
    }

    private DemoPeople other() {
        return who.getValue() == DemoPeople.YIMING ? DemoPeople.CAIWEI : DemoPeople.YIMING;
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
        state.setText("…");
        Thread.ofVirtual().start(() -> {
            try {
                act.run();
                Platform.runLater(() -> state.setText(""));
            } catch (RuntimeException e) {
                Platform.runLater(() -> state.setText(String.valueOf(e.getMessage())));
            }
        });
    }

    private static Button button(String text, Runnable act) {
        Button button = new Button(text);
        button.setMinHeight(36);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Node group(String title, Node... nodes) {
        Label label = new Label(title);
        label.setStyle("-fx-font-weight: bold;");
        FlowPane flow = new FlowPane(8, 8, nodes);
        HBox.setHgrow(flow, Priority.ALWAYS);
        VBox group = new VBox(6, label, flow);
        group.setAlignment(Pos.TOP_LEFT);
        return group;
    }
}
