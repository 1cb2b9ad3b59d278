package org.nightwindow.console.audit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.console.web.Listener;

/// Audits who asks a listener for what stands on another one. The answer is 404, as for what stands nowhere, and what
/// stands nowhere is not audited: half of the world looks for that.
public final class WrongListener {
    private final Supplier<List<Listener>> listeners;
    private final Refusals refusals;

    /// @param listeners all that are open
    public WrongListener(Supplier<List<Listener>> listeners, Refusals refusals) {
        this.listeners = listeners;
        this.refusals = refusals;
    }

    /// @param name of this listener, see [Listener.Address]
    public void on(RoutesConfig routes, String name) {
        routes.error(HttpStatus.NOT_FOUND, ctx -> {
            if (ctx.endpoints().lastHttpEndpoint() == null && standsOnAnother(name, ctx.path())) {
                String what = ctx.method() + " " + ctx.path();
                KioskIdentity.find(ctx)
                        .ifPresentOrElse(
                                kiosk -> refusals.known(kiosk, "refused-listener", what, name),
                                () -> refusals.stranger("refused-listener", what, name));
            }
        });
    }

    private boolean standsOnAnother(String name, String path) {
        return listeners.get().stream()
                .filter(listener -> !listener.name().equals(name))
                .flatMap(listener -> listener.routes().stream())
                .anyMatch(route -> matches(route, path));
    }

    private static boolean matches(String route, String path) {
        String[] parts = route.split(" ", 2)[1].split("\\{[^}]+}", -1);
        return path.matches(List.of(parts).stream()
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[^/]+" + b)
                .orElse(""));
    }
}
