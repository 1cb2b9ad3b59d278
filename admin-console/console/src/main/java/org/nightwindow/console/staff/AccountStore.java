package org.nightwindow.console.staff;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.web.Role;

/// Accounts in the database; always in the caller's transaction.
final class AccountStore {
    /// @param setUpExpiresAt of a link nobody has used yet
    record Row(
            String name,
            @Nullable String passwordHash,
            @Nullable Long setUpExpiresAt,
            @Nullable Long dismissedAt,
            @Nullable String totpSecret) {
        boolean isDismissed() {
            return dismissedAt != null;
        }
    }

    private static final String SELECT =
            "select name, password_hash, setup_expires_at as set_up_expires_at, dismissed_at, totp_secret"
                    + " from staff_account ";

    Optional<Row> find(Handle handle, String name) {
        return handle.createQuery(SELECT + "where name = :name")
                .bind("name", name)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    List<Row> all(Handle handle) {
        return handle.createQuery(SELECT + "order by name")
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    static Set<Role> roles(Handle handle, String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        handle
                .createQuery("select role from staff_role where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .stream()
                .map(Role::of)
                .flatMap(Optional::stream) // a role of a newer console opens nothing here
                .forEach(roles::add);
        return roles;
    }

    /// The places an account is for; none: all of the hall.
    static Set<String> sites(Handle handle, String name) {
        return handle.createQuery("select site from staff_site where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .collectIntoSet();
    }

    void putSites(Handle transaction, String name, Collection<String> sites) {
        transaction.execute("delete from staff_site where name = ?", name);
        sites.forEach(site -> transaction.execute("insert into staff_site (name, site) values (?, ?)", name, site));
    }

    void add(Handle transaction, String name) {
        transaction
                .createUpdate("insert into staff_account (name) values (:name)")
                .bind("name", name)
                .execute();
    }

    void putRoles(Handle transaction, String name, Collection<Role> roles) {
        transaction
                .createUpdate("delete from staff_role where name = :name")
                .bind("name", name)
                .execute();
        for (Role role : roles) {
            transaction
                    .createUpdate("insert into staff_role (name, role) values (:name, :role)")
                    .bind("name", name)
                    .bind("role", role.name())
                    .execute();
        }
    }

    void putDismissed(Handle transaction, String name, @Nullable Instant at) {
        transaction
                .createUpdate("update staff_account set dismissed_at = :at where name = :name")
                .bind("at", at == null ? null : at.toEpochMilli())
                .bind("name", name)
                .execute();
    }

    boolean anyPassword(Handle handle) {
        return handle.createQuery("select count(*) from staff_account where password_hash is not null")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    void putSetUp(Handle transaction, String name, @Nullable String secretSha256, @Nullable Instant expiresAt) {
        transaction
                .createUpdate("""
                        update staff_account set setup_sha256 = :secret, setup_expires_at = :expires
                        where name = :name""")
                .bind("name", name)
                .bind("secret", secretSha256)
                .bind("expires", expiresAt == null ? null : expiresAt.toEpochMilli())
                .execute();
    }

    Optional<String> accountOfSetUp(Handle handle, String secretSha256, Instant now) {
        return handle.createQuery("""
                        select name from staff_account
                        where setup_sha256 = :secret and setup_expires_at > :now and dismissed_at is null""")
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
}
