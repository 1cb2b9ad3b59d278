package org.nightwindow.console.commands;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.hall.profile.ProfileRules;

/// Settings of kiosks that are changed from here. A profile is written once, under the hash of its content, and
/// never changed; a command carries only the name, under its seal, and the kiosk fetches the rest. Thread-safe.
///
/// | crash after | the database has | the kiosk |
/// |---|---|---|
/// | the profile was written, before the commit | nothing | nothing |
/// | profile and command were committed | both | fetches it when the command has come |
/// | the profile left | both | does the command once, whatever else comes |
public final class Profiles {
    /// How a wish to change settings ended.
    public sealed interface Asked {
        /// @param command its id
        record Done(String command) implements Asked {}

        /// @param problems all of them
        record Wrong(List<ProfileRules.Problem> problems) implements Asked {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }

        /// Another change of this kiosk has not ended yet.
        record UnderWay() implements Asked {}
    }

    /// @param madeBy who first asked for it anywhere
    public record Known(Profile profile, String madeBy, long madeAt) {}

    private record Row(String content, String madeBy, long madeAt) {}

    private final Jdbi jdbi;
    private final Commands commands;
    private final Clock clock;

    Profiles(Jdbi jdbi, Commands commands, Clock clock) {
        this.jdbi = jdbi;
        this.commands = commands;
        this.clock = clock;
    }

    /// Has a kiosk run under exactly these settings over its own file.
    ///
    /// @param who staff account that answers for it
    public Asked ask(String kioskId, Profile profile, String who) {
        List<ProfileRules.Problem> problems = ProfileRules.check(profile);
        if (!problems.isEmpty()) {
            return new Asked.Wrong(problems);
        }
        return jdbi.inTransaction(transaction -> {
            if (commands.isUnderWay(transaction, kioskId, Command.PROFILE, profile.name())) {
                return new Asked.UnderWay();
            }
            keep(transaction, profile, who);
            return new Asked.Done(commands.ask(transaction, kioskId, Command.PROFILE, profile.name(), who));
        });
    }

    private void keep(Handle transaction, Profile profile, String who) {
        if (!profile.equals(Profile.NONE) && row(transaction, profile.name()).isEmpty()) {
            transaction.execute(
                    "insert into profile (name, content, made_by, made_at) values (?, ?, ?, ?)",
                    profile.name(),
                    new String(profile.bytes(), StandardCharsets.UTF_8),
                    who,
                    clock.millis());
        }
    }

    /// For the kiosk that a command asks to run under it, as long as the command has not ended.
    public Optional<Profile> forKiosk(String kioskId, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from command where kiosk_id = :kiosk and kind = :kind and argument = :name
                        and outcome is null""")
                        .bind("kiosk", kioskId)
                        .bind("kind", Command.PROFILE)
                        .bind("name", name)
                        .mapTo(String.class)
                        .findFirst()
                        .isPresent()
                ? row(handle, name).flatMap(Profiles::profile)
                : Optional.empty());
    }

    /// Whether a profile is there and no command ever asked this kiosk to run under it.
    public boolean isOfAnother(String kioskId, String name) {
        return find(name).isPresent()
                && jdbi.withHandle(handle -> handle.createQuery("""
                        select id from command where kiosk_id = :kiosk and kind = :kind and argument = :name""")
                        .bind("kiosk", kioskId)
                        .bind("kind", Command.PROFILE)
                        .bind("name", name)
                        .mapTo(String.class)
                        .findFirst()
                        .isEmpty());
    }

    /// One by its name.
    public Optional<Known> find(String name) {
        return jdbi.withHandle(handle -> row(handle, name))
                .flatMap(row -> profile(row).map(profile -> new Known(profile, row.madeBy(), row.madeAt())));
    }

    private static Optional<Profile> profile(Row row) {
        return Profile.read(row.content().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Row> row(Handle handle, String name) {
        return handle.createQuery("select content, made_by, made_at from profile where name = :name")
                .bind("name", name)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }
}
