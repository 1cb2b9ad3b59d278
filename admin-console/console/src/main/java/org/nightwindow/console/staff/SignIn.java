package org.nightwindow.console.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.staff.Sessions.Proof;

/// Signing in: a password, then the code of the second step where there is one. Wrong ones of either lock the
/// account, each further one twice as long. Neither the answer nor its time tells whether there is such an account.
/// Thread-safe.
public final class SignIn {
    /// Wrong tries in a row that are free.
    public static final int FREE_TRIES = TryStore.FREE;

    /// Long passphrases are welcome; short ones are what lists of stolen passwords are made of.
    public static final int LEAST_CHARS = 10;

    static final int MOST_CHARS = 200;

    private static final String NO_SUCH = "no such account"; // what was typed may be a password

    /// Each hashing takes 19 MiB; this many at a time, the rest wait.
    private final Semaphore hashing = new Semaphore(2, true);

    private final Jdbi jdbi;
    private final AccountStore store = new AccountStore();
    private final TryStore tries = new TryStore();
    private final SecondStep second;
    private final boolean secondDemanded;
    private final AuditLog audit;
    private final Refusals refusals;
    private final Clock clock;
    private final SecureRandom random;
    private final String nobodysHash;

    /// @param secondDemanded whether who has no second step must set one up before anything else
    SignIn(
            Jdbi jdbi,
            SecondStep second,
            boolean secondDemanded,
            AuditLog audit,
            Refusals refusals,
            Clock clock,
            SecureRandom random) {
        this.jdbi = jdbi;
        this.second = second;
        this.secondDemanded = secondDemanded;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
        this.random = random;
        this.nobodysHash = PasswordHash.of(Secrets.fresh(random), random);
    }

    /// How a try to sign in ended.
    public sealed interface Try {
        /// @param proof what is still due
        record Welcome(String name, Proof proof) implements Try {}

        /// @param left tries before the account locks; 0 when the next wrong one locks it longer
        record Wrong(int left) implements Try {}

        record Locked(Instant until) implements Try {}
    }

    static boolean isGoodEnough(String password) {
        return password.length() >= LEAST_CHARS && password.length() <= MOST_CHARS;
    }

    Try password(String name, String password) {
        Instant now = clock.instant();
        TryStore.Tries before = jdbi.inTransaction(transaction -> tries.count(transaction, name, now));
        if (before.isLocked(now)) {
            return new Try.Locked(Instant.ofEpochMilli(before.lockedUntil()));
        }
        Optional<AccountStore.Row> account =
                jdbi.withHandle(handle -> store.find(handle, name)).filter(row -> !row.isDismissed());
        Optional<String> hash = account.flatMap(row -> Optional.ofNullable(row.passwordHash()));
        boolean right = matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
        if (!right) {
            return wrong(before, now, account.isPresent() ? name : NO_SUCH, "wrong-password");
        }
        Proof proof = proof(account.orElseThrow());
        jdbi.useTransaction(transaction -> {
            if (proof == Proof.CODE_DUE) {
                tries.takeBack(transaction, name, before);
            } else {
                tries.forget(transaction, name);
                audit.record(transaction, name, "sign-in", name, "");
            }
        });
        return new Try.Welcome(name, proof);
    }

    /// What a new session of an account begins with.
    Proof proofAfterPassword(String name) {
        return jdbi.withHandle(handle -> store.find(handle, name))
                .map(this::proof)
                .orElse(Proof.CODE_DUE);
    }

    private Proof proof(AccountStore.Row account) {
        return account.totpSecret() != null ? Proof.CODE_DUE : secondDemanded ? Proof.SET_UP_DUE : Proof.WHOLE;
    }

    /// @param typed six digits of the app, or a recovery code
    Try code(String name, String typed) {
        return code(name, typed, "sign-in");
    }

    /// Whoever replaces her second step has the old one: a session left open, or stolen, must not be enough. Tries
    /// count and lock as those of signing in.
    Try oldCode(String name, String typed) {
        return code(name, typed, "prove-second-step");
    }

    private Try code(String name, String typed, String what) {
        Instant now = clock.instant();
        TryStore.Tries before = jdbi.inTransaction(transaction -> tries.count(transaction, name, now));
        if (before.isLocked(now)) {
            return new Try.Locked(Instant.ofEpochMilli(before.lockedUntil()));
        }
        boolean right = jdbi.inTransaction(transaction -> {
            Optional<String> how = second.use(transaction, name, typed);
            how.ifPresent(kind -> {
                tries.forget(transaction, name);
                audit.record(transaction, name, what, name, kind);
            });
            return how.isPresent();
        });
        return right ? new Try.Welcome(name, Proof.WHOLE) : wrong(before, now, name, "wrong-code");
    }

    private Try wrong(TryStore.Tries before, Instant now, String account, String what) {
        if (before.left() > 0) {
            refusals.stranger(what, account, before.left() + " tries left");
            return new Try.Wrong(before.left());
        }
        Instant until = before.lock(now);
        refusals.stranger("lock-account", account, what + ", until " + until);
        return new Try.Locked(until);
    }

    String hash(String password) {
        hashing.acquireUninterruptibly();
        try {
            return PasswordHash.of(password, random);
        } finally {
            hashing.release();
        }
    }

    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return PasswordHash.matches(password, hash);
        } finally {
            hashing.release();
        }
    }
}
