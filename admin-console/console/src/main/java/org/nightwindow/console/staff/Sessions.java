package org.nightwindow.console.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.Sha256;

/// Who is signed in. A session is a random text in a cookie; the database holds its hash, so several consoles share
/// it and a stolen database opens nothing. Thread-safe.
public final class Sessions {
    /// Without a page asked for or a key touched.
    public static final Duration IDLE = Duration.ofMinutes(30);

    /// One shift.
    public static final Duration LONGEST = Duration.ofHours(12);

    /// Use is written down this often, not at each request.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /// @param csrf what forms of this session must carry
    public record Session(String name, String csrf) {}

    private record Row(String name, String csrf, long beganAt, long seenAt) {}

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;

    public Sessions(Jdbi jdbi, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
    }

    /// @return the text for the cookie
    String begin(String name) {
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
                            insert into staff_session (token_sha256, name, csrf, began_at, seen_at)
                            values (:token, :name, :csrf, :now, :now)""")
                    .bind("token", Sha256.hex(token))
                    .bind("name", name)
                    .bind("csrf", Secrets.fresh(random))
                    .bind("now", now)
                    .execute();
        });
        return token;
    }

    /// The session of a cookie; empty when there is none or it has ended.
    ///
    /// @param use whether somebody does something; an open live page alone is no use
    Optional<Session> find(String token, boolean use) {
        String hash = Sha256.hex(token);
        Instant now = clock.instant();
        Optional<Row> row = jdbi.withHandle(handle -> handle.createQuery(
                                "select name, csrf, began_at, seen_at from staff_session where token_sha256 = :token")
                        .bind("token", hash)
                        .map(ConstructorMapper.of(Row.class))
                        .findOne())
                .filter(found -> found.seenAt() > now.minus(IDLE).toEpochMilli()
                        && found.beganAt() > now.minus(LONGEST).toEpochMilli());
        row.filter(found -> use && found.seenAt() < now.minus(NOTED_EVERY).toEpochMilli())
                .ifPresent(found -> jdbi.useHandle(handle -> handle.createUpdate(
                                "update staff_session set seen_at = :now where token_sha256 = :token")
                        .bind("now", now.toEpochMilli())
                        .bind("token", hash)
                        .execute()));
        return row.map(found -> new Session(found.name(), found.csrf()));
    }

    void end(String token) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from staff_session where token_sha256 = :token")
                .bind("token", Sha256.hex(token))
                .execute());
    }
}
