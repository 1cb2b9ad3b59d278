package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.hall.credential.AppCredential;

/// Every button of the bench is touched where it is painted, and does on the wire what it says. Nothing is left pressed
/// behind a test; the last one looks that no button was forgotten.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(60)
class BenchTest {
    private static final String LINK = "http://localhost:8080/set-up/once";

    private static final String PRINTER = "打印机 Printer";
    private static final String RECEIPTS = "凭条打印机 Receipt printer";

    /// GA/T 467 §7.
    private static final int CARD = 0x9F;

    private static final int NO_CARD = 0x80;

    /// Real-time status of ESC/POS: bit 2 of the second says that the cover is open, bit 3 of the third that the cutter
    /// is stuck, bits 5 and 6 of the fourth that there is no paper.
    private static final int COVER = 0x04;

    private static final int CUTTER = 0x08;
    private static final int NO_PAPER = 0x60;

    /// Less than the slow line takes, and much more than a fast one.
    private static final Duration QUICK = Duration.ofSeconds(1);

    private final List<String> called = new CopyOnWriteArrayList<>();
    private final Set<ButtonBase> touched = new HashSet<>();
    private final HallClock clock = new HallClock();
    private final CityApp app = new CityApp(clock);
    private ServerSocket console;
    private DemoKiosk kiosk;
    private BenchWires wires;

    @BeforeAll
    void openTheBench(@TempDir Path folder) throws IOException {
        console = BenchWires.console();
        kiosk = new DemoKiosk(folder, console.getLocalPort(), clock, List.of(), Optional.empty());
        wires = new BenchWires(kiosk);
        BenchWorld world = new BenchWorld(
                "http://localhost:8080",
                () -> Optional.of(LINK),
                () -> called.add("power"),
                () -> called.add("driver"),
                () -> called.add("day"));
        CompletableFuture<Void> open = new CompletableFuture<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            new Bench(kiosk, app, world).show(() -> {});
            open.complete(null);
        });
        open.join();
    }

    @AfterAll
    void close() throws IOException {
        onScreen(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return null;
        });
        wires.close();
        kiosk.close();
        console.close();
    }

    private void touch(String words) {
        touch("", words);
    }

    /// @param card on which the button is; any when it is empty
    private void touch(String card, String words) {
        boolean done = onScreen(() -> {
            ButtonBase button = buttons()
                    .filter(each -> each.getText().contains(words) && isOn(each, card))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no button " + words));
            touched.add(button);
            return HandServer.touch(button);
        });
        assertThat(done).isTrue();
    }

    private static Stream<ButtonBase> buttons() {
        return Window.getWindows().stream()
                .flatMap(window -> below(window.getScene().getRoot()))
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast);
    }

    private static boolean isOn(Node button, String title) {
        Node card = button;
        while (card != null && !card.getStyleClass().contains("card")) {
            card = card.getParent();
        }
        return title.isEmpty()
                || (card != null
                        && below(card)
                                .anyMatch(node -> node instanceof Label label
                                        && label.getText().equals(title)));
    }

    private static Stream<Node> below(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(BenchTest::below))
                : Stream.of(node);
    }

    private static <T> T onScreen(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private static void until(String what, Callable<Boolean> so) {
        await(what).atMost(BenchWires.SOON).until(so);
    }

    @Test
    @Order(1)
    void herCardIsLaid_andLifted() {
        assertThat(wires.findCard()).contains(NO_CARD);
        touch("放在读卡区");
        until("a card", () -> wires.findCard().equals(Optional.of(CARD)));
        touch("放在读卡区");
        until("no card", () -> wires.findCard().equals(Optional.of(NO_CARD)));
    }

    @Test
    @Order(1)
    void theReaderIsUnplugged_andPluggedIn() {
        touch("拔掉读卡器");
        until("nobody answers", () -> wires.findCard().isEmpty());
        touch("拔掉读卡器");
        until("it answers", () -> wires.findCard().equals(Optional.of(NO_CARD)));
    }

    @Test
    @Order(1)
    void whatIsHeldToTheScanner_isWhatTheButtonSays_andThenNothing() throws Exception {
        try (Socket scanner = wires.scanner()) {
            until("somebody listens", kiosk.scanner::connected);
            touch("出示 Show hers");
            assertThat(verdict(BenchWires.scanned(scanner))).isInstanceOf(AppCredential.Verdict.Valid.class);
            touch("别人的 Another's");
            assertThat(verdict(BenchWires.scanned(scanner))).isInstanceOf(AppCredential.Verdict.OtherPerson.class);
            touch("乱码 Nonsense");
            assertThat(verdict(BenchWires.scanned(scanner))).isInstanceOf(AppCredential.Verdict.Malformed.class);
            assertThat(kiosk.scanner.underIt()).isPresent();
            touch("收起 Take away");
            assertThat(kiosk.scanner.underIt()).isEmpty();
        }
    }

    private AppCredential.Verdict verdict(String code) throws Exception {
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(app.publicKey())));
        return AppCredential.verify(code, DemoPeople.RUOXI.idNumber(), Map.of(CityApp.KEY_ID, key), clock.instant());
    }

    @Test
    @Order(1)
    void thePrinterSaysWhatIsWrongWithIt_untilItIsNot() {
        troubles("没纸 No paper", "media-empty");
        troubles("卡纸 Jam", "media-jam");
        troubles("盖子打开 Cover open", "cover-open");
    }

    private void troubles(String words, String reason) {
        assertThat(wires.printerSays()).contains("printer-state-reasons").doesNotContain(reason);
        touch(PRINTER, words);
        until(reason, () -> wires.printerSays().contains(reason));
        touch(PRINTER, words);
        until("no " + reason, () -> !wires.printerSays().contains(reason));
    }

    @Test
    @Order(1)
    void thePrinterIsSwitchedOff_andOn() {
        touch("关机 Off");
        until("nobody answers", () -> wires.printerSays().isEmpty());
        touch("关机 Off");
        until("it answers", () -> wires.printerSays().contains("printer-state"));
    }

    @Test
    @Order(1)
    void paperIsTakenOutOfTheTray() throws IOException {
        wires.print();
        until("a sheet", () -> !kiosk.printer.tray().sheets().isEmpty());
        touch("取走 Take");
        until("an empty tray", () -> kiosk.printer.tray().sheets().isEmpty());
    }

    @Test
    @Order(1)
    void theReceiptPrinterSaysWhatIsWrongWithIt_untilItIsNot() {
        slips("没纸 No paper", 4, NO_PAPER);
        slips("盖子打开 Cover open", 2, COVER);
        slips("切刀卡住 Cutter stuck", 3, CUTTER);
    }

    private void slips(String words, int status, int bits) {
        assertThat(wires.slipStatus(status) & bits).isZero();
        touch(RECEIPTS, words);
        until(words, () -> (wires.slipStatus(status) & bits) == bits);
        touch(RECEIPTS, words);
        if (bits == CUTTER) {
            until("told to try again, it cuts", wires::slipIsCut);
        }
        until("no " + words, () -> (wires.slipStatus(status) & bits) == 0);
    }

    @Test
    @Order(1)
    void theNetworkIsCut_andMended() {
        assertThat(wires.consoleAnswers(BenchWires.SOON)).isTrue();
        touch("断网 No network");
        until("it is cut", () -> !wires.consoleAnswers(BenchWires.SOON));
        touch("断网 No network");
        until("it is mended", () -> wires.consoleAnswers(BenchWires.SOON));
    }

    @Test
    @Order(1)
    void theNetworkIsSlow_andFastAgain() {
        touch("网很慢 Slow");
        assertThat(wires.consoleAnswers(QUICK)).isFalse();
        touch("网很慢 Slow");
        until("it is fast", () -> wires.consoleAnswers(QUICK));
    }

    @Test
    @Order(1)
    void whatItDoesToPrograms_isAskedOnceForEachTouch() {
        for (String[] each : new String[][] {{"断电再来电", "power"}, {"驱动崩溃", "driver"}, {"过一天", "day"}}) {
            called.clear();
            touch(each[0]);
            until(each[1], () -> called.contains(each[1]));
            assertThat(called).containsExactly(each[1]);
        }
    }

    @Test
    @Order(1)
    void theSignInLinkIsCopied() {
        touch("复制登录链接");
        assertThat(onScreen(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(LINK);
    }

    @Test
    @Order(2)
    void noButtonWasForgotten() {
        List<String> forgotten = new ArrayList<>();
        onScreen(() -> {
            buttons()
                    .filter(button -> !touched.contains(button))
                    .map(ButtonBase::getText)
                    .forEach(forgotten::add);
            return null;
        });
        assertThat(forgotten).isEmpty();
    }
}
