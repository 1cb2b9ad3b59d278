package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.staff.Sessions.Session;
import org.nightwindow.console.web.Frame.Viewer;

/// Stands before every route of the staff listener: who is not signed in gets no further than the sign-in page, and
/// what changes something must carry the token that our own page gave out.
public final class StaffGate {
    private static final String SESSION_COOKIE = "nw-session";

    /// Ties a form to the browser it was given to, before anybody is signed in.
    private static final String FORM_COOKIE = "nw-form";

    private static final String CSRF_FIELD = "csrf";
    private static final String CSRF_HEADER = "X-CSRF";
    private static final String ATTRIBUTE = "staff-session";
    private static final Set<HandlerType> HARMLESS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Sessions sessions;
    private final SecureRandom random;

    public StaffGate(Sessions sessions, SecureRandom random) {
        this.sessions = sessions;
        this.random = random;
    }

    public void on(RoutesConfig routes) {
        routes.beforeMatched(ctx -> {
            Optional<Session> session = session(ctx, !ctx.path().startsWith("/live/"));
            session.ifPresent(found -> ctx.attribute(ATTRIBUTE, found));
            if (!ctx.routeRoles().contains(StaffRole.ANYBODY)
                    && (session.isEmpty() || !ctx.routeRoles().contains(StaffRole.SIGNED_IN))) {
                refuse(ctx);
            } else if (!HARMLESS.contains(ctx.method()) && !isOurForm(ctx, session)) {
                ctx.status(HttpStatus.FORBIDDEN).result("This form was not given out by this page. Load it again.");
                ctx.skipRemainingHandlers();
            }
        });
    }

    /// Who is signed in, on any route.
    public static Optional<Viewer> viewer(Context ctx) {
        @Nullable Session session = ctx.attribute(ATTRIBUTE);
        return Optional.ofNullable(session).map(found -> new Viewer(found.name(), found.csrf()));
    }

    /// The name of who is signed in, on a route for [StaffRole#SIGNED_IN].
    public static String who(Context ctx) {
        return viewer(ctx)
                .map(Viewer::name)
                .orElseThrow(() -> new IllegalStateException(ctx.path() + " is open to anybody"));
    }

    /// Whether the session of this request is still good, to be asked also when the request is long gone.
    public BooleanSupplier stillSignedIn(Context ctx) {
        @Nullable String token = ctx.cookie(SESSION_COOKIE);
        return () -> token != null && sessions.find(token, false).isPresent();
    }

    /// The token a form needs on a page that is open to anybody; given to this browser if it has none.
    String formToken(Context ctx) {
        Optional<Viewer> viewer = viewer(ctx);
        if (viewer.isPresent()) {
            return viewer.get().csrf();
        }
        @Nullable String token = ctx.cookie(FORM_COOKIE);
        if (token == null || token.isBlank()) {
            token = Secrets.fresh(random);
            ctx.cookie(cookie(ctx, FORM_COOKIE, token));
        }
        return token;
    }

    void begin(Context ctx, String name) {
        ctx.cookie(cookie(ctx, SESSION_COOKIE, sessions.begin(name)));
    }

    void end(Context ctx) {
        @Nullable String token = ctx.cookie(SESSION_COOKIE);
        if (token != null) {
            sessions.end(token);
        }
        ctx.removeCookie(SESSION_COOKIE);
    }

    private Optional<Session> session(Context ctx, boolean use) {
        return Optional.ofNullable(ctx.cookie(SESSION_COOKIE)).flatMap(token -> sessions.find(token, use));
    }

    private static void refuse(Context ctx) {
        if (HARMLESS.contains(ctx.method()) && !ctx.path().startsWith("/live/") && ctx.header("HX-Request") == null) {
            ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
        } else {
            ctx.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", "/sign-in");
        }
        ctx.skipRemainingHandlers();
    }

    private static boolean isOurForm(Context ctx, Optional<Session> session) {
        String site = Optional.ofNullable(ctx.header("Sec-Fetch-Site")).orElse("same-origin");
        @Nullable String expected = session.map(Session::csrf).orElse(ctx.cookie(FORM_COOKIE));
        @Nullable String header = ctx.header(CSRF_HEADER);
        @Nullable String given = header != null ? header : ctx.formParam(CSRF_FIELD);
        return site.equals("same-origin")
                && expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /// Gone when the browser closes; the session behind it ends by itself.
    private static Cookie cookie(Context ctx, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(ctx.req().isSecure());
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }
}
