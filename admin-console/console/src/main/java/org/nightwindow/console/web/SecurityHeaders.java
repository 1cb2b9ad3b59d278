package org.nightwindow.console.web;

import io.javalin.config.RoutesConfig;

/// The headers every answer carries: nothing is loaded from elsewhere, no inline script or style runs, no page is
/// framed, nothing personal is cached.
public final class SecurityHeaders {
    /// `data:` pictures are Tabler's own form marks, which its style sheet carries.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    /// One year, as browsers' preload lists ask.
    private static final String STRICT_TRANSPORT = "max-age=31536000";

    public static void on(RoutesConfig routes) {
        routes.before(ctx -> {
            ctx.header("Content-Security-Policy", POLICY);
            ctx.header("X-Content-Type-Options", "nosniff");
            ctx.header("Referrer-Policy", "same-origin");
            ctx.header("Cross-Origin-Opener-Policy", "same-origin");
            ctx.header("Cross-Origin-Resource-Policy", "same-origin");
            ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            ctx.header("Cache-Control", "no-store");
            if (ctx.req().isSecure()) {
                ctx.header("Strict-Transport-Security", STRICT_TRANSPORT);
            }
        });
    }

    private SecurityHeaders() {}
}
