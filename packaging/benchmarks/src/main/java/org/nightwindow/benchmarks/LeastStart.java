package org.nightwindow.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts [EmptyWindow] as the kiosk is started: by the flags of its image, the same JavaFX, and with an AOT cache that
/// was made for it.
///
/// @param cache its AOT cache
/// @param log what it prints
record LeastStart(Path image, Path jar, Path cache, Map<String, String> environment, Path log) {
    /// Half of it before a touch, half after it.
    private static final Duration TRAINING = Duration.ofSeconds(8);

    /// @throws IOException when no cache was made
    static LeastStart trained(Path image, Path folder, VirtualScreen screen) throws IOException {
        LeastStart start = new LeastStart(
                image,
                jar(folder.resolve("empty.jar")),
                folder.resolve("empty.aot"),
                Map.of("DISPLAY", screen.display(), "GDK_GL", "disable"),
                folder.resolve("empty.log"));
        try (ProcessTree _ = start.with("-XX:AOTCacheOutput=" + start.cache)) {
            LockSupport.parkNanos(TRAINING.dividedBy(2).toNanos());
            screen.touch();
            LockSupport.parkNanos(TRAINING.dividedBy(2).toNanos());
        }
        if (!Files.exists(start.cache)) {
            throw new IOException("no AOT cache was made; see " + start.log);
        }
        return start;
    }

    ProcessTree run() throws IOException {
        return with("-XX:AOTCache=" + cache);
    }

    private ProcessTree with(String flag) throws IOException {
        try (Stream<Path> libraries = Files.list(image.resolve("lib"))) {
            String path = Stream.concat(libraries.filter(each -> each.toString().contains("javafx-")), Stream.of(jar))
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + image.resolve("kiosk.jvm"),
                    flag,
                    "-cp",
                    path,
                    EmptyWindow.class.getName());
            return new ProcessTree(command, environment, log);
        }
    }

    /// An AOT cache holds classes of jars only.
    private static Path jar(Path jar) throws IOException {
        String name = "/" + EmptyWindow.class.getName().replace('.', '/') + ".class";
        try (InputStream window = LeastStart.class.getResourceAsStream(name);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name.substring(1)));
            Objects.requireNonNull(window, name).transferTo(out);
        }
        return jar;
    }
}
