package org.nightwindow.kiosk.journey.paper;

import java.nio.IntBuffer;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.FactCard;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Money;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.PaperBoard;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.WaitingPaper;

/// Draws [PreviewStep]: the very page, from the very bytes, and what it costs. Before it is there, what is being
/// waited for.
///
/// Ids: `#preparing`; `#paper`, `#zoom-in`, `#zoom-TOP_LEFT` … `#zoom-BOTTOM_RIGHT`, `#zoom-out`, `#page-next`,
/// `#page-before`;
/// `#back` (返回 or 内容不对), `#primary` (打印这一页).
public final class PreviewScreen extends Page {

    private final PreviewStep step;

    public PreviewScreen(PreviewStep step, Look look) {
        super("page-preview", look);
        this.step = step;
        follow(step.state(), this::draw);
    }

    @Override
    public boolean leavingLoses() {
        return true;
    }

    private void draw(PreviewStep.State state) {
        switch (state) {
            case PreviewStep.State.Preparing(boolean slow, int seconds) -> preparing(slow, seconds);
            case PreviewStep.State.Ready(String _, List<PageImage> pages) -> ready(pages);
        }
    }

    private void preparing(boolean slow, int seconds) {
        String line = slow && seconds > 0
                ? words.get("preview.preparing.slow", seconds)
                : words.get("preview.preparing.line");
        if (lookup("#preparing") instanceof WaitingPaper waiting) {
            waiting.say(line);
            return;
        }
        WaitingPaper waiting = new WaitingPaper(look, words.of(step.itemName()));
        waiting.setId("preparing");
        waiting.say(line);
        VBox body = body(
                12,
                Type.LABEL.label(words.of(step.itemName()), "blue-text"),
                Type.MESSAGE.wrapping(words.get("preview.preparing")));
        body.setPadding(new Insets(48, 40, 24, 40));
        if (!look.elder()) {
            body.getChildren().add(Type.SECOND.label(words.second("preview.preparing")));
        }
        body.getChildren()
                .addAll(
                        spacer(),
                        waiting,
                        spacer(),
                        new Rows().add(Icon.LOCK, "icon-ok", words.get("preview.preparing.promise")));
        Button back = Buttons.back(words.get("action.back"), step::wrong);
        Node above = body.getChildren().get(body.getChildren().indexOf(waiting) - 1);
        if (look.wide()) {
            body.getChildren()
                    .add(body.getChildren().indexOf(above), body.getChildren().removeLast());
        }
        getChildren().setAll(stepper(), spread(body, above), actionBar(back, new Region(), new Region()));
    }

    private void ready(List<PageImage> pages) {
        PaperBoard board =
                new PaperBoard(look, pages.stream().map(PreviewScreen::image).toList(), new PaperBoard.Actions() {
                    @Override
                    public void nextPage() {
                        step.nextPage();
                    }

                    @Override
                    public void previousPage() {
                        step.previousPage();
                    }

                    @Override
                    public void zoomIn(PaperBoard.Quarter quarter) {
                        step.zoomIn(PreviewStep.Quarter.valueOf(quarter.name()));
                    }

                    @Override
                    public void zoomOut() {
                        step.zoomOut();
                    }
                });
        board.setId("paper");
        Runnable show = () -> board.show(
                step.page().get(), step.zoom().get().map(quarter -> PaperBoard.Quarter.valueOf(quarter.name())));
        follow(step.page(), _ -> show.run());
        follow(step.zoom(), _ -> show.run());
        VBox title = new VBox(-2, Type.H2.wrapping(words.get("preview.title")));
        if (!look.elder()) {
            title.getChildren().add(Type.OTHER.label(words.second("preview.title")));
        }
        Button wrong = Buttons.secondary("back", words.get("preview.wrong"), Icon.EDIT, step::wrong);
        String print = pages.size() == 1 ? words.get("preview.print") : words.get("preview.print-all", pages.size());
        Button primary = Buttons.primary(print, Icon.PRINTER, step::print);
        if (!look.wide()) {
            primary.setMinWidth(look.elder() ? 460 : 520);
        }
        Node bar = actionBar(wrong, new Region(), primary);
        if (look.wide()) {
            getChildren().setAll(beside(board, title, facts(pages.size()), bar));
        } else {
            Node facts = facts(pages.size());
            VBox body = look.low() ? body(12, title, facts, board) : body(12, title, board, facts);
            body.setPadding(new Insets(10, 40, 10, 40));
            getChildren().setAll(stepper(), body, bar);
        }
    }

    /// The paper at its full height, and at its right all that is said about it.
    private Node beside(PaperBoard board, Node title, Node facts, Node bar) {
        StackPane paper = new StackPane(board);
        paper.getStyleClass().add("board-wide");
        VBox said =
                new VBox(Stepper.inColumn(look, PreviewStep.Stop.CHECK.name()), body(36, title, facts, spacer()), bar);
        return facing(paper, said);
    }

    private Node stepper() {
        return Stepper.ofVisit(look, PreviewStep.Stop.CHECK.name());
    }

    private Node facts(int pages) {
        String cost = step.feeFen() == 0
                ? words.get("preview.cost.none")
                : words.get("preview.cost.yuan", Money.yuan(step.feeFen()));
        HBox facts = new HBox(
                new FactCard(Icon.PRINTER, words.get("preview.paper"), words.get("preview.paper.value", pages)),
                new FactCard(Icon.PAY, words.get("preview.cost"), cost),
                new FactCard(Icon.CERTIFICATE, words.get("preview.seal"), words.get("preview.seal.value")));
        facts.getChildren().forEach(fact -> HBox.setHgrow(fact, Priority.ALWAYS));
        facts.getStyleClass().add("card");
        facts.setAlignment(Pos.CENTER_LEFT);
        facts.setPadding(new Insets(12, 28, 12, 28));
        return facts;
    }

    /// The step's own pixels, not a copy: what the sweep paints white is white here too.
    private static Image image(PageImage page) {
        return new WritableImage(new PixelBuffer<>(
                page.width(), page.height(), IntBuffer.wrap(page.argb()), PixelFormat.getIntArgbPreInstance()));
    }
}
