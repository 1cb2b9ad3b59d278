package org.nightwindow.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How routes that speak JSON read, answer and refuse.
public final class JsonRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(JsonRoutes.class);

    /// For whom the console is busy; a kiosk waits at least as long by itself, with jitter.
    private static final Duration SOON = Duration.ofSeconds(5);

    /// A body that is not what the route reads is the sender's fault and answered 400. A database that lends no
    /// connection, or loses one, is busy or away, answered 503; anything else unexpected is ours, answered
    /// 500: after both, the sender tries again later.
    public static void errorsOn(RoutesConfig routes) {
        routes.exception(UnreadableBody.class, (e, ctx) -> {
            LOG.warn("{} sent a body that cannot be read: {}", ctx.path(), e.getMessage());
            refuse(
                    ctx,
                    HttpStatus.BAD_REQUEST,
                    new Refusal(Refusal.NOT_POSSIBLE, "读不懂这个请求。", "This request cannot be read."));
        });
        routes.exception(ConnectionException.class, (e, ctx) -> {
            LOG.warn("{} {} got no connection to the database: {}", ctx.method(), ctx.path(), e.getMessage());
            busy(ctx);
        });
        routes.exception(Exception.class, (e, ctx) -> {
            if (Database.isPassing(e)) {
                LOG.warn("{} {} cannot be done by the database now: {}", ctx.method(), ctx.path(), e.getMessage());
                busy(ctx);
                return;
            }
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            refuse(
                    ctx,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    new Refusal(Refusal.NOT_POSSIBLE, "后台出了问题，请稍后再试。", "The console had a problem. Try again later."));
        });
    }

    /// The body as a whole `type`: nothing in it is null but what may be.
    ///
    /// @param mayBeAbsent components, at any depth, that are nullable: `Record.component`
    /// @throws UnreadableBody which [#errorsOn] answers
    public static <T> T body(Context ctx, Class<T> type, String... mayBeAbsent) {
        return read(ctx.bodyAsBytes(), type, mayBeAbsent);
    }

    /// The same for JSON that came in something else.
    ///
    /// @throws UnreadableBody when it is not a whole `type`
    public static <T> T read(byte[] json, Class<T> type, String... mayBeAbsent) {
        try {
            T value = Json.MAPPER.readValue(json, type);
            WholeRecord.missingIn(value, "body", Set.of(mayBeAbsent)).ifPresent(name -> {
                throw new UnreadableBody(name + " is missing");
            });
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableBody(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableBody(String.valueOf(e.getMessage()));
        }
    }

    public static void answer(Context ctx, Object value) {
        try {
            ctx.contentType("application/json").result(Json.MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    public static void refuse(Context ctx, HttpStatus status, Refusal refusal) {
        answer(ctx.status(status), refusal);
    }

    /// Answers 503: come again in a moment.
    public static void busy(Context ctx) {
        later(ctx, SOON, new Refusal(Refusal.NOT_POSSIBLE, "后台忙，请稍后再试。", "The console is busy. Try again later."));
    }

    /// Answers 503, and from when it may be tried again.
    public static void later(Context ctx, Duration from, Refusal refusal) {
        refuse(ctx.header("Retry-After", Long.toString(from.toSeconds())), HttpStatus.SERVICE_UNAVAILABLE, refusal);
    }

    /// The message names fields and positions, never values.
    public static final class UnreadableBody extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableBody(String message) {
            super(message);
        }
    }

    private JsonRoutes() {}
}
