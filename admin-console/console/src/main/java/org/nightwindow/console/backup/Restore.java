package org.nightwindow.console.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.database.Restorations;
import org.nightwindow.console.keys.KeyFolder;

/// Brings a copy back into a new data folder, and notes in its database that this happened: from then on no number is
/// given out that may be on somebody's paper, and each kiosk may go on behind what was lost.
///
/// | crash after | the data folder | what to do |
/// |---|---|---|
/// | any line before the last | does not exist; `….restoring` beside it does | remove that one, restore again |
/// | the move | is the copy, with the restoration noted | start the console |
public final class Restore {
    /// @param data must not exist yet
    /// @return when the copy was made: what happened since is not in it
    /// @throws Unusable when the copy is not whole, or something stands in the way
    public static Instant of(Path copy, Path data, Clock clock) throws IOException {
        Copy from = Copy.read(copy);
        List<String> problems = from.problems();
        if (!problems.isEmpty()) {
            throw new Unusable("the copy " + copy + " is not as it was made; take another one:\n  "
                    + String.join("\n  ", problems));
        }
        if (clock.instant().isBefore(from.madeAt())) {
            throw new Unusable("the clock of this machine says " + clock.instant() + ", but the copy was made at "
                    + from.madeAt() + "; set the clock first, numbers depend on it. Nothing was changed");
        }
        Path restoring = data.resolveSibling(data.getFileName() + ".restoring");
        for (Path taken : List.of(data, restoring)) {
            if (Files.exists(taken)) {
                throw new Unusable(taken + " exists already; move it away first. Nothing was changed");
            }
        }
        Files.createDirectories(restoring);
        Copy.tree(copy.resolve(Copy.DATABASE), restoring.resolve(Copy.DATABASE));
        Copy.tree(copy.resolve(Copy.KEYS), restoring.resolve(Copy.KEYS));
        String password = new KeyFolder(restoring.resolve(Copy.KEYS), new SecureRandom()).secret("database.password");
        try (Database database = Database.open(restoring.resolve(Copy.DATABASE), password)) {
            database.jdbi().useTransaction(all -> {
                Restorations.note(all, from.madeAt(), clock.instant());
                new AuditLog(clock)
                        .record(
                                all,
                                AuditLog.SYSTEM,
                                "restore",
                                copy.getFileName().toString(),
                                "of " + from.madeAt());
            });
        }
        Files.move(restoring, data, StandardCopyOption.ATOMIC_MOVE);
        return from.madeAt();
    }

    private Restore() {}
}
