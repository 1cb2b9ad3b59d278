package org.nightwindow.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.keys.KeyFolder;

/// Where a console keeps what it knows. This folder whole, of a console that does not run, is a backup.
///
/// @param path may not exist yet
record DataFolder(Path path) {

    /// Makes the folder when there is none.
    KeyFolder keys(SecureRandom random) {
        return new KeyFolder(path.resolve("keys"), random);
    }

    /// Makes the database when there is none.
    ///
    /// @throws Database.DatabaseInUse when another console runs on the same data
    Database openDatabase(KeyFolder keys) {
        return Database.open(path.resolve("database"), keys.secret("database.password"));
    }

    /// For the typefaces in the box, unpacked.
    Path fonts() {
        return path.resolve("fonts");
    }

    /// Whether a console has ever run here.
    boolean exists() {
        return Files.isDirectory(path.resolve("database")) && Files.isDirectory(path.resolve("keys"));
    }
}
