package org.nightwindow.console.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.RareCharacters;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.Progress;

/// One case in words, ready to be drawn.
///
/// @param seen how many steps it shows
/// @param declared what was filled in; empty when it was deleted after its time
/// @param whole what concerns no single field
/// @param strokes of the signature, as SVG path data in a square of [Signature#EDGE]
/// @param notice what was sent to be corrected, while it is waited for
/// @param orders what may be done now
/// @param note what went wrong with the last order; empty when nothing did
public record CasePage(
        String number,
        String brief,
        long seen,
        String item,
        String who,
        String state,
        String shape,
        String filed,
        List<StageDot> stages,
        List<Declared> declared,
        Declared whole,
        String strokes,
        List<Correction> notice,
        String next,
        ClockFace clock,
        List<String> people,
        List<Told> story,
        List<Order> orders,
        String reason,
        String note) {
    /// Stands for the case as a whole where the key of a field would stand.
    static final String WHOLE = "*";

    /// @param mark `passed`, `here` or `to-come`
    public record StageDot(String name, String mark, String when, String sentence) {}

    /// @param key of the field; empty for what is no field and cannot be sent back by itself
    /// @param fix whether it is ticked to be corrected
    public record Declared(String key, String label, String value, boolean fix, String zh, String en) {}

    /// @param reason what the resident was told with it
    public record Told(String when, String sentence, String who, String reason) {}

    /// @param off why it cannot be pressed; empty when it can
    public record Order(String name, String words, boolean primary, boolean dangerous, String off) {}

    /// What was typed and could not be taken, to be shown again.
    ///
    /// @param zh what must be corrected, by field
    /// @param en the same in English
    public record Typed(Map<String, String> zh, Map<String, String> en, String reason, String note) {
        static final Typed NOTHING = new Typed(Map.of(), Map.of(), "", "");
    }

    static CasePage of(
            Frame frame,
            CaseRow row,
            CaseView view,
            List<CaseStep> steps,
            Optional<CaseDeclaration> declaration,
            Optional<Item> item,
            WorkingDays days,
            String reader,
            Typed typed) {
        CaseClock clock = new CaseClock(days);
        String shape = CaseListPage.shape(frame, row, clock.left(frame.now(), row.due()));
        return new CasePage(
                row.caseNumber(),
                CaseNumber.brief(row.caseNumber()),
                row.standing().steps(),
                frame.say(row.itemName()),
                row.facts().applicantMasked(),
                frame.say(ActionWords.state(row.state())),
                shape.isEmpty() ? (row.state().open() ? "ok" : "off") : shape,
                frame.when(row.filed()) + frame.say(" 在 ", " at ") + row.facts().kioskId(),
                stages(frame, view),
                declaration.map(found -> declared(frame, found, item, typed)).orElse(List.of()),
                row(WHOLE, frame.say("整件", "As a whole"), "", typed),
                declaration.map(found -> path(found.signature())).orElse(""),
                view.corrections(),
                frame.say(view.next()),
                ClockFace.of(frame, row, clock),
                people(frame, row, reader),
                story(frame, steps),
                orders(frame, row, reader),
                typed.reason(),
                typed.note());
    }

    private static List<StageDot> stages(Frame frame, CaseView view) {
        return view.stages().stream()
                .map(stage -> new StageDot(
                        frame.say(StageWords.name(stage.stage())),
                        switch (stage.progress()) {
                            case PASSED -> "passed";
                            case HERE -> "here";
                            case TO_COME -> "to-come";
                        },
                        stage.progress() == Progress.HERE
                                ? frame.say("现在", "now")
                                : stage.at()
                                        .map(at -> CaseClock.day(at).toString().substring(5))
                                        .orElse(""),
                        frame.say(stage.sentence())))
                .toList();
    }

    private static List<Declared> declared(Frame frame, CaseDeclaration declaration, Optional<Item> item, Typed typed) {
        List<Declared> rows = new ArrayList<>();
        List<Field> fields = item.map(Item::fields).orElse(List.of());
        if (fields.stream().noneMatch(field -> field.prefill().isPresent())) { // else the form says who she is
            rows.add(fact(frame.say("申请人", "Applicant"), declaration.name()));
            rows.add(fact(frame.say("身份证号", "ID number"), declaration.idNumber()));
        }
        for (Field field : fields) {
            String label = frame.say(field.label());
            String value = shown(frame, field, declaration.fields().getOrDefault(field.key(), ""));
            // What was read from the card she could not fill in otherwise.
            rows.add(field.prefill().isPresent() ? fact(label, value) : row(field.key(), label, value, typed));
        }
        declaration.fields().forEach((key, value) -> {
            if (fields.stream().noneMatch(field -> field.key().equals(key))) {
                rows.add(row(key, key, value, typed)); // the form it was filled in with cannot be read any more
            }
        });
        return rows;
    }

    private static Declared fact(String label, String value) {
        return new Declared("", label, RareCharacters.named(value), false, "", "");
    }

    private static Declared row(String key, String label, String value, Typed typed) {
        return new Declared(
                key,
                label,
                value,
                typed.zh().containsKey(key),
                typed.zh().getOrDefault(key, ""),
                typed.en().getOrDefault(key, ""));
    }

    private static String shown(Frame frame, Field field, String value) {
        if (value.isEmpty()) {
            return "—";
        }
        return field.choices().isEmpty()
                ? value
                : Arrays.stream(value.split(",", -1))
                        .map(part -> field.choices().stream()
                                .filter(choice -> choice.value().equals(part))
                                .findFirst()
                                .map(choice -> frame.say(choice.name()))
                                .orElse(part))
                        .collect(Collectors.joining(frame.say("、", ", ")));
    }

    /// A stroke of one point is a dot: a line of no length with a round cap.
    private static String path(Signature signature) {
        StringBuilder path = new StringBuilder();
        for (Signature.Stroke stroke : signature.strokes()) {
            Signature.Point first = stroke.points().getFirst();
            path.append('M').append(first.x()).append(' ').append(first.y()).append('L');
            stroke.points()
                    .forEach(point ->
                            path.append(point.x()).append(' ').append(point.y()).append(' '));
        }
        return path.toString();
    }

    private static List<String> people(Frame frame, CaseRow row, String reader) {
        List<String> people = new ArrayList<>();
        String accepted = row.standing().acceptedBy();
        String decided = row.standing().decidedBy();
        String you = frame.say("（您）", " (you)");
        if (accepted != null) {
            people.add(frame.say("受理：", "Accepted: ")
                    + (row.isByRule() ? frame.say("规则自动", "by rule") : accepted)
                    + (accepted.equals(reader) ? you : ""));
        }
        if (decided != null) {
            people.add(frame.say("审批：", "Decided: ") + decided + (decided.equals(reader) ? you : ""));
        } else if (accepted != null && !row.isByRule() && row.state().open()) {
            people.add(frame.say("审批：除 " + accepted + " 以外的人", "Decides: anybody but " + accepted));
        } else if (row.state().open()) {
            people.add(frame.say("受理和审批不能是同一个人", "Who accepts cannot decide"));
        }
        return people;
    }

    private static List<Told> story(Frame frame, List<CaseStep> steps) {
        return steps.stream()
                .map(step -> new Told(
                        frame.when(step.at()),
                        frame.say(ActionWords.told(step.action())),
                        step.who().equals(CaseRow.RULE) ? frame.say("规则", "rule") : step.who(),
                        step.reason().map(frame::say).orElse("")))
                .toList();
    }

    private static List<Order> orders(Frame frame, CaseRow row, String reader) {
        List<Order> orders = new ArrayList<>();
        for (CaseAction action : CaseAction.staffsIn(row.state())) {
            boolean same = action.decides() && reader.equals(row.standing().acceptedBy());
            orders.add(new Order(
                    action.name(),
                    frame.say(ActionWords.order(action)),
                    orders.isEmpty(),
                    action.needsReason(),
                    off(frame, action, same)));
        }
        return orders;
    }

    private static String off(Frame frame, CaseAction action, boolean same) {
        if (same) {
            return frame.say("您受理的，由别人审批", "you accepted it; somebody else decides");
        }
        return frame.may(action.role()) ? "" : notYours(frame, action);
    }

    /// Why this reader cannot do it.
    static String notYours(Frame frame, CaseAction action) {
        return frame.say(
                "由" + action.role().title().zh() + "办",
                "for an account with the role " + action.role().title().en());
    }

    /// What a field is called; `field` is empty for the case as a whole.
    public String labelOf(String field) {
        return declared.stream()
                .filter(row -> !field.isEmpty() && row.key().equals(field))
                .findFirst()
                .map(Declared::label)
                .orElse(field.isEmpty() ? whole.label() : field);
    }

    /// Whether fields can be ticked now.
    public boolean canReturn() {
        return orders.stream().anyMatch(order -> order.name().equals(CaseAction.RETURN.name()));
    }

    /// Whether a reason can be given now.
    public boolean takesReason() {
        return orders.stream()
                .anyMatch(order -> order.dangerous() && order.off().isEmpty());
    }
}
