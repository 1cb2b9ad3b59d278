package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nightwindow.console.staff.Accounts.Account;
import org.nightwindow.console.staff.Accounts.Ordered;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;

/// The accounts of the staff, for the security officer.
public final class AccountRoutes {
    /// What stands in the form for a new account.
    ///
    /// @param problem what is wrong with it; empty when nothing is
    public record Form(String name, Set<Role> roles, String problem) {
        public Form {
            roles = Set.copyOf(roles);
        }

        static final Form EMPTY = new Form("", Set.of(), "");
    }

    /// A link that is shown once.
    public record Link(String account, String url) {
        /// What it says is a secret.
        @Override
        public String toString() {
            return "Link[" + account + "]";
        }
    }

    private final Accounts accounts;
    private final SecondStep second;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    AccountRoutes(Accounts accounts, SecondStep second, Pages pages, Function<Context, Frame> frames) {
        this.accounts = accounts;
        this.second = second;
        this.pages = pages;
        this.frames = frames;
    }

    void staff(RoutesConfig routes) {
        routes.get("/staff", ctx -> showAll(ctx, Form.EMPTY, Optional.empty()), Role.SECURITY);
        routes.post("/staff", this::create, Role.SECURITY);
        routes.get("/staff/{name}", ctx -> showOne(ctx, ""), Role.SECURITY);
        routes.post("/staff/{name}/link", this::freshLink, Role.SECURITY);
        routes.post(
                "/staff/{name}/roles",
                ctx -> order(ctx, accounts.putRoles(ctx.pathParam("name"), roles(ctx), StaffGate.who(ctx))),
                Role.SECURITY);
        routes.post(
                "/staff/{name}/dismiss",
                ctx -> order(ctx, accounts.dismiss(ctx.pathParam("name"), StaffGate.who(ctx))),
                Role.SECURITY);
        routes.post(
                "/staff/{name}/take-back",
                ctx -> order(ctx, accounts.takeBack(ctx.pathParam("name"), StaffGate.who(ctx))),
                Role.SECURITY);
        routes.post(
                "/staff/{name}/second-step",
                ctx -> order(ctx, accounts.removeSecondStep(second, ctx.pathParam("name"), StaffGate.who(ctx))),
                Role.SECURITY);
    }

    private void create(Context ctx) {
        Frame frame = frames.apply(ctx);
        String name = StaffRoutes.field(ctx, "name").strip();
        Set<Role> roles = roles(ctx);
        if (!Accounts.isName(name)) {
            refuse(
                    ctx,
                    name,
                    roles,
                    frame.say("只用字、字母、数字、点和短横，如 wang.li。", "Letters, digits, dots and dashes only, such as wang.li."));
        } else if (roles.isEmpty()) {
            refuse(ctx, name, roles, frame.say("至少给一个角色。", "Give at least one role."));
        } else {
            accounts.create(name, roles, StaffGate.who(ctx))
                    .ifPresentOrElse(
                            secret -> showAll(ctx, Form.EMPTY, Optional.of(link(ctx, name, secret))),
                            () -> refuse(
                                    ctx, name, roles, frame.say("这个账号已经有了。", "There is such an account already.")));
        }
    }

    private void refuse(Context ctx, String name, Set<Role> roles, String problem) {
        showAll(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), new Form(name, roles, problem), Optional.empty());
    }

    private void freshLink(Context ctx) {
        String name = account(ctx).name();
        String secret = accounts.newSetUp(name, Set.of(), StaffGate.who(ctx));
        showAll(ctx, Form.EMPTY, Optional.of(link(ctx, name, secret)));
    }

    /// The address by which she who asks reached us, so that her colleague reaches us too.
    private static Link link(Context ctx, String account, String secret) {
        return new Link(account, ctx.scheme() + "://" + ctx.host() + "/set-up/" + secret);
    }

    private void order(Context ctx, Ordered ended) {
        switch (ended) {
            case DONE -> ctx.redirect("/staff", HttpStatus.SEE_OTHER);
            case NO_SUCH_ACCOUNT -> throw new NotFoundResponse();
            case OWN_ACCOUNT ->
                showOne(
                        ctx.status(HttpStatus.FORBIDDEN),
                        frames.apply(ctx)
                                .say(
                                        "自己的账号由另一位安全管理员来改，没有做。",
                                        "Another security officer must do this to your account. Nothing was done."));
        }
    }

    private void showAll(Context ctx, Form form, Optional<Link> link) {
        pages.show(
                ctx,
                "staff/accounts",
                Map.of("frame", frames.apply(ctx), "accounts", accounts.all(), "form", form, "link", link));
    }

    private void showOne(Context ctx, String note) {
        pages.show(
                ctx,
                "staff/account",
                Map.of(
                        "frame", frames.apply(ctx),
                        "account", account(ctx),
                        "own", StaffGate.who(ctx).equals(ctx.pathParam("name")),
                        "note", note));
    }

    private Account account(Context ctx) {
        return accounts.find(ctx.pathParam("name")).orElseThrow(NotFoundResponse::new);
    }

    private static Set<Role> roles(Context ctx) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        ctx.formParams("role").forEach(name -> Role.of(name).ifPresent(roles::add));
        return roles;
    }
}
