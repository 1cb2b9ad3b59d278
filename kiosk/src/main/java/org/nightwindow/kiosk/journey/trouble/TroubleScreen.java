package org.nightwindow.kiosk.journey.trouble;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.ui.Banner;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.OptionRow;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Type;

/// Draws [TroubleStep]: what happened · what it means for you · what you can do now.
///
/// Ids: `#way-TRY_AGAIN`, `#way-CHANGE_FORM`, `#way-OTHER_SERVICE`, `#way-LEAVE`.
public final class TroubleScreen extends Page {

    private final TroubleStep step;
    private final VBox ways = new VBox(18);

    // Held here because the step is given a weak one: an old page must not be kept alive by its step.
    private final ListChangeListener<Way> onWays = _ -> drawWays();

    public TroubleScreen(TroubleStep step, Look look) {
        super("page-trouble", look);
        this.step = step;
        Explanation told = Explanation.of(step.trouble(), step.about(), words);
        Banner banner =
                new Banner(Icon.WARNING, told.what(), look.elder() ? Optional.empty() : Optional.of(told.other()));
        VBox body = body(14, new Rows().addAll(told.means()), ways);
        VBox.setMargin(ways, new Insets(8, 0, 0, 0));
        // Large letters need the room of the two headings; banner, card and rows speak for themselves.
        if (look.elder()) {
            body.setPadding(new Insets(16, 40, 12, 40));
        } else {
            body.getChildren().add(0, Type.LABEL.label(words.get("trouble.means"), "ink2-text"));
            body.getChildren().add(2, Type.LABEL.label(words.get("trouble.ways"), "ink2-text"));
            VBox.setMargin(body.getChildren().get(2), new Insets(22, 0, 0, 0));
        }
        sink(body, body.getChildren().get(look.elder() ? 0 : 1));
        getChildren()
                .setAll(
                        banner,
                        spread(body, look.elder() ? ways : body.getChildren().get(2)));
        step.ways().addListener(new WeakListChangeListener<>(onWays));
        drawWays();
    }

    private void drawWays() {
        ways.getChildren().clear();
        for (Way way : step.ways()) {
            boolean best = ways.getChildren().isEmpty();
            Button row = OptionRow.of(
                    look,
                    "way-" + way.kind(),
                    icon(way.kind()),
                    words.get("way." + way.kind()),
                    look.elder() ? "" : words.get(second(way.kind())),
                    best,
                    () -> step.take(way));
            ways.getChildren().add(row);
        }
    }

    /// After a document's number became void, trying again makes a new document, and that is said.
    private String second(Way.Kind kind) {
        boolean voided = switch (step.trouble()) {
            case Trouble.NothingPrinted _, Trouble.PartlyPrinted _, Trouble.DocumentUnreadable _ -> true;
            case Trouble.ReaderOut _,
                    Trouble.ScannerOut _,
                    Trouble.NotNow _,
                    Trouble.RecordsSilent _,
                    Trouble.HallSilent _,
                    Trouble.HallRefused _,
                    Trouble.CannotRecord _,
                    Trouble.FilingRefused _,
                    Trouble.CannotKeep _,
                    Trouble.CasesSilent _,
                    Trouble.PrintUncertain _ -> false;
        };
        return kind == Way.Kind.TRY_AGAIN && voided ? "way.TRY_AGAIN.new" : "way." + kind + ".second";
    }

    private static Icon icon(Way.Kind kind) {
        return switch (kind) {
            case TRY_AGAIN -> Icon.AGAIN;
            case CHANGE_FORM -> Icon.EDIT;
            case OTHER_SERVICE -> Icon.MORE;
            case LEAVE -> Icon.LEAVE;
        };
    }
}
