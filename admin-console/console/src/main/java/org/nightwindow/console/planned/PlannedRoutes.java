package org.nightwindow.console.planned;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.planned.PlannedPage.Form;
import org.nightwindow.console.planned.PlannedWork.Spot;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Text;

/// Where work is announced, on the staff listener.
public final class PlannedRoutes {
    private static final int REASON_CHARS = 200;
    private static final int SHOWN = 100;

    /// What the form proposes.
    private static final Duration USUAL = Duration.ofHours(2);

    private final PlannedWorks works;
    private final Function<Frame, Map<String, Text>> places;
    private final Runnable changed;
    private final Pages pages;
    private final Function<Context, Frame> frames;
    private final Clock clock;

    /// @param places kiosks and sites the viewer may see, by the key of the spot
    /// @param changed called when the board must be drawn anew
    public PlannedRoutes(
            PlannedWorks works,
            Function<Frame, Map<String, Text>> places,
            Runnable changed,
            Pages pages,
            Function<Context, Frame> frames,
            Clock clock) {
        this.works = works;
        this.places = places;
        this.changed = changed;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/planned",
                ctx -> show(ctx, usual(text(ctx.queryParam("where")))),
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN,
                Speaks.query("where"));
        routes.post(
                "/planned",
                this::plan,
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SPOT_OF_FORM,
                Speaks.form("where", "from", "until", "reason"));
        routes.post("/planned/{id}/end", this::end, Role.TECHNICIAN, Role.SUPERVISOR, Within.PLANNED);
    }

    private Form usual(String where) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), Frame.ZONE).truncatedTo(ChronoUnit.MINUTES);
        return new Form(where, now.toString(), now.plus(USUAL).toString(), "", "");
    }

    private void plan(Context ctx) {
        Frame frame = frames.apply(ctx);
        String where = text(ctx.formParam("where"));
        String from = text(ctx.formParam("from"));
        String until = text(ctx.formParam("until"));
        String reason = text(ctx.formParam("reason"));
        Optional<Spot> spot = Spot.of(where).filter(one -> places.apply(frame).containsKey(one.key()));
        Optional<Instant> begins = moment(from);
        Optional<Instant> ends = moment(until);
        if (spot.isEmpty()) {
            throw new NotFoundResponse();
        }
        String problem = begins.isEmpty() || ends.isEmpty()
                ? frame.say("写明从几点到几点。", "Say from when to when.")
                : switch (works.plan(spot.get(), begins.get(), ends.get(), reason, StaffGate.who(ctx))) {
                    case DONE -> "";
                    case OVER -> frame.say("结束要在开始之后，也要在现在之后。", "It must end after it begins, and after now.");
                    case TOO_LONG ->
                        frame.say(
                                "最长 " + PlannedWorks.LONGEST.toDays() + " 天：再长就没人记得还没人管了。",
                                PlannedWorks.LONGEST.toDays() + " days at most: longer, nobody remembers it.");
                    case NO_REASON -> frame.say("写一句做什么。", "Say what is done.");
                };
        if (problem.isEmpty()) {
            changed.run();
            ctx.redirect("/planned", HttpStatus.SEE_OTHER);
        } else {
            show(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), new Form(where, from, until, reason, problem));
        }
    }

    private void end(Context ctx) {
        long id = Optional.of(ctx.pathParam("id"))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .orElseThrow(NotFoundResponse::new);
        if (works.find(id).isEmpty()) {
            throw new NotFoundResponse();
        }
        works.end(id, StaffGate.who(ctx)); // one that has just ended by itself has ended
        changed.run();
        ctx.redirect("/planned", HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, Form form) {
        Frame frame = frames.apply(ctx);
        pages.show(
                ctx,
                "planned/planned",
                Map.of("frame", frame, "page", PlannedPage.of(frame, works.newest(SHOWN), places.apply(frame), form)));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(Frame.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        return text.length() > REASON_CHARS ? text.substring(0, REASON_CHARS) : text;
    }
}
