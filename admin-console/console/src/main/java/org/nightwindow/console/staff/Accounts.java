package org.nightwindow.console.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.Sha256;

/// Staff accounts: set up by a one-time link, opened by a password, locked after wrong ones. Thread-safe.
///
/// Wrong tries are counted by the name that was typed, whether or not there is such an account, and before the
/// password is looked at, so neither the answer nor its time nor many tries at once tell more than one try may.
public final class Accounts {
    /// Long enough to reach the colleague whose account it is.
    public static final Duration SET_UP_LIFE = Duration.ofHours(24);

    /// Wrong tries in a row that are free.
    public static final int FREE_TRIES = 5;

    /// The first lock; each further wrong try doubles it.
    static final Duration FIRST_LOCK = Duration.ofMinutes(2);

    private static final Duration LONGEST_LOCK = Duration.ofHours(24);

    /// Long passphrases are welcome; short ones are what lists of stolen passwords are made of.
    public static final int LEAST_CHARS = 10;

    static final int MOST_CHARS = 200;

    /// The account made at the first start.
    private static final String FIRST = "admin";

    /// Each hashing takes 19 MiB; this many at a time, the rest wait.
    private final Semaphore hashing = new Semaphore(2, true);

    private final Jdbi jdbi;
    private final AccountStore store = new AccountStore();
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;
    private final String nobodysHash;

    public Accounts(Jdbi jdbi, AuditLog audit, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
        this.nobodysHash = PasswordHash.of(Secrets.fresh(random), random);
    }

    /// How a try to sign in ended.
    public sealed interface Try {
        record Welcome(String name) implements Try {}

        /// @param left tries before the account locks; 0 when the next wrong one locks it longer
        record Wrong(int left) implements Try {}

        record Locked(Instant until) implements Try {}
    }

    Try signIn(String name, String password) {
        Instant now = clock.instant();
        AccountStore.Tries before = jdbi.inTransaction(transaction -> {
            AccountStore.Tries tries = store.countTry(transaction, name, now);
            if (tries.lockedUntil() <= now.toEpochMilli() && tries.failures() + 1 >= FREE_TRIES) {
                store.lock(transaction, name, now.plus(lock(tries.failures() + 1))); // lifted when this one is right
            }
            return tries;
        });
        if (before.lockedUntil() > now.toEpochMilli()) {
            return new Try.Locked(Instant.ofEpochMilli(before.lockedUntil()));
        }
        Optional<String> hash = jdbi.withHandle(handle -> store.passwordHash(handle, name));
        boolean right = matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
        if (right) {
            jdbi.useTransaction(transaction -> {
                store.forgetTries(transaction, name);
                audit.record(transaction, name, "sign-in", name, "");
            });
            return new Try.Welcome(name);
        }
        long wrong = before.failures() + 1;
        if (wrong < FREE_TRIES) {
            return new Try.Wrong((int) (FREE_TRIES - wrong));
        }
        Instant until = now.plus(lock(wrong));
        String account = hash.isPresent() ? name : "no such account"; // what was typed may be a password
        jdbi.useTransaction(
                transaction -> audit.record(transaction, AuditLog.SYSTEM, "lock-account", account, "until " + until));
        return new Try.Locked(until);
    }

    /// A link's secret part for an account, which is made when it is new. An older link of it stops working; its
    /// password, if it has one, works until the new one is set.
    ///
    /// @param who asks for it
    public String newSetUp(String name, String who) {
        if (!name.matches("[\\p{L}\\p{N}._-]{1,40}")) {
            throw new IllegalArgumentException(
                    "an account's name is 1 to 40 letters, digits, dots and dashes, was \"" + name + "\"");
        }
        String secret = Secrets.fresh(random);
        jdbi.useTransaction(transaction -> {
            store.putSetUp(
                    transaction, name, Sha256.hex(secret), clock.instant().plus(SET_UP_LIFE));
            audit.record(transaction, who, "make-set-up-link", name, "");
        });
        return secret;
    }

    /// At a start: the secret of a fresh link when nobody can sign in yet.
    public Optional<String> firstSetUp() {
        boolean somebodyCan = jdbi.withHandle(store::anyPassword);
        return somebodyCan ? Optional.empty() : Optional.of(newSetUp(FIRST, AuditLog.SYSTEM));
    }

    /// The account a link is for; empty when it is wrong, used or older than a day.
    Optional<String> setUpFor(String secret) {
        return jdbi.withHandle(handle -> store.accountOfSetUp(handle, Sha256.hex(secret), clock.instant()));
    }

    /// Sets the password and uses the link up.
    ///
    /// @return name of the account; empty when the link was used meanwhile
    Optional<String> setUp(String secret, String password) {
        String hash = hash(password);
        return jdbi.inTransaction(transaction -> {
            Optional<String> name = store.useSetUp(transaction, Sha256.hex(secret), hash, clock.instant());
            name.ifPresent(account -> {
                store.forgetTries(transaction, account);
                store.endSessions(transaction, account);
                audit.record(transaction, account, "set-password", account, "");
            });
            return name;
        });
    }

    static boolean isGoodEnough(String password) {
        return password.length() >= LEAST_CHARS && password.length() <= MOST_CHARS;
    }

    private static Duration lock(long wrong) {
        long doublings = Math.min(wrong - FREE_TRIES, 10);
        Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
        return lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK;
    }

    private String hash(String password) {
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
