package org.nightwindow.console.staff;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;

/// Everything about who may open the staff pages. Thread-safe.
public final class Staff {
    private final Accounts accounts;
    private final SignIn signIn;
    private final SecondStep second;
    private final StaffGate gate;
    private final Places places;

    /// @param secondDemanded whether everybody must have a second step
    /// @param places where things stand; asked when somebody comes who is for some sites only
    public Staff(
            Jdbi jdbi,
            KeyFolder keys,
            boolean secondDemanded,
            AuditLog audit,
            Refusals refusals,
            Places places,
            Live live,
            Clock clock,
            SecureRandom random) {
        SecretBox box = new SecretBox(keys.secret("second-step.secret"), random);
        this.second = new SecondStep(jdbi, box, audit, clock, random);
        this.accounts = new Accounts(jdbi, audit, clock, random, live::askAgain);
        this.signIn = new SignIn(jdbi, second, secondDemanded, audit, refusals, clock, random);
        this.gate = new StaffGate(new Sessions(jdbi, clock, random), refusals, places, random);
        this.places = places;
    }

    public StaffGate gate() {
        return gate;
    }

    public Accounts accounts() {
        return accounts;
    }

    /// Who is there with one of these roles and may see this kiosk, by name.
    public List<String> people(String kioskId, Set<Role> roles) {
        return accounts.all().stream()
                .filter(account -> reaches(account, kioskId, roles))
                .map(Accounts.Account::name)
                .toList();
    }

    /// Whether an account is one of those.
    public boolean reaches(Handle handle, String account, String kioskId, Set<Role> roles) {
        return accounts.find(handle, account)
                .filter(found -> reaches(found, kioskId, roles))
                .isPresent();
    }

    private boolean reaches(Accounts.Account account, String kioskId, Set<Role> roles) {
        return account.dismissed().isEmpty()
                && roles.stream().anyMatch(account.roles()::contains)
                && (account.sites().isEmpty() || places.isIn(kioskId, account.sites()));
    }

    /// The gate before everything on the staff listener; behind it signing in and the accounts.
    public void staff(RoutesConfig routes, Pages pages, Function<Context, Frame> frames) {
        new StaffRoutes(accounts, signIn, second, gate, pages, frames).staff(routes);
        new AccountRoutes(accounts, second, places, pages, frames).staff(routes);
    }
}
