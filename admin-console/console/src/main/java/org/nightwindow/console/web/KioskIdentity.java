package org.nightwindow.console.web;

import io.javalin.http.Context;
import java.util.Optional;

/// Which kiosk a request on the kiosk listener comes from. It is who its certificate says; set by the gate before any
/// route runs, so a route of the kiosk listener may always ask.
public final class KioskIdentity {
    private static final String ATTRIBUTE = "kiosk-id";
    private static final String FOREIGN = "of-another-kiosk";

    /// The same, empty on a listener or a route without the gate.
    public static Optional<String> find(Context ctx) {
        return Optional.ofNullable(ctx.<String>attribute(ATTRIBUTE));
    }

    /// @throws IllegalStateException on a route that no gate guards
    public static String of(Context ctx) {
        String id = ctx.attribute(ATTRIBUTE);
        if (id == null) {
            throw new IllegalStateException(ctx.path() + " is not behind the gate of the kiosk listener");
        }
        return id;
    }

    /// For the gate only.
    public static void set(Context ctx, String kioskId) {
        ctx.attribute(ATTRIBUTE, kioskId);
    }

    /// Says that the request was refused because what it names is another kiosk's; the gate audits it.
    ///
    /// @param about what it named: `act 0198…`
    public static void refuseForeign(Context ctx, String about) {
        ctx.attribute(FOREIGN, about);
    }

    /// What [#refuseForeign] said of this request.
    public static Optional<String> foreign(Context ctx) {
        return Optional.ofNullable(ctx.<String>attribute(FOREIGN));
    }

    private KioskIdentity() {}
}
