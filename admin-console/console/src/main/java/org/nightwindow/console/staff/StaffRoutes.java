package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.staff.Sessions.Proof;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.QrPicture;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;

/// Signing in and out, setting up an account and its second step, on the staff listener.
final class StaffRoutes {
    private final Accounts accounts;
    private final SignIn signIn;
    private final SecondStep second;
    private final StaffGate gate;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    StaffRoutes(
            Accounts accounts,
            SignIn signIn,
            SecondStep second,
            StaffGate gate,
            Pages pages,
            Function<Context, Frame> frames) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.second = second;
        this.gate = gate;
        this.pages = pages;
        this.frames = frames;
    }

    void staff(RoutesConfig routes) {
        gate.on(routes, ctx -> pages.show(ctx, "staff/not-yours", Map.of("frame", frames.apply(ctx))));
        routes.get("/sign-in", ctx -> showSignIn(ctx, "", Optional.empty()), Access.ANYBODY);
        routes.post("/sign-in", this::password, Access.ANYBODY, Speaks.form("name", "password"));
        routes.get("/sign-in/code", ctx -> showCode(ctx, Optional.empty()), Access.CODE_DUE, Within.NO_PLACE);
        routes.post("/sign-in/code", this::code, Access.CODE_DUE, Within.NO_PLACE, Speaks.form("code"));
        routes.post("/sign-out", this::signOut, Access.SIGNED_IN, Access.CODE_DUE, Access.SET_UP_DUE, Within.NO_PLACE);
        routes.post("/alive", ctx -> ctx.status(HttpStatus.NO_CONTENT), Access.SIGNED_IN, Within.NO_PLACE);
        routes.get("/set-up/{secret}", ctx -> showSetUp(ctx, false, false), Access.ANYBODY);
        routes.post("/set-up/{secret}", this::setUp, Access.ANYBODY, Speaks.form("password", "again"));
        routes.get("/me", this::showMe, Access.SIGNED_IN, Within.NO_PLACE);
        routes.get(
                "/me/second-step",
                ctx -> showSecondStep(ctx, false, false),
                Access.SIGNED_IN,
                Access.SET_UP_DUE,
                Within.NO_PLACE);
        routes.post(
                "/me/second-step",
                this::confirmSecondStep,
                Access.SIGNED_IN,
                Access.SET_UP_DUE,
                Within.NO_PLACE,
                Speaks.form("code", "old"));
    }

    private void password(Context ctx) {
        String name = field(ctx, "name").strip();
        answer(ctx, signIn.password(name, field(ctx, "password")), last -> showSignIn(ctx, name, last));
    }

    private void code(Context ctx) {
        answer(ctx, signIn.code(StaffGate.who(ctx), field(ctx, "code")), last -> showCode(ctx, last));
    }

    private void answer(Context ctx, SignIn.Try end, Consumer<Optional<SignIn.Try>> again) {
        switch (end) {
            case SignIn.Try.Welcome(String account, Proof proof) -> {
                gate.begin(ctx, account, proof);
                ctx.redirect(next(proof), HttpStatus.SEE_OTHER);
            }
            case SignIn.Try.Wrong wrong -> {
                ctx.status(HttpStatus.FORBIDDEN);
                again.accept(Optional.of(wrong));
            }
            case SignIn.Try.Locked locked -> {
                ctx.status(HttpStatus.TOO_MANY_REQUESTS);
                again.accept(Optional.of(locked));
            }
        }
    }

    private static String next(Proof proof) {
        return switch (proof) {
            case CODE_DUE -> "/sign-in/code";
            case SET_UP_DUE -> "/me/second-step";
            case WHOLE -> "/";
        };
    }

    private void signOut(Context ctx) {
        gate.end(ctx);
        ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    private void setUp(Context ctx) {
        String password = field(ctx, "password");
        boolean same = password.equals(field(ctx, "again"));
        if (!SignIn.isGoodEnough(password) || !same) {
            showSetUp(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), !SignIn.isGoodEnough(password), !same);
            return;
        }
        Optional<String> account = accounts.setUpFor(ctx.pathParam("secret"))
                .flatMap(_ -> accounts.setUp(ctx.pathParam("secret"), signIn.hash(password)));
        if (account.isEmpty()) {
            showSetUp(ctx.status(HttpStatus.GONE), false, false);
            return;
        }
        Proof proof = signIn.proofAfterPassword(account.get());
        gate.begin(ctx, account.get(), proof);
        ctx.redirect(next(proof), HttpStatus.SEE_OTHER);
    }

    private void confirmSecondStep(Context ctx) {
        String name = StaffGate.who(ctx);
        String code = field(ctx, "code");
        if (!second.isOfOffer(name, code)) {
            showSecondStep(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), true, false);
            return;
        }
        if (second.isSetUp(name)) {
            switch (signIn.oldCode(name, field(ctx, "old"))) {
                case SignIn.Try.Welcome _ -> {}
                case SignIn.Try.Wrong _ -> {
                    showSecondStep(ctx.status(HttpStatus.FORBIDDEN), false, true);
                    return;
                }
                case SignIn.Try.Locked _ -> {
                    showSecondStep(ctx.status(HttpStatus.TOO_MANY_REQUESTS), false, true);
                    return;
                }
            }
        }
        Optional<List<String>> codes = second.confirm(name, code);
        if (codes.isEmpty()) {
            showSecondStep(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), true, false);
            return;
        }
        gate.begin(ctx, name, Proof.WHOLE);
        pages.show(ctx, "staff/recovery-codes", Map.of("frame", frames.apply(ctx), "codes", codes.get()));
    }

    private void showSignIn(Context ctx, String name, Optional<SignIn.Try> last) {
        pages.show(
                ctx,
                "staff/sign-in",
                Map.of("frame", frames.apply(ctx), "csrf", gate.formToken(ctx), "name", name, "last", last));
    }

    private void showCode(Context ctx, Optional<SignIn.Try> last) {
        pages.show(
                ctx,
                "staff/code",
                Map.of(
                        "frame", frames.apply(ctx),
                        "csrf", gate.formToken(ctx),
                        "account", StaffGate.who(ctx),
                        "last", last));
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

    private void showSecondStep(Context ctx, boolean wrong, boolean wrongOld) {
        SecondStep.Offer offer = second.offer(StaffGate.who(ctx));
        pages.show(
                ctx,
                "staff/second-step",
                Map.of(
                        "frame", frames.apply(ctx),
                        "csrf", gate.formToken(ctx),
                        "offer", offer,
                        "qr", QrPicture.of(offer.link()),
                        "demanded", StaffGate.viewer(ctx).isEmpty(),
                        "replaces", second.isSetUp(StaffGate.who(ctx)),
                        "wrong", wrong,
                        "wrongOld", wrongOld));
    }

    private void showMe(Context ctx) {
        String name = StaffGate.who(ctx);
        pages.show(
                ctx,
                "staff/me",
                Map.of(
                        "frame", frames.apply(ctx),
                        "account", accounts.find(name).orElseThrow(),
                        "codesLeft", second.codesLeft(name)));
    }

    static String field(Context ctx, String name) {
        @Nullable String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
