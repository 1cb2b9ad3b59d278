package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.staff.Sessions.Proof;
import org.nightwindow.console.staff.Sessions.Session;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Frame.Viewer;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;

/// Stands before every route of the staff listener: who is not signed in gets no further than the sign-in page, who
/// has none of the roles the route names gets nothing from it, what changes something must carry the token that our
/// own page gave out, and who is for some sites only is told of a thing elsewhere that there is none. Every refusal is
/// audited.
public final class StaffGate {
    private static final String SESSION_COOKIE = "nw-session";

    /// Ties a form to the browser it was given to, before anybody is signed in.
    private static final String FORM_COOKIE = "nw-form";

    private static final String CSRF_FIELD = "csrf";
    private static final String CSRF_HEADER = "X-CSRF";
    private static final String ATTRIBUTE = "staff-session";
    private static final String VIEWER = "staff-viewer";

    private static final Set<HandlerType> HARMLESS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Sessions sessions;
    private final Refusals refusals;
    private final Places places;
    private final SecureRandom random;

    StaffGate(Sessions sessions, Refusals refusals, Places places, SecureRandom random) {
        this.sessions = sessions;
        this.refusals = refusals;
        this.places = places;
        this.random = random;
    }

    /// @param notYours what a person reads whose roles do not open a page
    void on(RoutesConfig routes, Handler notYours) {
        routes.beforeMatched(ctx -> {
            Optional<Session> session = session(ctx, !ctx.path().startsWith("/live/"));
            session.ifPresent(found -> {
                ctx.attribute(ATTRIBUTE, found);
                ctx.attribute(VIEWER, viewer(found));
            });
            Set<RouteRole> asked = ctx.routeRoles();
            if (asked.contains(Access.ANYBODY) || (session.isPresent() && opens(session.get(), asked))) {
                if (!HARMLESS.contains(ctx.method()) && !isOurForm(ctx, session)) {
                    audit(ctx, session, "refused-form", "its token is not of this page");
                    ctx.status(HttpStatus.FORBIDDEN).result("This form was not given out by this page. Load it again.");
                    ctx.skipRemainingHandlers();
                } else if (session.isPresent() && !asked.contains(Access.ANYBODY)) {
                    keepWithin(ctx, session.get(), notYours);
                }
            } else if (session.isEmpty()) {
                audit(ctx, session, "refused-session", ctx.cookie(SESSION_COOKIE) == null ? "none" : "ended");
                sendTo(ctx, "/sign-in", HttpStatus.UNAUTHORIZED);
            } else if (session.get().proof() == Proof.WHOLE) {
                audit(
                        ctx,
                        session,
                        "refused-role",
                        "needs " + asked.stream().filter(Role.class::isInstance).toList());
                ctx.status(HttpStatus.FORBIDDEN);
                notYours.handle(ctx);
                ctx.skipRemainingHandlers();
            } else {
                audit(ctx, session, "refused-second-step", session.get().proof().name());
                sendTo(
                        ctx,
                        session.get().proof() == Proof.CODE_DUE ? "/sign-in/code" : "/me/second-step",
                        HttpStatus.FORBIDDEN);
            }
        });
    }

    /// The one place at which sites are looked at before anything is read or done. What pages list beside that is
    /// asked of the viewer, by [org.nightwindow.console.web.Frame#sees].
    private void keepWithin(Context ctx, Session session, Handler notYours) throws Exception {
        if (reaches(session, within(ctx), about(ctx))) {
            return;
        }
        audit(
                ctx,
                Optional.of(session),
                "refused-site",
                "is for " + String.join(" ", new TreeSet<>(session.sites())) + " only");
        if (ctx.routeRoles().contains(Within.HALL)) {
            ctx.status(HttpStatus.FORBIDDEN);
            notYours.handle(ctx);
            ctx.skipRemainingHandlers();
        } else {
            throw new NotFoundResponse(); // as for what does not exist: nobody learns what stands elsewhere
        }
    }

    /// @param within empty when the route does not say
    /// @param about what the request names
    private boolean reaches(Session session, Optional<Within> within, Optional<String> about) {
        return session.sites().isEmpty()
                || within.filter(kind -> switch (kind) {
                            case SEEN, NO_PLACE -> true;
                            case HALL -> false;
                            case KIOSK, KIOSK_OF_FORM, ALERT, SUPPLY, CASE, SPOT_OF_FORM, PLANNED ->
                                about.filter(id -> places.covers(kind, id, session.sites()))
                                        .isPresent();
                        })
                        .isPresent();
    }

    private static Optional<Within> within(Context ctx) {
        return ctx.routeRoles().stream()
                .filter(Within.class::isInstance)
                .map(Within.class::cast)
                .findFirst();
    }

    private static Optional<String> about(Context ctx) {
        return within(ctx).flatMap(within -> switch (within) {
            case KIOSK, ALERT, SUPPLY, PLANNED -> Optional.of(ctx.pathParam("id"));
            case CASE -> Optional.of(ctx.pathParam("number"));
            case KIOSK_OF_FORM -> Optional.ofNullable(ctx.formParam("id"));
            case SPOT_OF_FORM -> Optional.ofNullable(ctx.formParam("where"));
            case SEEN, NO_PLACE, HALL -> Optional.empty();
        });
    }

    private Viewer viewer(Session session) {
        return new Viewer(
                session.name(),
                session.csrf(),
                session.roles(),
                session.sites().isEmpty(),
                kiosk -> places.isIn(kiosk, session.sites()),
                place -> places.covers(Within.SPOT_OF_FORM, "site:" + place, session.sites()));
    }

    private static boolean opens(Session session, Set<RouteRole> asked) {
        return switch (session.proof()) {
            case CODE_DUE -> asked.contains(Access.CODE_DUE);
            case SET_UP_DUE -> asked.contains(Access.SET_UP_DUE);
            case WHOLE ->
                asked.contains(Access.SIGNED_IN) || session.roles().stream().anyMatch(asked::contains);
        };
    }

    /// Who is signed in, on any route.
    public static Optional<Viewer> viewer(Context ctx) {
        @Nullable Viewer viewer = ctx.attribute(VIEWER);
        return session(ctx).filter(found -> found.proof() == Proof.WHOLE).flatMap(_ -> Optional.ofNullable(viewer));
    }

    /// The name of who is signed in, on a route that is not open to anybody.
    public static String who(Context ctx) {
        return session(ctx)
                .map(Session::name)
                .orElseThrow(() -> new IllegalStateException(ctx.path() + " is open to anybody"));
    }

    private static Optional<Session> session(Context ctx) {
        @Nullable Session session = ctx.attribute(ATTRIBUTE);
        return Optional.ofNullable(session);
    }

    /// Whether the session of this request still opens its route, for the same sites, to be asked also when the
    /// request is long gone.
    public BooleanSupplier stillSignedIn(Context ctx) {
        @Nullable String token = ctx.cookie(SESSION_COOKIE);
        Set<RouteRole> asked = Set.copyOf(ctx.routeRoles());
        Optional<Within> within = within(ctx);
        Optional<String> about = about(ctx);
        Set<String> sites = session(ctx).map(Session::sites).orElse(Set.of());
        return () -> token != null
                && sessions.find(token, false)
                        .filter(found ->
                                opens(found, asked) && found.sites().equals(sites) && reaches(found, within, about))
                        .isPresent();
    }

    /// The token a form needs on a page that is open to anybody, or to who is on the way in; given to this browser if
    /// it has none.
    String formToken(Context ctx) {
        Optional<Session> session = session(ctx);
        if (session.isPresent()) {
            return session.get().csrf();
        }
        @Nullable String token = ctx.cookie(FORM_COOKIE);
        if (token == null || token.isBlank()) {
            token = Secrets.fresh(random);
            ctx.cookie(cookie(ctx, FORM_COOKIE, token));
        }
        return token;
    }

    /// Ends the session there was and begins another: a token from before is good for nothing after.
    void begin(Context ctx, String name, Proof proof) {
        end(ctx);
        ctx.cookie(cookie(ctx, SESSION_COOKIE, sessions.begin(name, proof)));
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

    private void audit(Context ctx, Optional<Session> session, String why, String detail) {
        String what = ctx.method() + " " + ctx.path().replaceFirst("^/set-up/.*", "/set-up/…"); // the rest is a secret
        session.ifPresentOrElse(
                found -> refusals.known(found.name(), why, what, detail), () -> refusals.stranger(why, what, detail));
    }

    private static void sendTo(Context ctx, String page, HttpStatus otherwise) {
        if (HARMLESS.contains(ctx.method()) && !ctx.path().startsWith("/live/") && ctx.header("HX-Request") == null) {
            ctx.redirect(page, HttpStatus.SEE_OTHER);
        } else {
            ctx.status(otherwise).header("HX-Redirect", page);
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
