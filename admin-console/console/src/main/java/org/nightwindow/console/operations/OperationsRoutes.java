package org.nightwindow.console.operations;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Listener;
import org.nightwindow.console.web.Speaks;

/// Health, readiness, figures and the book of routes, on the staff listener. The first two say nothing but yes or
/// no and are for anybody; the others demand the token that lies in `keys/operations`.
public final class OperationsRoutes {
    /// Figures in the text format of Prometheus.
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Jdbi jdbi;
    private final Figures figures;
    private final Supplier<List<Listener>> listeners;
    private final String token;
    private final Refusals refusals;
    private final String version;

    /// @param listeners all that are open, in the order of [RouteBook#names]
    /// @param token a secret of this console
    public OperationsRoutes(
            Jdbi jdbi,
            Figures figures,
            Supplier<List<Listener>> listeners,
            String token,
            Refusals refusals,
            String version) {
        this.jdbi = jdbi;
        this.figures = figures;
        this.listeners = listeners;
        this.token = token;
        this.refusals = refusals;
        this.version = version;
    }

    public void staff(RoutesConfig routes) {
        routes.get("/health", ctx -> ctx.result("ok"), Access.ANYBODY, Speaks.bytes("text/plain"));
        routes.get("/ready", this::ready, Access.ANYBODY, Speaks.bytes("text/plain"));
        routes.get(
                "/metrics",
                withToken(ctx -> ctx.contentType(TEXT).result(figures.asText())),
                Access.ANYBODY,
                Speaks.bytes("text/plain"));
        routes.get("/openapi/{listener}", withToken(this::book), Access.ANYBODY, Speaks.bytes("application/json"));
    }

    /// Whether it can do its work now: a balancer sends nobody to one that cannot reach its database.
    private void ready(Context ctx) {
        try {
            jdbi.useHandle(handle -> handle.createQuery("select count(*) from alert_look")
                    .mapTo(Integer.class)
                    .one());
            ctx.result("ready");
        } catch (JdbiException e) {
            ctx.status(HttpStatus.SERVICE_UNAVAILABLE).result("the database cannot be reached");
        }
    }

    private void book(Context ctx) {
        String name = ctx.pathParam("listener");
        int place = Optional.ofNullable(RouteBook.names().get(name)).orElseThrow(NotFoundResponse::new);
        ctx.contentType("application/json")
                .result(RouteBook.of(name, listeners.get().get(place), version));
    }

    private Handler withToken(Handler handler) {
        return ctx -> {
            byte[] shown =
                    Optional.ofNullable(ctx.header("Authorization")).orElse("").getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(shown, ("Bearer " + token).getBytes(StandardCharsets.UTF_8))) {
                handler.handle(ctx);
            } else {
                refusals.stranger("refused-token", ctx.method() + " " + ctx.path(), "");
                ctx.status(HttpStatus.UNAUTHORIZED)
                        .header("WWW-Authenticate", "Bearer")
                        .result("This needs the token of operations.");
            }
        };
    }
}
