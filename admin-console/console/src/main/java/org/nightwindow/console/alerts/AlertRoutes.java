package org.nightwindow.console.alerts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.alerts.AlertDesk.Order;
import org.nightwindow.console.fleet.FleetTopics;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.staff.Staff;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;

/// The night board and the pages of alerts, on the staff listener.
public final class AlertRoutes {
    /// Whose work it is to go there, or to send somebody.
    static final Set<Role> HANDS = Set.of(Role.TECHNICIAN, Role.SUPERVISOR);

    private static final int NOTE_CHARS = 500;

    private static final Map<String, String> BOARD = Map.of(
            "board-sentence", "alerts/board-sentence",
            "board-alerts", "alerts/board-alerts",
            "board-list", "fleet/board-list",
            "board-tally", "fleet/board-tally");

    private static final Map<String, String> LIST = Map.of(
            "alerts-sentence", "alerts/list-sentence",
            "board-alerts", "alerts/board-alerts",
            "alerts-earlier", "alerts/list-earlier",
            "board-tally", "fleet/board-tally");

    /// Not the form of the note: what is typed there is hers.
    private static final Map<String, String> ALERT = Map.of(
            "alert-head", "alerts/alert-head", "story", "alerts/alert-story", "alert-actions", "alerts/alert-actions");

    private final Alerts alerts;
    private final Staff staff;
    private final Live live;
    private final Pages pages;
    private final Function<Context, Frame> frames;
    private final Clock clock;

    AlertRoutes(Alerts alerts, Staff staff, Live live, Pages pages, Function<Context, Frame> frames, Clock clock) {
        this.alerts = alerts;
        this.staff = staff;
        this.live = live;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    public void staff(RoutesConfig routes) {
        routes.get("/", this::front, Access.SIGNED_IN, Within.SEEN);
        routes.get(
                "/live/board",
                ctx -> serve(ctx, frame -> drawn(frame, values(frame, false), BOARD)),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.bytes("text/event-stream"));
        routes.get(
                "/alerts",
                ctx -> pages.show(ctx, "alerts/list", values(frames.apply(ctx), true)),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN);
        routes.get(
                "/live/alerts",
                ctx -> serve(ctx, frame -> drawn(frame, values(frame, true), LIST)),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.bytes("text/event-stream"));
        routes.get(
                "/live/alerts/{id}",
                ctx -> {
                    long id = id(ctx);
                    if (alerts.kioskOf(id).isEmpty()) {
                        throw new NotFoundResponse();
                    }
                    serve(
                            ctx,
                            frame -> alerts.page(frame, id, this::people)
                                    .map(page -> drawn(frame, Map.of("frame", frame, "page", page), ALERT))
                                    .orElse(Map.of()));
                },
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.ALERT,
                Speaks.bytes("text/event-stream"));
        routes.get("/alerts/{id}", ctx -> show(ctx, ""), Role.TECHNICIAN, Role.SUPERVISOR, Within.ALERT);
        routes.post(
                "/alerts/{id}/take", ctx -> act(ctx, Order.TAKE), Role.TECHNICIAN, Within.ALERT, Speaks.form("from"));
        routes.post(
                "/alerts/{id}/release",
                ctx -> act(ctx, Order.RELEASE),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.ALERT,
                Speaks.form("from"));
        routes.post(
                "/alerts/{id}/give",
                ctx -> act(ctx, Order.GIVE),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.ALERT,
                Speaks.form("whom", "from"));
        routes.post(
                "/alerts/{id}/note",
                ctx -> act(ctx, Order.NOTE),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.ALERT,
                Speaks.form("note"));
        routes.post(
                "/alerts/{id}/quiet",
                ctx -> act(ctx, Order.QUIETEN),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.ALERT,
                Speaks.form("from"));
    }

    /// The board for who is on watch; the others are shown to their own first page.
    private void front(Context ctx) {
        Frame frame = frames.apply(ctx);
        if (frame.may(Role.TECHNICIAN, Role.SUPERVISOR)) {
            pages.show(ctx, "alerts/night-board", values(frame, false));
        } else {
            ctx.redirect(frame.home(), HttpStatus.SEE_OTHER);
        }
    }

    private void serve(Context ctx, Function<Frame, Map<String, String>> draw) {
        Frame opened = frames.apply(ctx);
        live.serve(
                ctx,
                new Live.Page(
                        Set.of(FleetTopics.BOARD),
                        () -> draw.apply(opened.at(clock.instant())),
                        () -> opened.time(clock.instant()),
                        staff.gate().stillSignedIn(ctx)));
    }

    /// @param regions id of a region → the template that draws it
    private Map<String, String> drawn(Frame frame, Map<String, Object> values, Map<String, String> regions) {
        Map<String, String> html = new LinkedHashMap<>();
        regions.forEach((region, template) -> html.put(region, pages.draw(template, values)));
        html.put("waiting", pages.draw("web/waiting", Map.of("frame", frame)));
        html.put("trouble", pages.draw("web/trouble", Map.of("frame", frame)));
        return html;
    }

    private Map<String, Object> values(Frame frame, boolean earlier) {
        return Map.of("frame", frame, "board", alerts.fleet(frame), "night", alerts.board(frame, earlier));
    }

    private void show(Context ctx, String problem) {
        Frame frame = frames.apply(ctx);
        NightBoard.Page page = alerts.page(frame, id(ctx), this::people).orElseThrow(NotFoundResponse::new);
        pages.show(ctx, "alerts/alert", Map.of("frame", frame, "page", page, "problem", problem));
    }

    private void act(Context ctx, Order order) {
        String whom = text(ctx.formParam("whom"));
        Frame frame = frames.apply(ctx);
        NightBoard.Page page = alerts.page(frame, id(ctx), this::people).orElseThrow(NotFoundResponse::new);
        if (order == Order.GIVE && !page.people().contains(whom)) {
            show(
                    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT),
                    frame.say("没有这个人，没有派。", "There is no such person. Nothing was done."));
            return;
        }
        AlertDesk.Result result = alerts.desk()
                .act(
                        id(ctx),
                        order,
                        text(ctx.formParam("from")),
                        StaffGate.who(ctx),
                        whom,
                        text(ctx.formParam("note")));
        FleetTopics.changed(live, page.row().kioskId());
        switch (result) {
            case AlertDesk.Result.Done() -> ctx.redirect("/alerts/" + id(ctx), HttpStatus.SEE_OTHER);
            case AlertDesk.Result.Empty() ->
                show(ctx.status(HttpStatus.CONFLICT), frame.say("没有写什么。", "Nothing was written."));
            case AlertDesk.Result.Over() ->
                show(ctx.status(HttpStatus.CONFLICT), frame.say("它已经好了，没有做。", "It is over already. Nothing was done."));
            case AlertDesk.Result.Moved(String taker) ->
                show(
                        ctx.status(HttpStatus.CONFLICT),
                        taker.isEmpty()
                                ? frame.say(
                                        "现在没有人接手了，没有做。请看过再按。",
                                        "Nobody has it any more. Nothing was done; look and press again.")
                                : frame.say(
                                        taker + " 刚刚接手了，没有做。要换人，请看过再按。",
                                        taker
                                                + " has just taken it. Nothing was done; look, and press again to take it over."));
        }
    }

    /// To whom what is wrong with a kiosk can be given.
    private List<String> people(String kioskId) {
        return staff.people(kioskId, HANDS);
    }

    private static long id(Context ctx) {
        return Optional.of(ctx.pathParam("id"))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .orElseThrow(NotFoundResponse::new);
    }

    private static String text(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        return text.length() > NOTE_CHARS ? text.substring(0, NOTE_CHARS) : text;
    }
}
