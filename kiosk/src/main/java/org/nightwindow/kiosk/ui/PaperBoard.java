package org.nightwindow.kiosk.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The very pages that will be printed, on a grey board. Zooms by quarters of a page, at the press of a button: no
/// pinching, no dragging.
public final class PaperBoard extends HBox {

    private static final double BUTTON_WIDTH = 132;
    private static final double BUTTON_WIDTH_ELDER = 168;
    private static final double BUTTON_HEIGHT = 124;
    private static final double BUTTON_HEIGHT_LOW_ELDER = 104;
    private static final double PAPER_WIDTH = 736;
    private static final double PAPER_WIDTH_ELDER = 640;
    private static final double PAPER_WIDTH_WIDE = 620;
    private static final double PAPER_WIDTH_WIDE_ELDER = 584;

    /// ISO 216.
    private static final double A4 = Math.sqrt(2);

    private final Look look;
    private final List<Image> pages;
    private final Actions actions;
    private final ImageView view = new ImageView();
    private final VBox buttons = new VBox(12);

    /// A quarter of a page.
    public enum Quarter {
        TOP_LEFT(0, 0),
        TOP_RIGHT(0.5, 0),
        BOTTOM_LEFT(0, 0.5),
        BOTTOM_RIGHT(0.5, 0.5);

        private final double x;
        private final double y;

        Quarter(double x, double y) {
            this.x = x;
            this.y = y;
        }
    }

    /// What the buttons of the board ask for.
    public interface Actions {
        void nextPage();

        void previousPage();

        void zoomIn(Quarter quarter);

        void zoomOut();
    }

    /// @param pages pictures of all pages, in order, at least one; 1480 px wide or more are sharp in quarters
    public PaperBoard(Look look, List<Image> pages, Actions actions) {
        super(20);
        this.look = look;
        this.pages = List.copyOf(pages);
        this.actions = actions;
        getStyleClass().add("board");
        setPadding(new Insets(20, 20, 20, 44));
        double upright = look.elder() ? PAPER_WIDTH_ELDER : PAPER_WIDTH;
        double across = look.elder() ? PAPER_WIDTH_WIDE_ELDER : PAPER_WIDTH_WIDE;
        double width = look.wide() ? across : upright;
        view.setFitWidth(width);
        view.setFitHeight(Math.rint(width * A4));
        view.setSmooth(true);
        StackPane sheet = new StackPane(view);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        sheet.setCache(true);
        Region between = new Region();
        setHgrow(between, Priority.ALWAYS);
        buttons.setAlignment(Pos.BOTTOM_RIGHT);
        getChildren().setAll(sheet, between, buttons);
    }

    /// @param page from 0
    /// @param zoomed the quarter that fills the board; empty for the whole page
    public void show(int page, Optional<Quarter> zoomed) {
        Image image = pages.get(page);
        view.setImage(image);
        view.setViewport(zoomed.map(part -> new Rectangle2D(
                        part.x * image.getWidth(),
                        part.y * image.getHeight(),
                        image.getWidth() / 2,
                        image.getHeight() / 2))
                .orElse(null));
        buttons.getChildren().clear();
        if (zoomed.isPresent()) {
            zoomedButtons(zoomed.get());
        } else {
            wholeButtons(page);
        }
    }

    private void zoomedButtons(Quarter shown) {
        addQuarter(Quarter.TOP_LEFT, "preview.top-left", shown);
        addQuarter(Quarter.TOP_RIGHT, "preview.top-right", shown);
        addQuarter(Quarter.BOTTOM_LEFT, "preview.bottom-left", shown);
        addQuarter(Quarter.BOTTOM_RIGHT, "preview.bottom-right", shown);
        add("zoom-out", "preview.zoom-out", Icon.CERTIFICATE, actions::zoomOut);
    }

    private void wholeButtons(int page) {
        if (pages.size() > 1) {
            buttons.getChildren().add(Type.LABEL.centred(look.words().get("preview.page-of", page + 1, pages.size())));
        }
        if (page > 0) {
            add("page-before", "preview.page-before", Icon.BACK, actions::previousPage);
        }
        if (page + 1 < pages.size()) {
            add("page-next", "preview.page-next", Icon.NEXT, actions::nextPage);
        }
        add("zoom-in", "preview.zoom-in", Icon.ZOOM, () -> actions.zoomIn(Quarter.TOP_LEFT));
    }

    private void addQuarter(Quarter quarter, String key, Quarter shown) {
        Button button = square("zoom-" + quarter, look.words().get(key), () -> actions.zoomIn(quarter));
        button.setGraphic(new QuarterSign(quarter.x > 0, quarter.y > 0));
        button.pseudoClassStateChanged(Choices.CHOSEN, quarter == shown);
        buttons.getChildren().add(button);
    }

    private void add(String id, String key, Icon icon, Runnable act) {
        Button button = square(id, look.words().get(key), act);
        button.setGraphic(icon.node(46));
        buttons.getChildren().add(button);
    }

    private Button square(String id, String text, Runnable act) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll("square-button");
        double width = look.elder() ? BUTTON_WIDTH_ELDER : BUTTON_WIDTH;
        double height = look.elder() && look.low() ? BUTTON_HEIGHT_LOW_ELDER : BUTTON_HEIGHT;
        button.setMinSize(width, height);
        button.setMaxSize(width, height);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
