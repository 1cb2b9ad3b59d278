package org.nightwindow.console.fleet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.commands.CommandFiles;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.events.Acts;
import org.nightwindow.console.events.EventLog;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.catalogue.Catalogue;

/// All kiosks, and the page of one, which changes by itself; on the staff listener.
public final class FleetRoutes {
    /// What lies back as far as a fault that nobody could mend in a night.
    private static final int COMMANDS_LOOKED_AT = 20;

    private static final int EVENTS_LOOKED_AT = 200;

    /// Each is a template below `fleet/` and an event of the stream.
    private static final List<String> FLEET_REGIONS =
            List.of("fleet-sentence", "fleet-states", "fleet-facets", "fleet-rows", "board-tally");

    private static final List<String> KIOSK_REGIONS = List.of(
            "kiosk-head",
            "kiosk-parts",
            "kiosk-day",
            "kiosk-supplies",
            "kiosk-looks",
            "kiosk-tried",
            "kiosk-actions",
            "kiosk-commands",
            "kiosk-shot",
            "kiosk-items",
            "kiosk-events",
            "board-tally");

    private static final int EVENTS_A_PAGE = 100;

    private final Fleet fleet;
    private final Commands commands;
    private final Acts acts;
    private final EventLog events;
    private final Supplier<Catalogue> catalogue;
    private final Supplier<Sites> sites;
    private final Supplier<Function<String, Optional<PlannedWork>>> planned;
    private final Beside beside;
    private final Live live;
    private final StaffGate gate;
    private final Pages pages;
    private final Function<Context, Frame> frames;
    private final Clock clock;

    /// What other parts of the console know of a kiosk.
    ///
    /// @param called its alerts that are not over, by its id
    /// @param days the last day of its items, by their ids
    /// @param whole its last day
    /// @param visits who left it from a moment on
    /// @param runs its paper and toner, for the template that draws them
    /// @param watched by kiosk, whom it turns away and who has it; without those at which nothing is wrong
    /// @param ends of some kiosks, what is used up first
    public record Beside(
            BiFunction<Frame, String, List<Called>> called,
            BiFunction<Frame, Kiosk, Map<String, KioskPage.ItemDay>> days,
            Function<Kiosk, List<DayStrip.Stretch>> whole,
            BiFunction<String, Instant, List<DayStrip.Visit>> visits,
            BiFunction<Frame, Kiosk, List<?>> runs,
            Supplier<Map<String, FleetPage.Watched>> watched,
            BiFunction<Frame, List<String>, Map<String, FleetPage.Ends>> ends) {}

    public FleetRoutes(
            Fleet fleet,
            Commands commands,
            Acts acts,
            EventLog events,
            Supplier<Catalogue> catalogue,
            Supplier<Sites> sites,
            Supplier<Function<String, Optional<PlannedWork>>> planned,
            Beside beside,
            Live live,
            StaffGate gate,
            Pages pages,
            Function<Context, Frame> frames,
            Clock clock) {
        this.fleet = fleet;
        this.commands = commands;
        this.acts = acts;
        this.events = events;
        this.catalogue = catalogue;
        this.sites = sites;
        this.planned = planned;
        this.beside = beside;
        this.live = live;
        this.gate = gate;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/fleet",
                ctx -> pages.show(ctx, "fleet/fleet", fleet(frames.apply(ctx), FleetFilter.of(ctx))),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.query("state", "site", "version", "search", "page"));
        routes.get(
                "/live/fleet",
                ctx -> {
                    FleetFilter filter = FleetFilter.of(ctx);
                    serve(ctx, FleetTopics.BOARD, frame -> drawn(fleet(frame, filter), FLEET_REGIONS));
                },
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.bytes("text/event-stream"));
        routes.get(
                "/kiosks/{id}/events",
                this::olderEvents,
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.KIOSK,
                Speaks.query("before"));
        routes.get(
                "/kiosks/{id}",
                ctx -> pages.show(ctx, "fleet/kiosk", kiosk(frames.apply(ctx), ctx.pathParam("id"))),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.KIOSK);
        routes.get(
                "/live/kiosks/{id}",
                ctx -> {
                    String id = fleet.find(ctx.pathParam("id"))
                            .orElseThrow(NotFoundResponse::new)
                            .id();
                    serve(ctx, FleetTopics.kiosk(id), frame -> drawn(kiosk(frame, id), KIOSK_REGIONS));
                },
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.KIOSK,
                Speaks.bytes("text/event-stream"));
        routes.post("/kiosks/{id}/self-test", this::selfTest, Role.TECHNICIAN, Within.KIOSK, Speaks.form("role"));
        routes.post("/kiosks/{id}/commands", this::command, Role.TECHNICIAN, Within.KIOSK, Speaks.form("kind"));
        routes.get(
                "/kiosks/{id}/files/{command}",
                this::file,
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.KIOSK,
                Speaks.bytes("application/octet-stream"));
    }

    private Map<String, Object> fleet(Frame frame, FleetFilter filter) {
        List<Kiosk> all = fleet.seenBy(frame);
        Map<String, Integer> unknown = acts.unknownSheets();
        return Map.of(
                "frame",
                frame,
                "board",
                BoardPage.above(frame, all, unknown),
                "page",
                FleetPage.of(
                        frame,
                        all,
                        sites.get(),
                        filter,
                        new FleetPage.Known(
                                planned.get(),
                                unknown,
                                beside.watched().get(),
                                ids -> beside.ends().apply(frame, ids))));
    }

    private void serve(Context ctx, String topic, Function<Frame, Map<String, String>> draw) {
        Frame opened = frames.apply(ctx);
        live.serve(
                ctx,
                new Live.Page(
                        Set.of(topic),
                        () -> draw.apply(opened.at(clock.instant())),
                        () -> opened.time(clock.instant()),
                        gate.stillSignedIn(ctx)));
    }

    private void selfTest(Context ctx) {
        String id = ctx.pathParam("id");
        Kiosk kiosk = fleet.find(id).orElseThrow(NotFoundResponse::new);
        @Nullable String role = ctx.formParam("role");
        boolean known = role == null
                || role.isEmpty()
                || kiosk.devices().stream().anyMatch(device -> device.role().equals(role));
        if (!known) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).result("This kiosk has no such device.");
            return;
        }
        commands.askSelfTest(id, role == null ? "" : role, StaffGate.who(ctx));
        asked(ctx, id);
    }

    private void command(Context ctx) {
        String id = fleet.find(ctx.pathParam("id"))
                .orElseThrow(NotFoundResponse::new)
                .id();
        Optional<Commands.Kind> kind = Commands.Kind.of(ctx.formParam("kind"));
        if (kind.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).result("There is no such command.");
            return;
        }
        commands.ask(id, kind.get(), StaffGate.who(ctx));
        asked(ctx, id);
    }

    private void olderEvents(Context ctx) {
        Frame frame = frames.apply(ctx);
        Kiosk kiosk = fleet.find(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
        String before = Optional.ofNullable(ctx.queryParam("before")).orElse("");
        long from = before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<EventLog.Entry> found = events.before(kiosk.id(), from, EVENTS_A_PAGE + 1);
        List<EventLog.Entry> shown = found.subList(0, Math.min(found.size(), EVENTS_A_PAGE));
        pages.show(
                ctx,
                "fleet/events",
                Map.of(
                        "frame",
                        frame,
                        "id",
                        kiosk.id(),
                        "name",
                        frame.say(kiosk.name().zh(), kiosk.name().en()),
                        "events",
                        shown.stream().map(entry -> EventWords.of(frame, entry)).toList(),
                        "newest",
                        from == Long.MAX_VALUE,
                        "older",
                        found.size() > shown.size()
                                ? Optional.of(shown.getLast().id())
                                : Optional.empty()));
    }

    /// A picture is shown, everything else is saved: what a kiosk hands over is never a page of ours.
    private void file(Context ctx) {
        CommandFiles.Whole file = commands.files()
                .show(ctx.pathParam("id"), ctx.pathParam("command"), StaffGate.who(ctx))
                .orElseThrow(NotFoundResponse::new);
        boolean picture = file.media().equals(CommandFile.PNG);
        ctx.contentType(picture ? CommandFile.PNG : CommandFile.TEXT + "; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", picture ? "inline" : "attachment; filename=kiosk.log")
                .result(file.bytes());
    }

    private void asked(Context ctx, String id) {
        FleetTopics.changed(live, id);
        if (ctx.header("HX-Request") == null) {
            ctx.redirect("/kiosks/" + id, HttpStatus.SEE_OTHER);
        } else {
            ctx.html(pages.draw("fleet/kiosk-commands", kiosk(frames.apply(ctx), id)));
        }
    }

    private Map<String, Object> kiosk(Frame frame, String id) {
        Kiosk kiosk = fleet.find(id).orElseThrow(NotFoundResponse::new);
        Function<String, Optional<PlannedWork>> works = planned.get();
        List<EventLog.Entry> newest = events.newest(id, EVENTS_LOOKED_AT);
        KioskPage page = KioskPage.of(
                frame,
                kiosk,
                catalogue.get(),
                acts.unknownAt(id),
                events.troubles(id),
                commands.newest(id, COMMANDS_LOOKED_AT),
                newest,
                beside.called().apply(frame, id),
                works.apply(id),
                beside.days().apply(frame, kiosk));
        DayStrip day = DayStrip.of(
                frame,
                beside.whole().apply(kiosk),
                beside.visits().apply(id, frame.now().minus(DayStrip.DAY)),
                newest);
        BoardPage board = BoardPage.of(frame, fleet.seenBy(frame), works, acts.unknownSheets());
        return Map.of(
                "frame",
                frame,
                "kiosk",
                page,
                "day",
                day,
                "runs",
                beside.runs().apply(frame, kiosk),
                "board",
                board,
                "tally",
                board.tally());
    }

    private Map<String, String> drawn(Map<String, Object> values, List<String> regions) {
        Map<String, String> html = new LinkedHashMap<>();
        for (String region : regions) {
            html.put(region, pages.draw("fleet/" + region, values));
        }
        html.put("waiting", pages.draw("web/waiting", Map.of("frame", values.get("frame"))));
        html.put("trouble", pages.draw("web/trouble", Map.of("frame", values.get("frame"))));
        return html;
    }
}
