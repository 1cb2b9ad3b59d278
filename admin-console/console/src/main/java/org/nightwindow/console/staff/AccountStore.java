package org.nightwindow.console.staff;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.Sha256;

/// Accounts and tries in the database; always in the caller's transaction.
final class AccountStore {
    /// The one role there is for now.
    private static final String TECHNICIAN = "TECHNICIAN";

    /// @param failures wrong tries in a row before this one
    record Tries(long failures, long lockedUntil) {}

    /// Counts a try and tells what was there before. While locked nothing is counted.
    Tries countTry(Handle transaction, String name, Instant now) {
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
        if (before.lockedUntil() <= now.toEpochMilli()) {
            transaction
                    .createUpdate("update sign_in_try set failures = failures + 1 where name_sha256 = :key")
                    .bind("key", key)
                    .execute();
        }
        return before;
    }

    void lock(Handle transaction, String name, Instant until) {
        transaction
                .createUpdate("update sign_in_try set locked_until = :until where name_sha256 = :key")
                .bind("until", until.toEpochMilli())
                .bind("key", key(name))
                .execute();
    }

    void forgetTries(Handle transaction, String name) {
        transaction
                .createUpdate("delete from sign_in_try where name_sha256 = :key")
                .bind("key", key(name))
                .execute();
    }

    Optional<String> passwordHash(Handle handle, String name) {
        return handle.createQuery("""
                        select password_hash from staff_account where name = :name and password_hash is not null""").bind("name", name).mapTo(String.class).findOne();
    }

    boolean anyPassword(Handle handle) {
        return handle.createQuery("select count(*) from staff_account where password_hash is not null")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    void putSetUp(Handle transaction, String name, String secretSha256, Instant expiresAt) {
        int known = transaction
                .createUpdate("""
                        update staff_account set setup_sha256 = :secret, setup_expires_at = :expires
                        where name = :name""")
                .bind("name", name)
                .bind("secret", secretSha256)
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
        if (known == 0) {
            transaction
                    .createUpdate("""
                            insert into staff_account (name, role, setup_sha256, setup_expires_at)
                            values (:name, :role, :secret, :expires)""")
                    .bind("name", name)
                    .bind("role", TECHNICIAN)
                    .bind("secret", secretSha256)
                    .bind("expires", expiresAt.toEpochMilli())
                    .execute();
        }
    }

    Optional<String> accountOfSetUp(Handle handle, String secretSha256, Instant now) {
        return handle.createQuery("""
                        select name from staff_account
                        where setup_sha256 = :secret and setup_expires_at > :now""")
                .bind("secret", secretSha256)
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .findOne();
    }

    Optional<String> useSetUp(Handle transaction, String secretSha256, String hash, Instant now) {
        return accountOfSetUp(transaction, secretSha256, now)
                .filter(name -> transaction
                                .createUpdate("""
                        update staff_account
                        set password_hash = :hash, setup_sha256 = null, setup_expires_at = null
                        where name = :name and setup_sha256 = :secret""")
                                .bind("hash", hash)
                                .bind("name", name)
                                .bind("secret", secretSha256)
                                .execute()
                        == 1);
    }

    void endSessions(Handle transaction, String name) {
        transaction
                .createUpdate("delete from staff_session where name = :name")
                .bind("name", name)
                .execute();
    }

    /// What was typed as a name is kept as a hash: it may be a password in the wrong field.
    private static String key(String name) {
        return Sha256.hex(name);
    }
}
