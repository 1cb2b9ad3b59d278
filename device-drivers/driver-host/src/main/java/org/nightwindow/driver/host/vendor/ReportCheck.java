package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.driver.host.vendor.FolderCheck.RefusedException;

/// Whether the conformance report a manifest names is the one that lies there, passed, and is about these very jars:
///
/// ```json
/// {"passed": true, "jars": {"acme-driver.jar": "<SHA-256>"}, …}
/// ```
final class ReportCheck {
    /// Some hundred clauses, each with what was seen.
    private static final int SIZE_MAX = 8 << 20;

    private ReportCheck() {}

    /// @throws RefusedException when the report is not what the manifest says; or when this kiosk demands one that
    ///     passed, and it did not
    static void check(Path folder, Manifest manifest, Trust trust) throws IOException, RefusedException {
        if (manifest.report().isEmpty()) {
            if (trust.demandReport()) {
                throw new RefusedException(folder.resolve(Manifest.FILE)
                        + " names no conformance report, which this kiosk demands (drivers.report); ask the vendor");
            }
            return;
        }
        Manifest.Report named = manifest.report().get();
        Path file = folder.resolve(named.file());
        Optional<byte[]> written = FolderCheck.small(file, SIZE_MAX);
        if (written.isEmpty()) {
            throw new RefusedException(file + " is missing; copy the whole folder again as the vendor delivered it");
        }
        if (!Manifest.hex(CheckedCopy.sha256().digest(written.get())).equals(named.sha256())) {
            throw new RefusedException(file + " was altered: its SHA-256 is not the one in " + Manifest.FILE
                    + "; copy the folder again as the vendor delivered it");
        }
        if (trust.demandReport()) {
            demand(file, written.get(), manifest);
        }
    }

    private static void demand(Path file, byte[] written, Manifest manifest) throws RefusedException {
        Map<?, ?> report;
        try {
            report = Json.read(written) instanceof Map<?, ?> object ? object : Map.of();
        } catch (Json.MalformedException e) {
            throw new RefusedException(file + " " + e.getMessage() + "; ask the vendor");
        }
        if (!Boolean.TRUE.equals(report.get("passed"))) {
            throw new RefusedException(file + " does not say that the driver passed, which this kiosk demands"
                    + " (drivers.report); ask the vendor");
        }
        Map<?, ?> tested = report.get("jars") instanceof Map<?, ?> jars ? jars : Map.of();
        for (Map.Entry<String, String> each : manifest.files().entrySet()) {
            if (Manifest.isJar(each.getKey()) && !each.getValue().equals(tested.get(each.getKey()))) {
                throw new RefusedException(file + " is not about this " + each.getKey()
                        + "; ask the vendor for the report of this version");
            }
        }
    }
}
