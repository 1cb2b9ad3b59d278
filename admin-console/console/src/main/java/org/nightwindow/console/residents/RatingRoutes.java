package org.nightwindow.console.residents;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.catalogue.Catalogue;

/// What residents said of the last month, on the staff listener.
public final class RatingRoutes {
    private final Ratings ratings;
    private final Supplier<Catalogue> catalogue;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    public RatingRoutes(Ratings ratings, Supplier<Catalogue> catalogue, Pages pages, Function<Context, Frame> frames) {
        this.ratings = ratings;
        this.catalogue = catalogue;
        this.pages = pages;
        this.frames = frames;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/ratings",
                ctx -> {
                    Frame frame = frames.apply(ctx);
                    RatingsPage page = RatingsPage.of(frame, ratings.counts(), catalogue.get());
                    pages.show(ctx, "residents/ratings", Map.of("frame", frame, "page", page));
                },
                Role.SUPERVISOR,
                Role.ACCEPTOR,
                Role.APPROVER,
                Role.EDITOR,
                Role.PUBLISHER,
                Within.NO_PLACE);
    }
}
