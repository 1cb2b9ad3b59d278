package org.nightwindow.kiosk.journey.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.slip.SlipView;
import org.nightwindow.kiosk.ui.Banner;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Chip;
import org.nightwindow.kiosk.ui.Days;
import org.nightwindow.kiosk.ui.Dot;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.RecordList;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [ProgressStep]: when, and does she have to act.
///
/// Ids: `#case-<query code>` in the list, `#corrections`, `#decision`, `#timeline`, `#slip`, `#back`, `#primary` (继续看,
/// 知道了, or 补正).
public final class ProgressScreen extends Page {
    /// Chinese characters on a line of the narrowest page.
    private static final int LINE = 24;

    private static final int LINE_EN = 48;

    /// So many lines of corrections stand beside the stages in every look.
    private static final int SHORT = 4;

    private final ProgressStep step;
    private int page;

    public ProgressScreen(ProgressStep step, Look look) {
        super("page-progress", look);
        this.step = step;
        follow(step.state(), this::draw);
    }

    private void draw(ProgressStep.State state) {
        switch (state) {
            case ProgressStep.State.Asking(boolean slow) -> asking(slow);
            case ProgressStep.State.Choosing(CaseList list) -> choosing(list);
            case ProgressStep.State.One(CaseView view, SlipOffer slip, boolean _) -> one(view, slip);
            case ProgressStep.State.Nothing(Text text) -> nothing(text);
        }
    }

    private void asking(boolean slow) {
        VBox middle = new VBox(
                36, Dot.HERE.node(64), Type.BODY.centred(words.get(slow ? "case.asking.slow" : "case.asking")));
        middle.setAlignment(Pos.CENTER);
        getChildren().setAll(body(24, spacer(), middle, spacer()), bar());
    }

    private void choosing(CaseList list) {
        RecordList cases = new RecordList(
                look,
                "case",
                words.get("case.choose"),
                code -> list.cases().stream()
                        .filter(one -> one.queryCode().equals(code))
                        .findFirst()
                        .ifPresent(step::choose));
        cases.show(list.cases().stream().map(this::row).toList(), list.more());
        Node title = Type.H1.label(words.get("case.list"));
        VBox body = look.low() ? body(24, title, spacer(), cases) : body(24, title, cases, spacer());
        getChildren().setAll(body, bar());
    }

    private RecordList.Row row(CaseView view) {
        LocalDate filed = view.filedAt().atZone(step.zone()).toLocalDate();
        return new RecordList.Row(
                view.queryCode(),
                words.of(view.itemName()),
                words.get("case.state." + view.state()) + " · " + Days.day(filed, words.language()) + " · "
                        + words.get("case.code", QueryCode.grouped(view.queryCode())));
    }

    private void nothing(Text text) {
        getChildren()
                .setAll(
                        new Banner(
                                Icon.TRACK,
                                words.get("case.nothing"),
                                look.elder() ? Optional.empty() : Optional.of(words.second("case.nothing"))),
                        body(
                                24,
                                new Rows()
                                        .addAll(List.of("!" + words.of(text)))
                                        .addAll(words.rows("case.nothing.means"))),
                        bar());
    }

    /// What staff wrote comes first; when it is long it has pages of its own, so that nothing of it is cut.
    private void one(CaseView view, SlipOffer slip) {
        List<List<CaseView.Correction>> parts = isLong(view) ? parts(view.corrections()) : List.of();
        boolean decisionApart = view.decision().filter(ProgressScreen::isLong).isPresent();
        int before = parts.size() + (decisionApart ? 1 : 0);
        page = Math.min(page, before);
        if (page < parts.size()) {
            written(
                    view,
                    before,
                    corrections(
                            view,
                            parts.get(page),
                            view.corrections().indexOf(parts.get(page).getFirst())));
        } else if (page < before) {
            written(view, before, decided(view.decision().orElseThrow()));
        } else {
            standing(view, slip, before);
        }
    }

    /// A page of what staff wrote.
    private void written(CaseView view, int before, Node words) {
        VBox body = body(20, head(view), words);
        if (page + 1 == before) {
            body.getChildren().add(next(view));
        }
        body.getChildren().add(look.low() ? 1 : body.getChildren().size(), spacer());
        body.setPadding(new Insets(24, 40, 16, 40));
        Button on = Buttons.primaryNext(this.words.get("review.more"), () -> turn(view, page + 1));
        getChildren().setAll(body, actionBar(back(view), new Region(), on));
    }

    private void turn(CaseView view, int to) {
        page = to;
        if (step.state().get() instanceof ProgressStep.State.One(CaseView now, SlipOffer slip, boolean _)
                && now.equals(view)) {
            one(now, slip);
        }
    }

    private Node back(CaseView view) {
        return page > 0
                ? Buttons.back(words.get("action.back"), () -> turn(view, page - 1))
                : Buttons.back(words.get("action.back"), step::back);
    }

    /// How it stands.
    private void standing(CaseView view, SlipOffer slip, int before) {
        VBox body = body(8, head(view));
        if (view.decision().isEmpty()) { // then it has been kept or not
            PromiseView.of(view, look).ifPresent(body.getChildren()::add);
        }
        boolean correctionsHere = before == 0 && !view.corrections().isEmpty();
        if (correctionsHere) {
            body.getChildren().add(corrections(view, view.corrections(), 0));
        }
        if (before == 0) {
            view.decision().map(this::decided).ifPresent(body.getChildren()::add);
        }
        SlipView card = new SlipView(slip, false, look);
        follow(card::follow);
        // All that must be corrected stands on one page; then, upright, the six stages are one line.
        Node stages = correctionsHere && !look.wide() ? stages(view) : new CaseTimelineView(view, step.zone(), look);
        if (look.wide()) {
            body.getChildren().add(next(view));
            if (look.elder()) {
                body.getChildren().addAll(stages, spacer(), card);
            } else {
                body.getChildren().addAll(spacer(), card, stages);
            }
        } else {
            body.getChildren().addAll(stages, next(view), spacer(), card);
        }
        body.setPadding(new Insets(look.elder() ? 8 : 20, 40, 8, 40));
        Node onward = view.state() == CaseView.State.CORRECTION
                ? Buttons.primaryNext(words.get("case.correct"), step::correct) // she can mend it here and now
                : Buttons.primary(words.get("case.understood"), Icon.CHECK, step::understood);
        getChildren().setAll(spread(body, stages), actionBar(back(view), new Region(), onward));
    }

    /// More than stands beside the stages in every look: measured in lines of a narrow one.
    private static boolean isLong(CaseView view) {
        int lines = view.corrections().stream()
                .mapToInt(one -> Math.max(
                        Math.ceilDiv(one.what().zh().length(), LINE),
                        Math.ceilDiv(one.what().en().length(), LINE_EN)))
                .sum();
        return lines > SHORT;
    }

    private static boolean isLong(Text decision) {
        return decision.zh().length() > LINE || decision.en().length() > LINE_EN;
    }

    private List<List<CaseView.Correction>> parts(List<CaseView.Correction> all) {
        int room = look.wide() ? (look.elder() ? 2 : 3) : (look.elder() ? 4 : 6);
        List<List<CaseView.Correction>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += room) {
            parts.add(all.subList(from, Math.min(all.size(), from + room)));
        }
        return parts;
    }

    private Node head(CaseView view) {
        VBox text = new VBox(-4, Type.H2.wrapping(words.of(view.itemName())));
        if (!look.elder()) {
            text.getChildren()
                    .add(Type.OTHER.wrapping(words.get("case.code", QueryCode.grouped(view.queryCode())) + " · "
                            + words.of(view.office())));
        }
        Chip chip = new Chip(
                view.state() == CaseView.State.CORRECTION ? Chip.Kind.WARN : Chip.Kind.LATER,
                words.get("case.state." + view.state()));
        // Large letters leave no room for it; the stages say the same.
        return look.elder() ? text : new VBox(10, text, new HBox(chip));
    }

    private Node stages(CaseView view) {
        List<String> names = view.stages().stream()
                .map(stage -> words.get("stage." + stage.stage()))
                .toList();
        long passed = view.stages().stream()
                .filter(stage -> stage.progress() == CaseView.Progress.PASSED)
                .count();
        Stepper line = new Stepper(look, names, (int) Math.min(passed, names.size() - 1));
        line.setId("timeline");
        return line;
    }

    private Node next(CaseView view) {
        HBox row = new HBox(24, Icon.NEXT.node(40, "icon-blue"), Type.BODY.line(words.of(view.next())));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("card-info");
        return row;
    }

    /// @param from how many stand on pages before
    private Node corrections(CaseView view, List<CaseView.Correction> here, int from) {
        String title = words.get("case.corrections", view.corrections().size());
        boolean part = here.size() < view.corrections().size();
        VBox all = new VBox(
                10,
                Type.LABEL.wrapping(
                        part ? title + " · " + (from + 1) + "–" + (from + here.size()) : title, "warn-text"));
        for (CaseView.Correction one : here) {
            all.getChildren().add(Type.SECOND.wrapping("· " + words.of(one.what()), "ink-text"));
        }
        all.setId("corrections");
        all.getStyleClass().add("card-warn");
        return all;
    }

    private Node decided(Text decision) {
        Rows rows = new Rows().add(Icon.CERTIFICATE, "icon-blue", words.of(decision));
        rows.setId("decision");
        return rows;
    }

    private Node bar() {
        Button home = Buttons.primary(words.get("case.understood"), Icon.CHECK, step::understood);
        return actionBar(Buttons.back(words.get("action.back"), step::back), new Region(), home);
    }
}
