package org.nightwindow.hall;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The whole project on the disk, for tests that compare its documents with its programs.
final class Project {
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "the tests run inside the project");
    }

    /// The text of every Java file of all modules.
    ///
    /// @param kind `/src/main/java/` or `/src/test/java/`
    static List<String> sources(String kind) throws IOException {
        List<String> sources = new ArrayList<>();
        Files.walkFileTree(root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.equals("target") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().contains(kind) && file.toString().endsWith(".java")) {
                    sources.add(Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private Project() {}
}
