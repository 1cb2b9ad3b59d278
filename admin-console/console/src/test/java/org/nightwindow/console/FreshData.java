package org.nightwindow.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.documents.Presses;

/// What a first start leaves behind, made once for all tests of this JVM and copied for each: making a database and an
/// RSA key anew takes seconds, and is itself tested by [ConsoleTest] and [MainTest].
public final class FreshData {
    public static final String BOOT_PASSWORD = "0123456789abcdef0123456789abcdef";

    private static final Path DATABASE = make("fresh-database", FreshData::newDatabase);
    private static final Path CONSOLE = make("fresh-console", folder -> {
        copy(DATABASE, folder);
        copy(Presses.KEYS, folder.resolve("keys"));
        Console.start(ConsoleConfig.inFolder(folder)).close();
    });

    /// A console for one machine that was started once before.
    ///
    /// @param folder empty
    public static ConsoleConfig in(Path folder) {
        copy(CONSOLE, folder);
        return ConsoleConfig.inFolder(folder);
    }

    /// Folder of a database at the newest schema with nothing in it; [#BOOT_PASSWORD] opens it.
    ///
    /// @param folder empty
    public static Path databaseIn(Path folder) {
        copy(DATABASE, folder);
        return folder.resolve("database");
    }

    private static void newDatabase(Path folder) {
        try {
            Path keys = Files.createDirectory(folder.resolve("keys"));
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
            Path password = Files.writeString(keys.resolve("database.password"), BOOT_PASSWORD);
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Database.open(folder.resolve("database"), BOOT_PASSWORD).close();
    }

    private static Path make(String name, Consumer<Path> maker) {
        try {
            Path folder = Path.of("target", name);
            delete(folder); // of the run before, perhaps with an older schema
            maker.accept(Files.createDirectories(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Path copy = to.resolve(from.relativize(folder));
                    if (!Files.isDirectory(copy)) {
                        Files.copy(folder, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FreshData() {}
}
