package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;

/// Signing in and out, and setting up an account, on the staff listener.
public final class StaffRoutes {
    private final Accounts accounts;
    private final StaffGate gate;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    public StaffRoutes(Accounts accounts, StaffGate gate, Pages pages, Function<Context, Frame> frames) {
        this.accounts = accounts;
        this.gate = gate;
        this.pages = pages;
        this.frames = frames;
    }

    public void staff(RoutesConfig routes) {
        routes.get("/sign-in", ctx -> showSignIn(ctx, "", Optional.empty()), StaffRole.ANYBODY);
        routes.post("/sign-in", this::signIn, StaffRole.ANYBODY);
        routes.post(
                "/sign-out",
                ctx -> {
                    gate.end(ctx);
                    ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
                },
                StaffRole.SIGNED_IN);
        routes.post("/alive", ctx -> ctx.status(HttpStatus.NO_CONTENT), StaffRole.SIGNED_IN);
        routes.get("/set-up/{secret}", ctx -> showSetUp(ctx, false, false), StaffRole.ANYBODY);
        routes.post("/set-up/{secret}", this::setUp, StaffRole.ANYBODY);
    }

    private void signIn(Context ctx) {
        String name = field(ctx, "name").strip();
        switch (accounts.signIn(name, field(ctx, "password"))) {
            case Accounts.Try.Welcome(String account) -> {
                gate.end(ctx);
                gate.begin(ctx, account);
                ctx.redirect("/", HttpStatus.SEE_OTHER);
            }
            case Accounts.Try.Wrong wrong -> showSignIn(ctx.status(HttpStatus.FORBIDDEN), name, Optional.of(wrong));
            case Accounts.Try.Locked locked ->
                showSignIn(ctx.status(HttpStatus.TOO_MANY_REQUESTS), name, Optional.of(locked));
        }
    }

    private void setUp(Context ctx) {
        String password = field(ctx, "password");
        boolean same = password.equals(field(ctx, "again"));
        if (!Accounts.isGoodEnough(password) || !same) {
            showSetUp(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), !Accounts.isGoodEnough(password), !same);
            return;
        }
        Optional<String> account = accounts.setUp(ctx.pathParam("secret"), password);
        if (account.isEmpty()) {
            showSetUp(ctx.status(HttpStatus.GONE), false, false);
            return;
        }
        gate.end(ctx);
        gate.begin(ctx, account.get());
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void showSignIn(Context ctx, String name, Optional<Accounts.Try> last) {
        pages.show(
                ctx,
                "staff/sign-in",
                Map.of("frame", frames.apply(ctx), "csrf", gate.formToken(ctx), "name", name, "last", last));
    }

    private void showSetUp(Context ctx, boolean tooShort, boolean different) {
        pages.show(
                ctx,
                "staff/set-up",
                Map.of(
                        "frame", frames.apply(ctx),
                        "csrf", gate.formToken(ctx),
                        "account", accounts.setUpFor(ctx.pathParam("secret")),
                        "tooShort", tooShort,
                        "different", different));
    }

    private static String field(Context ctx, String name) {
        @Nullable String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
