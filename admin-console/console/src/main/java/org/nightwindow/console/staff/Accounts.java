package org.nightwindow.console.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.Sha256;

/// Staff accounts: made with roles and a one-time link, given other roles, dismissed. Everything is audited in the same
/// transaction. Thread-safe.
///
/// Nobody changes her own roles or dismisses herself: so nobody gives herself what she was not given, and the last
/// security officer cannot lock everybody out.
public final class Accounts {
    /// Long enough to reach the colleague whose account it is.
    public static final Duration SET_UP_LIFE = Duration.ofHours(24);

    /// What an account made on the command line is for, unless it says otherwise: all that one could do before
    /// there were roles.
    public static final Set<Role> DESK_AND_MACHINES = Set.of(Role.TECHNICIAN, Role.ACCEPTOR, Role.APPROVER);

    /// The account made at the first start. Whoever starts it holds the keys anyway, so it may do everything until
    /// she has given the work to others.
    private static final String FIRST = "admin";

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}";

    private final Jdbi jdbi;
    private final AccountStore store = new AccountStore();
    private final TryStore tries = new TryStore();
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;
    private final Runnable sessionsChanged;

    /// For the command line, while no console runs.
    public Accounts(Jdbi jdbi, AuditLog audit, Clock clock, SecureRandom random) {
        this(jdbi, audit, clock, random, () -> {});
    }

    /// @param sessionsChanged called after sessions ended or roles changed
    Accounts(Jdbi jdbi, AuditLog audit, Clock clock, SecureRandom random, Runnable sessionsChanged) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
        this.sessionsChanged = sessionsChanged;
    }

    /// One account as the security officer sees it.
    ///
    /// @param sites the places it is for; none: all of the hall
    /// @param linkUntil while a link waits to be used
    public record Account(
            String name,
            Set<Role> roles,
            Set<String> sites,
            boolean hasPassword,
            boolean hasSecondStep,
            Optional<Instant> linkUntil,
            Optional<Instant> dismissed) {
        public Account {
            roles = Set.copyOf(roles);
            sites = Set.copyOf(sites);
        }
    }

    public static boolean isName(String name) {
        return name.matches(NAME);
    }

    List<Account> all() {
        return jdbi.inTransaction(handle ->
                store.all(handle).stream().map(row -> account(handle, row)).toList());
    }

    Optional<Account> find(String name) {
        return jdbi.inTransaction(handle -> find(handle, name));
    }

    Optional<Account> find(Handle handle, String name) {
        return store.find(handle, name).map(row -> account(handle, row));
    }

    private static Account account(Handle handle, AccountStore.Row row) {
        return new Account(
                row.name(),
                AccountStore.roles(handle, row.name()),
                AccountStore.sites(handle, row.name()),
                row.passwordHash() != null,
                row.totpSecret() != null,
                Optional.ofNullable(row.setUpExpiresAt()).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.dismissedAt()).map(Instant::ofEpochMilli));
    }

    /// Makes an account.
    ///
    /// @param name good, [#isName]
    /// @param sites the places it is for; none: all of the hall
    /// @return the secret part of its link; empty when there is such an account
    Optional<String> create(String name, Collection<Role> roles, Collection<String> sites, String who) {
        return jdbi.inTransaction(transaction -> {
            if (store.find(transaction, name).isPresent()) {
                return Optional.empty();
            }
            store.add(transaction, name);
            putRoles(transaction, name, roles, who, "make-account");
            if (!sites.isEmpty()) {
                putSites(transaction, name, sites, who);
            }
            return Optional.of(freshLink(transaction, name, who));
        });
    }

    /// A link's secret part for an account, which is made with `roles` when it is new. An older link of it stops
    /// working; its password, if it has one, works until the new one is set.
    ///
    /// @param who asks for it
    public String newSetUp(String name, Collection<Role> roles, String who) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an account's name is 1 to 40 letters, digits, dots and dashes, was \"" + name + "\"");
        }
        return create(name, roles, List.of(), who)
                .orElseGet(() -> jdbi.inTransaction(transaction -> freshLink(transaction, name, who)));
    }

    private String freshLink(Handle transaction, String name, String who) {
        String secret = Secrets.fresh(random);
        store.putSetUp(transaction, name, Sha256.hex(secret), clock.instant().plus(SET_UP_LIFE));
        audit.record(transaction, who, "make-set-up-link", name, "");
        return secret;
    }

    /// At a start: the secret of a fresh link when nobody can sign in yet.
    public Optional<String> firstSetUp() {
        boolean somebodyCan = jdbi.withHandle(store::anyPassword);
        return somebodyCan
                ? Optional.empty()
                : Optional.of(newSetUp(FIRST, EnumSet.allOf(Role.class), AuditLog.SYSTEM));
    }

    /// The account a link is for; empty when it is wrong, used or older than a day.
    Optional<String> setUpFor(String secret) {
        return jdbi.withHandle(handle -> store.accountOfSetUp(handle, Sha256.hex(secret), clock.instant()));
    }

    /// Sets the password and uses the link up.
    ///
    /// @return name of the account; empty when the link was used meanwhile
    Optional<String> setUp(String secret, String hash) {
        Optional<String> name = jdbi.inTransaction(transaction -> {
            Optional<String> used = store.useSetUp(transaction, Sha256.hex(secret), hash, clock.instant());
            used.ifPresent(account -> {
                tries.forget(transaction, account);
                store.endSessions(transaction, account);
                audit.record(transaction, account, "set-password", account, "");
            });
            return used;
        });
        sessionsChanged.run();
        return name;
    }

    /// How an order of a security officer ended.
    public enum Ordered {
        DONE,
        NO_SUCH_ACCOUNT,
        /// Nobody does this to her own account.
        OWN_ACCOUNT
    }

    Ordered putRoles(String name, Collection<Role> roles, String who) {
        return change(name, who, transaction -> putRoles(transaction, name, roles, who, "put-roles"));
    }

    /// Which places the account is for; open pages show no other from now on.
    ///
    /// @param sites none: all of the hall
    Ordered putSites(String name, Collection<String> sites, String who) {
        return change(name, who, transaction -> putSites(transaction, name, sites, who));
    }

    private void putSites(Handle transaction, String name, Collection<String> sites, String who) {
        store.putSites(transaction, name, sites);
        audit.record(
                transaction,
                who,
                "put-sites",
                name,
                sites.isEmpty() ? "all of the hall" : String.join(" ", new TreeSet<>(sites)));
    }

    /// Ends all sessions, open pages too, and lets nobody in any more. What the account did stays under its name.
    Ordered dismiss(String name, String who) {
        return change(name, who, transaction -> {
            store.putDismissed(transaction, name, clock.instant());
            store.putSetUp(transaction, name, null, null);
            store.endSessions(transaction, name);
            audit.record(transaction, who, "dismiss", name, "");
        });
    }

    /// Lets a dismissed account in again, with the password and the roles it had.
    Ordered takeBack(String name, String who) {
        return change(name, who, transaction -> {
            store.putDismissed(transaction, name, null);
            audit.record(transaction, who, "take-back", name, "");
        });
    }

    /// Takes the second step away, of somebody who lost her phone, and ends her sessions: whoever has the phone may
    /// have one.
    Ordered removeSecondStep(SecondStep second, String name, String who) {
        return change(name, who, transaction -> {
            second.remove(transaction, name, who);
            store.endSessions(transaction, name);
        });
    }

    private Ordered change(String name, String who, Consumer<Handle> order) {
        if (name.equals(who)) {
            return Ordered.OWN_ACCOUNT;
        }
        boolean known = jdbi.inTransaction(transaction -> {
            boolean there = store.find(transaction, name).isPresent();
            if (there) {
                order.accept(transaction);
            }
            return there;
        });
        sessionsChanged.run();
        return known ? Ordered.DONE : Ordered.NO_SUCH_ACCOUNT;
    }

    private void putRoles(Handle transaction, String name, Collection<Role> roles, String who, String what) {
        store.putRoles(transaction, name, roles);
        Set<String> names = new TreeSet<>();
        roles.forEach(role -> names.add(role.name()));
        audit.record(transaction, who, what, name, String.join(" ", names));
    }
}
