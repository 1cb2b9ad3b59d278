package org.nightwindow.console.availability;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightwindow.console.fleet.Fleet;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.catalogue.Catalogue;

/// How available each service was, on the staff listener.
public final class AvailabilityRoutes {
    private final Availability availability;
    private final Fleet fleet;
    private final Supplier<Catalogue> catalogue;
    private final Pages pages;
    private final Function<Context, Frame> frames;
    private final Clock clock;

    public AvailabilityRoutes(
            Availability availability,
            Fleet fleet,
            Supplier<Catalogue> catalogue,
            Pages pages,
            Function<Context, Frame> frames,
            Clock clock) {
        this.availability = availability;
        this.fleet = fleet;
        this.catalogue = catalogue;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/availability",
                ctx -> {
                    Frame frame = frames.apply(ctx);
                    pages.show(
                            ctx,
                            "availability/availability",
                            Map.of(
                                    "frame",
                                    frame,
                                    "page",
                                    AvailabilityPage.of(
                                            frame,
                                            availability,
                                            fleet.seenBy(frame),
                                            catalogue.get(),
                                            clock.instant())));
                },
                Role.TECHNICIAN,
                Role.SUPERVISOR,
                Within.SEEN);
    }
}
