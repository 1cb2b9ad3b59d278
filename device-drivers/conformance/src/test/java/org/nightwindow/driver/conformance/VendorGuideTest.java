package org.nightwindow.driver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.DriverProvider;

/// The commands of `docs/vendor-guide.md`, exactly as they stand there, in an empty folder with two jars and the
/// sample.
@Tag("slow")
class VendorGuideTest {
    private static final String OUTPUT = "<!-- output -->";

    @Test
    @Timeout(300)
    void aVendorBuildsExaminesAndSigns_withTheGuideAndNothingElse(@TempDir Path folder) throws Exception {
        pack(Path.of(home(DriverProvider.class)), folder.resolve("driver-api.jar"));
        conformanceJar(folder.resolve("conformance.jar"));
        copy(SampleDriver.folder(), folder.resolve("sample-driver"));
        Guide guide = Guide.read();

        String said = bash(folder, guide.commands());

        assertThat(said).contains("acme.receipt 1.0.0 keeps all 42 clauses.", "good: Acme 1.0.0");
        assertThat(said).contains(guide.output().toArray(String[]::new));
        assertThat(folder.resolve("acme/conformance-report.html")).isNotEmptyFile();
        assertThat(folder.resolve("acme/drivers/acme/manifest.sig")).isNotEmptyFile();
    }

    /// @param commands every line that is indented by four, in order
    /// @param output the lines that are shown as output
    private record Guide(List<String> commands, List<String> output) {
        static Guide read() throws IOException {
            List<String> commands = new ArrayList<>();
            List<String> output = new ArrayList<>();
            boolean shown = false;
            for (String line : Files.readAllLines(SampleDriver.root().resolve("docs/vendor-guide.md"))) {
                if (line.startsWith("    ")) {
                    (shown ? output : commands).add(line.strip());
                } else if (!line.isBlank()) {
                    shown = line.equals(OUTPUT);
                }
            }
            assertThat(commands).hasSizeGreaterThan(10);
            assertThat(output).isNotEmpty();
            return new Guide(commands, output);
        }
    }

    private static String bash(Path folder, List<String> commands) throws IOException, InterruptedException {
        Path log = folder.resolve("said.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", String.join("\n", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        bash.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, jdk) -> jdk + File.pathSeparator + path);
        int exit = bash.start().waitFor();
        String said = Files.readString(log);
        assertThat(exit).as(said).isZero();
        return said;
    }

    /// As the one jar of the build, without unpacking everything: it names what this test sees.
    private static void conformanceJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(each -> Path.of(each).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
    }

    private static String home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jar);
            return;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                to.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, to);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each :
                    all.filter(it -> !from.relativize(it).startsWith("target")).toList()) {
                Path there = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(each, there);
                }
            }
        }
    }
}
