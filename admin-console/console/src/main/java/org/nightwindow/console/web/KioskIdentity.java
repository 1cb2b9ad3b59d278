package org.nightwindow.console.web;

import io.javalin.http.Context;

/// Which kiosk a request on the kiosk listener comes from. It is who its certificate says; set by the gate before any
/// route runs, so a route of the kiosk listener may always ask.
public final class KioskIdentity {
    private static final String ATTRIBUTE = "kiosk-id";

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

    private KioskIdentity() {}
}
