package org.nightwindow.console.supplies;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.fleet.Fleet;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;

/// The page of supplies, on the staff listener.
public final class SuppliesRoutes {
    private static final int NOTE_CHARS = 200;

    /// When nobody asked for another: the last working day, before two days on which nobody brings anything.
    static final DayOfWeek ROUND = DayOfWeek.FRIDAY;

    private final Supplies supplies;
    private final Fleet fleet;
    private final Supplier<Sites> sites;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    SuppliesRoutes(
            Supplies supplies, Fleet fleet, Supplier<Sites> sites, Pages pages, Function<Context, Frame> frames) {
        this.supplies = supplies;
        this.fleet = fleet;
        this.sites = sites;
        this.pages = pages;
        this.frames = frames;
    }

    public void staff(RoutesConfig routes) {
        routes.get("/supplies", this::show, Role.TECHNICIAN, Role.SUPERVISOR, Within.SEEN, Speaks.query("before"));
        routes.post(
                "/supplies/{id}/refill", this::record, Role.TECHNICIAN, Within.SUPPLY, Speaks.form("note", "before"));
    }

    private void show(Context ctx) {
        Frame frame = frames.apply(ctx);
        DayOfWeek day = day(ctx.queryParam("before"));
        pages.show(
                ctx,
                "supplies/supplies",
                Map.of(
                        "frame",
                        frame,
                        "page",
                        SuppliesPage.of(frame, supplies, fleet.seenBy(frame), sites.get(), day)));
    }

    private static DayOfWeek day(@Nullable String named) {
        return Arrays.stream(DayOfWeek.values())
                .filter(each -> each.name().equals(named))
                .findFirst()
                .orElse(ROUND);
    }

    private void record(Context ctx) {
        long id = Optional.of(ctx.pathParam("id"))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .orElseThrow(NotFoundResponse::new);
        String note = Optional.ofNullable(ctx.formParam("note")).orElse("").strip();
        if (!supplies.record(
                id, StaffGate.who(ctx), note.length() > NOTE_CHARS ? note.substring(0, NOTE_CHARS) : note)) {
            throw new NotFoundResponse();
        }
        ctx.redirect("/supplies?before=" + day(ctx.formParam("before")), HttpStatus.SEE_OTHER);
    }
}
