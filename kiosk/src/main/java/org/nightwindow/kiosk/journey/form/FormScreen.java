package org.nightwindow.kiosk.journey.form;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.constraint.NotInFuture;
import org.nightwindow.hall.constraint.NotInPast;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.ErrorNote;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.MonthPad;
import org.nightwindow.kiosk.ui.MonthPair;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.keyboard.KeyboardView;

/// Draws [FormStep] from the catalogue's fields, as many questions on a page as have room. While something is typed the
/// keyboard stands at the bottom and the question it belongs to above it; while a month is picked, the month pad. With
/// large letters the form shows one question at a time.
///
/// Ids: `#period_from`, `#bank_acct`, `#bank_acct-again` by the field's key; `#quick-this-year` …; `#month-2026-11`,
/// `#year-before`, `#year-after`, `#pad-close`; `#keyboard` with its keys; `#purpose-贷款`, `#tax_types-all`;
/// `#invoice_no-…`; `#back`, `#primary`.
public final class FormScreen extends Page implements FormSectionsView.Follower, FormSectionsView.Pads {

    /// The present tax system began in 1994; the office holds nothing electronic from before.
    private static final YearMonth EARLIEST = YearMonth.of(1994, 1);

    /// How far ahead a month may lie where the catalogue allows the future.
    private static final int YEARS_AHEAD = 10;

    private final FormStep step;
    private final ObservableValue<String> read;
    private final List<SectionView> sections;
    private final FormPages pages;
    private final ErrorNote onCard = new ErrorNote();
    private final VBox shown = new VBox(14);
    private final VBox beside = new VBox(14);
    private final VBox facing = new VBox();
    private final VBox padPlace = new VBox();
    private final Label title;
    private final Label whichPage = Type.SECOND.label("", "bold");
    private final HBox head;
    private final Label count = Type.SECOND.label("", "err-text", "bold");
    private final Button next;
    private int page;

    /// @param read whom the card named, masked
    @SuppressWarnings("this-escape") // sections keep this to call it later, on the screen thread
    public FormScreen(FormStep step, ObservableValue<String> read, Look look) {
        super("page-form", look);
        this.step = step;
        this.read = read;
        this.sections = new FormSectionsView(step, look, this, this).all();
        this.pages = new FormPages(sections, look);
        String name = words.of(step.itemName());
        title = Type.H2.wrapping(step.corrects() ? words.get("form.correct.title", name) : name);
        HBox.setHgrow(title, Priority.ALWAYS);
        whichPage.setMinWidth(Label.USE_PREF_SIZE);
        head = new HBox(24, title, whichPage);
        head.setAlignment(Pos.BASELINE_LEFT);
        count.setWrapText(true);
        next = Buttons.primaryNext("", this::onward);
        getChildren()
                .setAll(
                        step.declares()
                                ? Stepper.ofDeclaration(look, "FILL_IN")
                                : Stepper.ofVisit(look, FormStep.Stop.FILL_IN.name()));
        getChildren().addAll(look.wide() ? List.of(wide()) : upright());
        getChildren().add(actionBar(Buttons.back(words.get("action.previous"), this::back), count, next));
        step.fields().stream().filter(FormField::readIn).forEach(field -> follow(field.problem(), _ -> drawCard()));
        follow(step.toCorrect(), _ -> drawCount());
        follow(step.toFillIn(), _ -> drawCount());
        follow(step.attention(), field -> field.ifPresent(this::bringIntoSight));
        follow(step.editing(), _ -> draw());
    }

    @Override
    public boolean leavingLoses() {
        return true;
    }

    @Override
    public <T> void follow(ObservableValue<T> value, Consumer<? super T> draw) {
        super.follow(value, draw);
    }

    private List<Node> upright() {
        VBox body = body(16, head, onCard, shown);
        if (!look.elder()) {
            body.getChildren().add(1, whose());
        }
        sink(body, body.getChildren().get(body.getChildren().indexOf(shown) - 1));
        body.setPadding(new Insets(14, 40, 12, 40));
        return List.of(body, padPlace);
    }

    /// Questions at the left; at the right more of them, or the keyboard.
    private Node wide() {
        VBox left = new VBox(16, head, shown);
        left.getStyleClass().add("body-left");
        VBox right = new VBox(16);
        right.getStyleClass().add("body-right");
        if (!look.elder()) {
            right.getChildren().add(whose());
        }
        right.getChildren().addAll(onCard, beside);
        setVgrow(right, Priority.ALWAYS);
        facing.getChildren().setAll(right, padPlace);
        return facing(left, facing);
    }

    private void draw() {
        Optional<Typing> typing = step.editing().get();
        typing.ifPresent(where -> page = pages.of(where.field(), page));
        boolean last = page + 1 >= pages.count();
        next.setText(words.get(!last ? "form.more" : step.declares() ? "form.check" : "form.next"));
        whichPage.setText(pages.count() > 1 ? words.get("form.page", page + 1, pages.count()) : "");
        head.setVisible(typing.isEmpty() || !look.elder() || look.wide());
        head.setManaged(head.isVisible());
        padPlace.getChildren().clear();
        typing.ifPresent(where -> padPlace.getChildren().setAll(new KeyboardView(where.keyboard(), look)));
        if (typing.isPresent()) {
            showOnly(pages.upTo(pages.get(page).sections(), typing.get().field()));
        } else if (pages.count() > 0) {
            show(pages.get(page));
        }
    }

    private void show(FormPages.OnePage now) {
        facing.setVisible(!now.across());
        facing.setManaged(!now.across());
        show(shown, now.columns().getFirst());
        show(beside, now.columns().size() > 1 ? now.columns().getLast() : List.of());
    }

    /// Beside or above what it is filled in with.
    private void showOnly(List<SectionView> some) {
        facing.setVisible(true);
        facing.setManaged(true);
        beside.getChildren().clear();
        show(shown, some);
    }

    private static void show(VBox column, List<SectionView> some) {
        column.getChildren().setAll(some.stream().map(SectionView::node).toList());
    }

    private void onward() {
        close();
        if (page + 1 < pages.count()) {
            if (step.mayTurn(pages.get(page).fields())) {
                page++;
                draw();
            }
        } else {
            step.next();
        }
    }

    private void back() {
        close();
        if (page > 0) {
            page--;
            draw();
        } else {
            step.back();
        }
    }

    private void bringIntoSight(FormField field) {
        close();
        page = pages.of(field, page);
        draw();
    }

    @Override
    public void openMonths(FormField field) {
        step.stopEditing();
        YearMonth now = YearMonth.from(step.now().today());
        boolean noFuture = field.field().constraints().stream().anyMatch(NotInFuture.class::isInstance);
        boolean noPast = field.field().constraints().stream().anyMatch(NotInPast.class::isInstance);
        padPlace.getChildren()
                .setAll(new MonthPad(
                        look,
                        words.of(field.field().label()),
                        FormSectionsView.value(field).orElse(now),
                        noPast ? now : EARLIEST,
                        noFuture ? now : now.plusYears(YEARS_AHEAD),
                        month -> {
                            step.fill(field, month.toString());
                            close();
                            step.left(field);
                        },
                        () -> {
                            close();
                            step.left(field);
                        }));
        List<SectionView> its = sections.stream()
                .filter(section -> section.fields().contains(field))
                .toList();
        its.forEach(section -> mark(section, field.key()));
        showOnly(its);
    }

    @Override
    public void close() {
        step.stopEditing();
        if (!padPlace.getChildren().isEmpty()) {
            sections.forEach(section -> mark(section, ""));
            draw();
        }
    }

    /// What is wrong with what her card says.
    private void drawCard() {
        onCard.say(step.fields().stream()
                .filter(FormField::readIn)
                .flatMap(field -> field.problem().get().stream())
                .map(words::of)
                .findFirst()
                .orElse(""));
    }

    private static void mark(SectionView section, String key) {
        section.node().lookupAll(".month-pair").forEach(pair -> ((MonthPair) pair).editing(key));
    }

    private void drawCount() {
        int correct = step.toCorrect().get();
        int fill = step.toFillIn().get();
        if (look.elder()) {
            String key = correct > 0 ? "form.to-correct" : "form.to-fill";
            count.setText(correct + fill > 0 ? words.get(key, correct + fill) : "");
            return;
        }
        count.setText(
                correct > 0 && fill > 0
                        ? words.get("form.both", correct, fill)
                        : correct > 0
                                ? words.get("form.to-correct", correct)
                                : fill > 0 ? words.get("form.to-fill", fill) : "");
    }

    private Node whose() {
        Label name = Type.SECOND.label("", "ink-text", "bold");
        name.textProperty().bind(read);
        HBox row = new HBox(
                16, Icon.CHECK.node(36, "icon-ok"), Type.SECOND.label(words.get("form.read-in"), "ink-text"), name);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().setAll("card-ok");
        return row;
    }
}
