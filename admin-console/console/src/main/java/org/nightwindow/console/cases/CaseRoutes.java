package org.nightwindow.console.cases;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.catalogue.Catalogues;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.filing.CaseView.Correction;

/// The desk at which the staff work on cases, on the staff listener. Lists change by themselves; a case that is
/// read does not move under the hand, it only says that it has changed.
public final class CaseRoutes {
    /// What the applicant reads at a kiosk, where all corrections stand on one page in large letters: so much fits.
    static final int REASON_CHARS = 80;

    static final int CORRECTION_CHARS = 60;

    /// English is longer.
    static final int REASON_CHARS_EN = 160;

    static final int CORRECTION_CHARS_EN = 120;

    /// Of what is read of a form at all.
    private static final int TYPED_CHARS = 2000;

    private final Jdbi jdbi;
    private final CaseStore store;
    private final CaseDesk desk;
    private final CaseWords words;
    private final Supplier<WorkingDays> days;
    private final Function<String, Optional<Catalogues.Earlier>> catalogues;
    private final Live live;
    private final StaffGate gate;
    private final Pages pages;
    private final Function<Context, Frame> frames;
    private final Clock clock;

    CaseRoutes(
            Jdbi jdbi,
            CaseStore store,
            CaseDesk desk,
            CaseWords words,
            Supplier<WorkingDays> days,
            Function<String, Optional<Catalogues.Earlier>> catalogues,
            Live live,
            StaffGate gate,
            Pages pages,
            Function<Context, Frame> frames,
            Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.desk = desk;
        this.words = words;
        this.days = days;
        this.catalogues = catalogues;
        this.live = live;
        this.gate = gate;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/cases",
                ctx -> pages.show(ctx, "cases/list", list(frames.apply(ctx), show(ctx))),
                Role.ACCEPTOR,
                Role.APPROVER,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.query("show"));
        routes.get(
                "/live/cases",
                ctx -> {
                    CaseListPage.Show show = show(ctx);
                    serve(ctx, frame -> drawn(list(frame, show), "case-sentence", "case-tabs", "case-rows"));
                },
                Role.ACCEPTOR,
                Role.APPROVER,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.bytes("text/event-stream"));
        routes.get(
                "/cases/{number}",
                ctx -> pages.show(ctx, "cases/case", page(frames.apply(ctx), ctx, CasePage.Typed.NOTHING)),
                Role.ACCEPTOR,
                Role.APPROVER,
                Role.SUPERVISOR,
                Within.CASE);
        routes.get(
                "/live/cases/{number}",
                this::serveCase,
                Role.ACCEPTOR,
                Role.APPROVER,
                Role.SUPERVISOR,
                Within.CASE,
                Speaks.bytes("text/event-stream"));
        routes.post(
                "/cases/{number}",
                this::order,
                Role.ACCEPTOR,
                Role.APPROVER,
                Within.CASE,
                Speaks.form("order", "seen", "reason-zh", "reason-en", "fix", "zh-*", "en-*"));
    }

    private static CaseListPage.Show show(Context ctx) {
        return CaseListPage.Show.of(ctx.queryParam("show"));
    }

    private Map<String, Object> list(Frame frame, CaseListPage.Show show) {
        return jdbi.inTransaction(handle -> Map.of("frame", frame, "list", listed(handle, frame, show)));
    }

    private CaseListPage listed(Handle handle, Frame frame, CaseListPage.Show show) {
        return CaseListPage.of(
                frame,
                days.get(),
                show,
                store.inStates(handle, show.states(), CaseListPage.MOST + 1, frame::sees),
                each -> store.count(handle, each.states(), frame::sees));
    }

    private Map<String, Object> page(Frame frame, Context ctx, CasePage.Typed typed) {
        String number = ctx.pathParam("number");
        String reader = StaffGate.who(ctx);
        return jdbi.inTransaction(handle -> {
            CaseRow row = store.find(handle, number).orElseThrow(NotFoundResponse::new);
            CasePage page = CasePage.of(
                    frame,
                    row,
                    words.view(handle, row),
                    store.steps(handle, number),
                    store.declaration(handle, number),
                    item(row),
                    days.get(),
                    reader,
                    typed);
            return Map.of("frame", frame, "page", page, "list", listed(handle, frame, CaseListPage.Show.STAFF));
        });
    }

    private Optional<Item> item(CaseRow row) {
        return catalogues
                .apply(row.standing().catalogueVersion())
                .flatMap(published -> published.catalogue().item(row.facts().item()));
    }

    private void order(Context ctx) {
        String number = ctx.pathParam("number");
        Optional<CaseAction> action = Arrays.stream(CaseAction.values())
                .filter(each -> each.name().equals(ctx.formParam("order")))
                .findFirst();
        @Nullable String seen = ctx.formParam("seen");
        if (action.isEmpty() || seen == null || !seen.matches("[0-9]{1,9}")) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).result("This form was not given out by this page.");
            return;
        }
        Frame frame = frames.apply(ctx);
        if (!frame.may(action.get().role())) {
            again(
                    ctx,
                    HttpStatus.FORBIDDEN,
                    CasePage.notYours(frame, action.get()) + frame.say("，您的操作没有做。", ". Nothing was done."));
            return;
        }
        Optional<String> wrong = wrong(ctx, frame, action.get());
        if (wrong.isPresent()) {
            again(ctx, HttpStatus.UNPROCESSABLE_CONTENT, wrong.get());
            return;
        }
        List<Correction> corrections = action.get() == CaseAction.RETURN ? corrections(ctx) : List.of();
        String reason = field(ctx, "reason-zh");
        CaseDesk.Result result = desk.act(new CaseDesk.Order(
                number,
                Long.parseLong(seen),
                action.get(),
                StaffGate.who(ctx),
                reason.isEmpty() ? Optional.empty() : Optional.of(bilingual(reason, field(ctx, "reason-en"))),
                corrections));
        switch (result) {
            case DONE -> {
                CaseTopics.changed(live);
                ctx.redirect("/cases/" + number, HttpStatus.SEE_OTHER);
            }
            case NO_SUCH_CASE -> throw new NotFoundResponse();
            case CHANGED ->
                again(
                        ctx,
                        HttpStatus.CONFLICT,
                        frame.say(
                                "这件刚刚有了变化，您的操作没有做。请看过下面现在的样子再决定。",
                                "This case has just changed and nothing was done. Look at it as it is now."));
            case SAME_PERSON ->
                again(
                        ctx,
                        HttpStatus.FORBIDDEN,
                        frame.say("受理的人不能审批，您的操作没有做。", "Who accepted cannot decide. Nothing was done."));
            case NOTHING_SAID ->
                again(
                        ctx,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        action.get() == CaseAction.RETURN
                                ? frame.say(
                                        "没有写明要补什么。请勾上要补的各项，每项写清楚错在哪、怎么改。",
                                        "Nothing was asked for. Tick what must be corrected and say for each what is wrong and how to mend it.")
                                : frame.say("请写明理由，申请人会看到。", "Give a reason; the applicant will read it."));
            case CORRECTIONS_LEFT -> again(ctx, HttpStatus.UNPROCESSABLE_CONTENT, correctionsLeft(frame));
        }
    }

    private void again(Context ctx, HttpStatus status, String note) {
        Map<String, String> zh = new LinkedHashMap<>();
        Map<String, String> en = new LinkedHashMap<>();
        for (String key : ctx.formParams("fix")) {
            zh.put(key, field(ctx, "zh-" + key));
            en.put(key, field(ctx, "en-" + key));
        }
        CasePage.Typed typed = new CasePage.Typed(zh, en, field(ctx, "reason-zh"), note);
        pages.show(ctx.status(status), "cases/case", page(frames.apply(ctx), ctx, typed));
    }

    /// What is ticked.
    private static List<Correction> corrections(Context ctx) {
        List<Correction> corrections = new ArrayList<>();
        for (String key : ctx.formParams("fix")) {
            corrections.add(new Correction(
                    key.equals(CasePage.WHOLE) ? "" : key,
                    bilingual(field(ctx, "zh-" + key), field(ctx, "en-" + key))));
        }
        return corrections;
    }

    private static String correctionsLeft(Frame frame) {
        return frame.say(
                "还勾着要补的项。要么发出补正通知，要么去掉勾再受理。",
                "Something is still ticked to be corrected. Send the corrections, or untick it first.");
    }

    /// What must be mended before anything is done: a tick without words would be lost, and more words than a kiosk
    /// can show would be read by nobody.
    private static Optional<String> wrong(Context ctx, Frame frame, CaseAction action) {
        List<String> ticked = ctx.formParams("fix");
        if (action == CaseAction.RETURN
                && ticked.stream().anyMatch(key -> field(ctx, "zh-" + key).isEmpty())) {
            return Optional.of(
                    frame.say(
                            "有勾着要补、却没有写中文说明的项，还没有发出。每一项都要写清楚，不补的去掉勾。",
                            "Something is ticked without words in Chinese; nothing was sent. Say what is wrong with each, or untick it."));
        }
        if (action == CaseAction.ACCEPT && !ticked.isEmpty()) {
            return Optional.of(correctionsLeft(frame));
        }
        boolean tooLong = ticked.stream()
                        .anyMatch(key -> field(ctx, "zh-" + key).length() > CORRECTION_CHARS
                                || field(ctx, "en-" + key).length() > CORRECTION_CHARS_EN)
                || field(ctx, "reason-zh").length() > REASON_CHARS
                || field(ctx, "reason-en").length() > REASON_CHARS_EN;
        return tooLong
                ? Optional.of(frame.say(
                        "写得太长，自助机上放不下，没有做。每一项最多 " + CORRECTION_CHARS + " 字，理由最多 " + REASON_CHARS + " 字。",
                        "Too long for a kiosk's screen; nothing was done. At most " + CORRECTION_CHARS_EN
                                + " characters for each correction in English, " + REASON_CHARS_EN + " for a reason."))
                : Optional.empty();
    }

    /// A reader of English is told when nobody wrote it in English.
    private static Text bilingual(String zh, String en) {
        return new Text(zh, en.isEmpty() ? "(written in Chinese only) " + zh : en);
    }

    private static String field(Context ctx, String name) {
        @Nullable String value = ctx.formParam(name);
        String text = value == null ? "" : value.strip();
        return text.length() > TYPED_CHARS ? text.substring(0, TYPED_CHARS) : text;
    }

    private void serveCase(Context ctx) {
        String number = ctx.pathParam("number");
        long seen = jdbi.withHandle(handle -> store.find(handle, number))
                .orElseThrow(NotFoundResponse::new)
                .standing()
                .steps();
        serve(ctx, frame -> {
            Map<String, Object> values = new LinkedHashMap<>(list(frame, CaseListPage.Show.STAFF));
            long now = jdbi.withHandle(handle -> store.find(handle, number))
                    .map(row -> row.standing().steps())
                    .orElse(seen);
            Map<String, String> drawn = drawn(values, "case-queue");
            drawn.put("case-news", pages.draw("cases/case-news", Map.of("frame", frame, "changed", now != seen)));
            return drawn;
        });
    }

    private void serve(Context ctx, Function<Frame, Map<String, String>> draw) {
        Frame opened = frames.apply(ctx);
        live.serve(
                ctx,
                new Live.Page(
                        Set.of(CaseTopics.CASES),
                        () -> draw.apply(opened.at(clock.instant())),
                        () -> opened.time(clock.instant()),
                        gate.stillSignedIn(ctx)));
    }

    private Map<String, String> drawn(Map<String, Object> values, String... regions) {
        Map<String, String> html = new LinkedHashMap<>();
        for (String region : regions) {
            html.put(region, pages.draw("cases/" + region, values));
        }
        html.put("waiting", pages.draw("web/waiting", Map.of("frame", values.get("frame"))));
        html.put("trouble", pages.draw("web/trouble", Map.of("frame", values.get("frame"))));
        return html;
    }
}
