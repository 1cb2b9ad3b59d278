package org.nightwindow.console.staff;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.Sha256;

/// Wrong tries by the name that was typed, whether or not there is such an account; always in the caller's
/// transaction. A try is counted, and locks, before it is looked at, and is taken back when it was right: so many
/// tries at once tell no more than one after the other may.
final class TryStore {
    /// Wrong tries in a row that are free.
    static final int FREE = 5;

    /// The first lock; each further wrong try doubles it.
    static final Duration FIRST_LOCK = Duration.ofMinutes(2);

    private static final Duration LONGEST_LOCK = Duration.ofHours(24);

    /// @param failures wrong tries in a row before this one
    /// @param lockedUntil epoch milliseconds
    record Tries(long failures, long lockedUntil) {
        boolean isLocked(Instant now) {
            long left = lockedUntil - now.toEpochMilli();
            return left > 0 && left <= lock(failures).toMillis(); // longer it is only when our clock was set back
        }

        /// How many tries are left when this one is wrong too.
        int left() {
            return (int) Math.max(0, FREE - failures - 1);
        }

        /// Until when this one locks, if it is wrong.
        Instant lock(Instant now) {
            return now.plus(lock(failures + 1));
        }

        private static Duration lock(long wrong) {
            Duration lock = FIRST_LOCK.multipliedBy(1L << Math.clamp(wrong - FREE, 0, 10));
            return lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK;
        }
    }

    /// Counts a try and tells what was there before. While locked nothing is counted.
    Tries count(Handle transaction, String name, Instant now) {
        String key = key(name);
        int known = transaction
                .createUpdate("update sign_in_try set last_at = :now where name_sha256 = :key")
                .bind("now", now.toEpochMilli())
                .bind("key", key)
                .execute();
        if (known == 0) {
            transaction
                    .createUpdate("""
                            insert into sign_in_try (name_sha256, failures, locked_until, last_at)
                            values (:key, 0, 0, :now)""")
                    .bind("now", now.toEpochMilli())
                    .bind("key", key)
                    .execute();
        }
        Tries before = transaction
                .createQuery("select failures, locked_until from sign_in_try where name_sha256 = :key")
                .bind("key", key)
                .map(ConstructorMapper.of(Tries.class))
                .one();
        if (!before.isLocked(now)) {
            put(
                    transaction,
                    key,
                    new Tries(
                            before.failures() + 1,
                            before.left() == 0 ? before.lock(now).toEpochMilli() : before.lockedUntil()),
                    before.failures());
        }
        return before;
    }

    /// The counted try was right, but something is still due: it is taken back, unless another one was counted since.
    /// What that one did, a lock too, stays; and so does this one, rather than open a door.
    void takeBack(Handle transaction, String name, Tries before) {
        put(transaction, key(name), before, before.failures() + 1);
    }

    void forget(Handle transaction, String name) {
        transaction
                .createUpdate("delete from sign_in_try where name_sha256 = :key")
                .bind("key", key(name))
                .execute();
    }

    /// @param failures what must be there still
    private static void put(Handle transaction, String key, Tries tries, long failures) {
        transaction
                .createUpdate("update sign_in_try set failures = :failures, locked_until = :until"
                        + " where name_sha256 = :key and failures = :expected")
                .bind("expected", failures)
                .bind("failures", tries.failures())
                .bind("until", tries.lockedUntil())
                .bind("key", key)
                .execute();
    }

    /// What was typed as a name is kept as a hash: it may be a password in the wrong field.
    private static String key(String name) {
        return Sha256.hex(name);
    }
}
