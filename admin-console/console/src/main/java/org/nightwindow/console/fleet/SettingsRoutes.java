package org.nightwindow.console.fleet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.commands.Profiles;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.profile.Profile;

/// Where settings of kiosks are changed, on the staff listener.
public final class SettingsRoutes {
    private static final int LINES_CHARS = 8_000;
    private static final int FIELD_CHARS = 80;

    private final Fleet fleet;
    private final Profiles profiles;
    private final Supplier<Sites> sites;
    private final Live live;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    public SettingsRoutes(
            Fleet fleet,
            Profiles profiles,
            Supplier<Sites> sites,
            Live live,
            Pages pages,
            Function<Context, Frame> frames) {
        this.fleet = fleet;
        this.profiles = profiles;
        this.sites = sites;
        this.live = live;
        this.pages = pages;
        this.frames = frames;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/kiosks/{id}/settings",
                ctx -> {
                    Kiosk kiosk = kiosk(ctx);
                    show(ctx, kiosk, SettingsPage.form(kiosk, running(kiosk)));
                },
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.KIOSK);
        routes.post(
                "/kiosks/{id}/settings",
                this::change,
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.KIOSK,
                Speaks.form("language", "reader-side", "inches", "lines", "where"));
    }

    private void change(Context ctx) {
        Frame frame = frames.apply(ctx);
        Kiosk kiosk = kiosk(ctx);
        List<String> problems = new ArrayList<>();
        SettingsPage.Form form = new SettingsPage.Form(
                text(ctx.formParam("language"), FIELD_CHARS),
                text(ctx.formParam("reader-side"), FIELD_CHARS),
                text(ctx.formParam("inches"), FIELD_CHARS),
                text(ctx.formParam("lines"), LINES_CHARS),
                text(ctx.formParam("where"), FIELD_CHARS),
                List.of());
        List<Kiosk> meant = meant(frame, kiosk, form.where());
        Profile profile = SettingsPage.profile(frame, form, problems);
        if (problems.isEmpty()) {
            for (Kiosk each : meant) {
                switch (profiles.ask(each.id(), profile, StaffGate.who(ctx))) {
                    case Profiles.Asked.Done(String command) -> FleetTopics.changed(live, each.id());
                    case Profiles.Asked.Wrong(var wrong) -> problems.addAll(SettingsPage.words(frame, wrong));
                    case Profiles.Asked.UnderWay() ->
                        problems.add(each.id()
                                + frame.say(
                                        "：上一次改设置还没有结果，等它有了再改", ": the last change has not ended; wait for its end"));
                }
            }
        }
        if (problems.isEmpty()) {
            ctx.redirect(
                    meant.size() == 1 ? "/kiosks/" + kiosk.id() : "/fleet?site=" + form.where(), HttpStatus.SEE_OTHER);
        } else {
            show(
                    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT),
                    kiosk,
                    new SettingsPage.Form(
                            form.language(),
                            form.readerSide(),
                            form.inches(),
                            form.lines(),
                            form.where(),
                            problems.stream().distinct().toList()));
        }
    }

    /// This kiosk, or all of a place it stands in and the viewer is for.
    private List<Kiosk> meant(Frame frame, Kiosk kiosk, String where) {
        if (where.isEmpty()) {
            return List.of(kiosk);
        }
        if (!sites.get().placeIds(kiosk.id()).contains(where) || !frame.seesPlace(where)) {
            throw new NotFoundResponse();
        }
        return standing(frame, where);
    }

    private List<Kiosk> standing(Frame frame, String place) {
        return fleet.seenBy(frame).stream()
                .filter(each -> sites.get().isIn(each.id(), Set.of(place)))
                .toList();
    }

    private void show(Context ctx, Kiosk kiosk, SettingsPage.Form form) {
        Frame frame = frames.apply(ctx);
        List<SettingsPage.Choice> places = sites.get().tree().stream()
                .filter(place -> sites.get().placeIds(kiosk.id()).contains(place.id()) && frame.seesPlace(place.id()))
                .map(place -> {
                    int count = standing(frame, place.id()).size();
                    String name = frame.say(place.name());
                    return new SettingsPage.Choice(
                            place.id(), frame.say(name + "的全部 " + count + " 台", "all " + count + " of " + name));
                })
                .toList();
        pages.show(
                ctx,
                "fleet/settings",
                Map.of("frame", frame, "page", SettingsPage.of(frame, kiosk, running(kiosk), places, form)));
    }

    private Optional<Profiles.Known> running(Kiosk kiosk) {
        return profiles.find(SettingsPage.running(kiosk));
    }

    private Kiosk kiosk(Context ctx) {
        return fleet.find(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    private static String text(@Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        return text.length() > most ? text.substring(0, most) : text;
    }
}
