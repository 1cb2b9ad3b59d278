package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nightwindow.console.staff.Accounts.Account;
import org.nightwindow.console.staff.Accounts.Ordered;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;

/// The accounts of the staff, for the security officer.
public final class AccountRoutes {
    /// What stands in the form for a new account.
    ///
    /// @param problem what is wrong with it; empty when nothing is
    public record Form(String name, Set<Role> roles, Sites sites, String problem) {
        public Form {
            roles = Set.copyOf(roles);
        }

        static final Form EMPTY = new Form("", Set.of(), new Sites(false, Set.of()), "");
    }

    /// Which places were chosen. "All" is a choice of its own, so that nobody gives everything by unticking the last.
    public record Sites(boolean some, Set<String> chosen) {
        public Sites {
            chosen = Set.copyOf(chosen);
        }

        /// As they stand in the database, where none is all.
        static Sites of(Set<String> stored) {
            return new Sites(!stored.isEmpty(), stored);
        }

        Set<String> toStore() {
            return some ? chosen : Set.of();
        }

        boolean isMissing() {
            return some && chosen.isEmpty();
        }
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
    private final Places places;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    AccountRoutes(Accounts accounts, SecondStep second, Places places, Pages pages, Function<Context, Frame> frames) {
        this.accounts = accounts;
        this.second = second;
        this.places = places;
        this.pages = pages;
        this.frames = frames;
    }

    void staff(RoutesConfig routes) {
        routes.get("/staff", ctx -> showAll(ctx, Form.EMPTY, Optional.empty()), Role.SECURITY, Within.HALL);
        routes.post("/staff", this::create, Role.SECURITY, Within.HALL, Speaks.form("name", "role", "reach", "site"));
        routes.get("/staff/{name}", ctx -> showOne(ctx, ""), Role.SECURITY, Within.HALL);
        routes.post("/staff/{name}/link", this::freshLink, Role.SECURITY, Within.HALL);
        routes.post(
                "/staff/{name}/roles",
                ctx -> order(ctx, accounts.putRoles(ctx.pathParam("name"), roles(ctx), StaffGate.who(ctx))),
                Role.SECURITY,
                Within.HALL,
                Speaks.form("role"));
        routes.post("/staff/{name}/sites", this::putSites, Role.SECURITY, Within.HALL, Speaks.form("reach", "site"));
        routes.post(
                "/staff/{name}/dismiss",
                ctx -> order(ctx, accounts.dismiss(ctx.pathParam("name"), StaffGate.who(ctx))),
                Role.SECURITY,
                Within.HALL);
        routes.post(
                "/staff/{name}/take-back",
                ctx -> order(ctx, accounts.takeBack(ctx.pathParam("name"), StaffGate.who(ctx))),
                Role.SECURITY,
                Within.HALL);
        routes.post(
                "/staff/{name}/second-step",
                ctx -> order(ctx, accounts.removeSecondStep(second, ctx.pathParam("name"), StaffGate.who(ctx))),
                Role.SECURITY,
                Within.HALL);
    }

    private void create(Context ctx) {
        Frame frame = frames.apply(ctx);
        String name = StaffRoutes.field(ctx, "name").strip();
        Set<Role> roles = roles(ctx);
        Sites sites = sites(ctx, Set.of());
        if (!Accounts.isName(name)) {
            refuse(
                    ctx,
                    new Form(
                            name,
                            roles,
                            sites,
                            frame.say(
                                    "只用字、字母、数字、点和短横，如 wang.li。",
                                    "Letters, digits, dots and dashes only, such as wang.li.")));
        } else if (roles.isEmpty()) {
            refuse(ctx, new Form(name, roles, sites, frame.say("至少给一个角色。", "Give at least one role.")));
        } else if (sites.isMissing()) {
            refuse(ctx, new Form(name, roles, sites, noSite(frame)));
        } else {
            accounts.create(name, roles, sites.toStore(), StaffGate.who(ctx))
                    .ifPresentOrElse(
                            secret -> showAll(ctx, Form.EMPTY, Optional.of(link(ctx, name, secret))),
                            () -> refuse(
                                    ctx,
                                    new Form(
                                            name,
                                            roles,
                                            sites,
                                            frame.say("这个账号已经有了。", "There is such an account already."))));
        }
    }

    private static String noSite(Frame frame) {
        return frame.say("至少勾一个地点，或者选全部地点。", "Tick at least one place, or choose all places.");
    }

    private void refuse(Context ctx, Form form) {
        showAll(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), form, Optional.empty());
    }

    private void putSites(Context ctx) {
        Sites sites = sites(ctx, account(ctx).sites());
        if (sites.isMissing()) {
            showOne(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), noSite(frames.apply(ctx)));
        } else {
            order(ctx, accounts.putSites(ctx.pathParam("name"), sites.toStore(), StaffGate.who(ctx)));
        }
    }

    /// @param had places that may stay though the file tells of them no more
    private Sites sites(Context ctx, Set<String> had) {
        Set<String> known = new HashSet<>(had);
        places.all().forEach(place -> known.add(place.id()));
        Set<String> chosen = new HashSet<>(ctx.formParams("site"));
        chosen.retainAll(known);
        return new Sites("SOME".equals(ctx.formParam("reach")), chosen);
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
                Map.of(
                        "frame",
                        frames.apply(ctx),
                        "accounts",
                        accounts.all(),
                        "places",
                        places.all(),
                        "form",
                        form,
                        "link",
                        link));
    }

    private void showOne(Context ctx, String note) {
        Account account = account(ctx);
        pages.show(
                ctx,
                "staff/account",
                Map.of(
                        "frame", frames.apply(ctx),
                        "account", account,
                        "places", places.all(),
                        "sites", Sites.of(account.sites()),
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
