package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes `manifest.json` and `manifest.sig` of a folder.
public final class Signing {
    private Signing() {}

    /// Signs every file that lies in the folder; subfolders and hidden files are no part of a driver.
    ///
    /// @param report name of the conformance report in the folder
    /// @throws IOException also when there is no jar or no such report
    public static Manifest sign(Path folder, String vendor, String version, Optional<String> report, PublisherKey key)
            throws IOException, GeneralSecurityException {
        Optional<Manifest.Report> named = Optional.empty();
        if (report.isPresent()) {
            named = Optional.of(new Manifest.Report(report.get(), sum(folder.resolve(report.get()))));
        }
        Map<String, String> files = new TreeMap<>();
        List<String> apart = List.of(Manifest.FILE, ManifestSignature.FILE, report.orElse(""));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (!apart.contains(name) && !name.startsWith(".")) {
                    files.put(name, sum(file));
                }
            }
        }
        Manifest manifest = new Manifest(vendor, version, files, named);
        byte[] written = manifest.write();
        if (Manifest.read(written) instanceof Manifest.Read.Malformed(String why)) {
            throw new IOException("the manifest of " + folder + " " + why);
        }
        Files.write(folder.resolve(Manifest.FILE), written);
        Files.write(
                folder.resolve(ManifestSignature.FILE),
                ManifestSignature.sign(written, key.secret(), key.open()).write());
        return manifest;
    }

    private static String sum(Path file) throws IOException {
        return Manifest.hex(CheckedCopy.sha256().digest(Files.readAllBytes(file)));
    }
}
