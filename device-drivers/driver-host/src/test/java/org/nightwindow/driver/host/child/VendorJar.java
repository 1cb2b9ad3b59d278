package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.nightwindow.driver.DriverProvider;

/// Makes what a vendor ships: compiled against the driver API alone, packed as a jar.
public final class VendorJar {
    private VendorJar() {}

    /// @param folder gets the jar
    /// @param source a resource under `vendor/`, without `.java`
    /// @param providers simple names of its providers
    public static void make(Path folder, String source, List<String> providers) throws IOException {
        try (InputStream text = VendorJar.class.getResourceAsStream("/vendor/" + source + ".java")) {
            make(folder, source, new String(text.readAllBytes(), StandardCharsets.UTF_8), providers);
        }
    }

    /// @param name of the source file, without `.java`
    /// @param text what is in it, in the package `vendor`
    public static void make(Path folder, String name, String text, List<String> providers) throws IOException {
        Path work = Files.createTempDirectory("vendor");
        Path java = Files.writeString(work.resolve(name + ".java"), text);
        Path classes = Files.createDirectory(work.resolve("classes"));
        Path api = Path.of(DriverProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        api.toString(),
                        "-d",
                        classes.toString(),
                        java.toString()))
                .isZero();
        Files.createDirectories(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".jar"));
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, jar);
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + DriverProvider.class.getName()));
            for (String provider : providers) {
                jar.write(("vendor." + provider + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
