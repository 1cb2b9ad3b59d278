package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.attendant.Machine.Settled;
import org.nightwindow.kiosk.attendant.Machine.Sheet;
import org.nightwindow.kiosk.attendant.SheetsStep.State;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.OptionRow;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Serial;
import org.nightwindow.kiosk.ui.Type;

/// Draws [SheetsStep].
///
/// Ids: `#sheet-here`, `#sheet-not-here`, `#sheet-next`, `#back`, `#primary` (write it down).
final class SheetsScreen extends StaffPage {
    private final SheetsStep step;

    SheetsScreen(SheetsStep step, Look look) {
        super("page-staff-sheets", step, look);
        this.step = step;
        follow(step.state(), this::draw);
    }

    private void draw(State state) {
        switch (state) {
            case State.Asking() -> draw(words.get("staff.asking"), body(0), nothing(), nothing());
            case State.Writing() -> draw(words.get("staff.sheet.writing"), body(0), nothing(), nothing());
            case State.NotReadable(String why) ->
                draw(
                        words.get("staff.sheet.unreadable"),
                        body(
                                24,
                                note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.sheet.unreadable.how")),
                                Type.OTHER.wrapping(why)),
                        nothing(),
                        nothing());
            case State.NothingToSettle(Optional<Settled> last) -> {
                VBox body = body(24);
                last.map(this::became).ifPresent(body.getChildren()::add);
                body.getChildren().add(note(Icon.CHECK, "icon-ok", "card-ok", words.get("staff.sheet.none.how")));
                draw(words.get("staff.sheet.none"), body, nothing(), nothing());
            }
            case State.Look look -> look(look);
            case State.Confirm(State.Look look, boolean here) -> confirm(look.sheet(), here);
        }
    }

    private void look(State.Look look) {
        VBox body = body(22);
        Node where = Type.SECOND.wrapping(words.get("staff.sheet.where"));
        look.last().map(this::became).ifPresent(body.getChildren()::add);
        body.getChildren()
                .addAll(
                        facts(look.sheet()),
                        where,
                        OptionRow.of(
                                this.look,
                                "sheet-here",
                                Icon.CHECK,
                                words.get("staff.sheet.here"),
                                words.get(
                                        "staff.sheet.here.second", look.sheet().pages()),
                                false,
                                step::here),
                        OptionRow.of(
                                this.look,
                                "sheet-not-here",
                                Icon.MINUS,
                                words.get("staff.sheet.not-here"),
                                words.get("staff.sheet.not-here.second"),
                                false,
                                step::notHere));
        if (look.sheet().mayStillCome()) {
            body.getChildren().add(note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.sheet.may-come")));
        }
        draw(
                words.get("staff.sheet.title", look.index(), look.count()),
                body,
                where,
                nothing(),
                look.count() > 1 ? next() : nothing());
    }

    private Node next() {
        Button next = Buttons.secondary("sheet-next", words.get("staff.sheet.next"), Icon.NEXT, step::next);
        next.setContentDisplay(ContentDisplay.RIGHT);
        return next;
    }

    private void confirm(Sheet sheet, boolean here) {
        String which = here ? "staff.sheet.confirm.here" : "staff.sheet.confirm.not-here";
        Node means = new Rows().addAll(words.rows(which + ".means"));
        draw(
                words.get(which),
                body(28, facts(sheet), means),
                means,
                nothing(),
                Buttons.primary(words.get("staff.sheet.write"), Icon.EDIT, step::confirm));
    }

    private Node facts(Sheet sheet) {
        VBox card = new VBox(
                10,
                Type.H2.label(
                        sheet.serial().isEmpty() ? words.get("staff.sheet.no-serial") : Serial.grouped(sheet.serial())),
                fact(words.get("staff.sheet.item"), words.of(sheet.item())),
                fact(words.get("staff.sheet.since"), when(sheet.since())),
                fact(
                        words.get("staff.sheet.pages"),
                        words.get("staff.sheet.pages.value", sheet.pages(), sheet.pagesOut())),
                Rows.hairline(),
                Type.OTHER.wrapping(words.get("staff.sheet.said") + sheet.said()));
        card.getStyleClass().add("card");
        return card;
    }

    private Node became(Settled settled) {
        return switch (settled) {
            case Settled.Written(boolean here) ->
                note(
                        Icon.CHECK,
                        "icon-ok",
                        "card-ok",
                        words.get(here ? "staff.settled.here" : "staff.settled.not-here"));
            case Settled.ToldBefore(boolean here, String evidence) ->
                warn(words.get(here ? "staff.settled.before.here" : "staff.settled.before.not-here", evidence));
            case Settled.Kept() -> warn(words.get("staff.settled.kept"));
            case Settled.MayStillCome() -> warn(words.get("staff.settled.may-come"));
            case Settled.NotWritten(String why) -> warn(words.get("staff.settled.not-written", why));
        };
    }

    private static Node warn(String text) {
        return note(Icon.WARNING, "icon-warn", "card-warn", text);
    }
}
