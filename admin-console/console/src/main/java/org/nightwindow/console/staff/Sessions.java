package org.nightwindow.console.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.Sha256;

/// Who is signed in. A session is a random text in a cookie; the database holds its hash, so several consoles share
/// it and a stolen database opens nothing. Roles and sites are read with it at each request: what was taken away is
/// gone at
/// once. Thread-safe.
public final class Sessions {
    /// Without a page asked for or a key touched.
    public static final Duration IDLE = Duration.ofMinutes(30);

    /// One shift.
    public static final Duration LONGEST = Duration.ofHours(12);

    /// Between password and code nobody needs longer.
    public static final Duration HALFWAY = Duration.ofMinutes(10);

    /// Use is written down this often, not at each request.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /// How far somebody has proven who she is. The names stand in the database.
    public enum Proof {
        /// The password was right; the code of her app is still due.
        CODE_DUE,
        /// The password was right; a second step is demanded here and she has not set hers up yet.
        SET_UP_DUE,
        /// Signed in.
        WHOLE
    }

    /// @param csrf what forms of this session must carry
    /// @param sites the places she is for; none: all of the hall
    public record Session(String name, String csrf, Proof proof, Set<Role> roles, Set<String> sites) {
        public Session {
            roles = Set.copyOf(roles);
            sites = Set.copyOf(sites);
        }
    }

    private record Row(String name, String csrf, long beganAt, long seenAt, String proof) {}

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;

    public Sessions(Jdbi jdbi, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
    }

    /// @return the text for the cookie
    String begin(String name, Proof proof) {
        String token = Secrets.fresh(random);
        long now = clock.millis();
        jdbi.useTransaction(transaction -> {
            transaction
                    .createUpdate("delete from staff_session where seen_at < :idle or began_at < :longest")
                    .bind("idle", now - IDLE.toMillis())
                    .bind("longest", now - LONGEST.toMillis())
                    .execute();
            transaction
                    .createUpdate("""
                            insert into staff_session (token_sha256, name, csrf, began_at, seen_at, proof)
                            values (:token, :name, :csrf, :now, :now, :proof)""")
                    .bind("token", Sha256.hex(token))
                    .bind("name", name)
                    .bind("csrf", Secrets.fresh(random))
                    .bind("now", now)
                    .bind("proof", proof.name())
                    .execute();
        });
        return token;
    }

    /// The session of a cookie; empty when there is none, it has ended, or the account was dismissed.
    ///
    /// @param use whether somebody does something; an open live page alone is no use
    Optional<Session> find(String token, boolean use) {
        String hash = Sha256.hex(token);
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            Optional<Row> row = row(handle, hash, now);
            row.filter(found -> use && found.seenAt() < now.minus(NOTED_EVERY).toEpochMilli())
                    .ifPresent(found -> handle.createUpdate(
                                    "update staff_session set seen_at = :now where token_sha256 = :token")
                            .bind("now", now.toEpochMilli())
                            .bind("token", hash)
                            .execute());
            return row.map(found -> new Session(
                    found.name(),
                    found.csrf(),
                    Proof.valueOf(found.proof()),
                    AccountStore.roles(handle, found.name()),
                    AccountStore.sites(handle, found.name())));
        });
    }

    private static Optional<Row> row(Handle handle, String hash, Instant now) {
        return handle.createQuery("""
                        select s.name, s.csrf, s.began_at, s.seen_at, s.proof from staff_session s
                        join staff_account a on a.name = s.name
                        where s.token_sha256 = :token and a.dismissed_at is null""")
                .bind("token", hash)
                .map(ConstructorMapper.of(Row.class))
                .findOne()
                .filter(found -> found.seenAt() > now.minus(IDLE).toEpochMilli()
                        // else it would last longer by as much as our clock was set back
                        && found.seenAt() < now.plus(NOTED_EVERY).toEpochMilli()
                        && found.beganAt() < now.plus(NOTED_EVERY).toEpochMilli()
                        && found.beganAt() > now.minus(life(found)).toEpochMilli());
    }

    private static Duration life(Row row) {
        return EnumSet.of(Proof.CODE_DUE, Proof.SET_UP_DUE).contains(Proof.valueOf(row.proof())) ? HALFWAY : LONGEST;
    }

    void end(String token) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from staff_session where token_sha256 = :token")
                .bind("token", Sha256.hex(token))
                .execute());
    }
}
