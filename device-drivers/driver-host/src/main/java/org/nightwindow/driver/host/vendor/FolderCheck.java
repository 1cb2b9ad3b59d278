package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether a vendor's folder is what its publisher signed. What is checked is not the folder but a copy of it, made
/// while it is read: whoever changes the folder in between changes nothing that is loaded.
///
/// | in the folder | what becomes of it |
/// |---|---|
/// | `manifest.json`, `manifest.sig` | read once; the signature is over those very bytes |
/// | a file the manifest names | copied; refused when missing or when its SHA-256 is another |
/// | a jar it does not name | refused |
/// | anything else | not copied, so the driver never sees it |
public final class FolderCheck {
    private FolderCheck() {}

    /// What a look at a folder decided.
    public sealed interface Verdict {
        /// @param copy holds the files, for the driver's process
        /// @param signer name of the publisher who signed it; empty for one that is only taken because unsigned
        ///     drivers are allowed here
        /// @param remark why it would be refused if they were not; empty when it is signed
        record Good(Path copy, Manifest manifest, Optional<String> signer, String remark) implements Verdict {}

        /// @param why one line for the technician: names the file and says what to do
        record Refused(String why) implements Verdict {}
    }

    /// A line for the technician ends the check.
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String why) {
            super(why, null, false, false);
        }
    }

    /// @param folder `drivers/<vendor>`
    /// @param copy gets the files that were checked; what is there is deleted first
    public static Verdict check(Path folder, Path copy, Trust trust) {
        try {
            return take(folder, copy, trust);
        } catch (RefusedException refused) {
            discard(copy);
            return new Verdict.Refused(String.valueOf(refused.getMessage()));
        } catch (IOException e) {
            discard(copy);
            return new Verdict.Refused(folder + " cannot be read or copied to " + copy + ": " + e);
        }
    }

    private static Verdict take(Path folder, Path copy, Trust trust) throws IOException, RefusedException {
        CheckedCopy.begin(copy);
        Optional<byte[]> written = small(folder.resolve(Manifest.FILE), Manifest.SIZE_MAX);
        if (written.isEmpty()) {
            String why = folder.resolve(Manifest.FILE)
                    + " is missing; copy the whole folder again as the vendor delivered it";
            if (!trust.allowUnsigned()) {
                throw new RefusedException(why);
            }
            return unlisted(folder, copy, trust, why);
        }
        Manifest manifest = switch (Manifest.read(written.get())) {
            case Manifest.Read.Sound(Manifest sound) -> sound;
            case Manifest.Read.Malformed(String why) ->
                throw new RefusedException(folder.resolve(Manifest.FILE) + " " + why + "; ask the vendor");
        };
        Signer signer = signer(folder, written.get(), trust);
        if (signer.name().isEmpty() && !trust.allowUnsigned()) {
            throw new RefusedException(signer.remark());
        }
        for (String jar : jars(folder)) {
            if (!manifest.files().containsKey(jar)) {
                throw new RefusedException(folder.resolve(jar)
                        + " is not in the manifest; remove it, or ask the vendor for a folder that names it");
            }
        }
        for (Map.Entry<String, String> file : new TreeMap<>(manifest.files()).entrySet()) {
            CheckedCopy.of(folder.resolve(file.getKey()), copy, file.getValue());
        }
        ReportCheck.check(folder, manifest, trust);
        return new Verdict.Good(copy, manifest, signer.name(), signer.remark());
    }

    /// A folder without a manifest, where that is allowed: all its jars.
    private static Verdict unlisted(Path folder, Path copy, Trust trust, String remark)
            throws IOException, RefusedException {
        Map<String, String> files = new TreeMap<>();
        for (String jar : jars(folder)) {
            files.put(jar, CheckedCopy.of(folder.resolve(jar), copy));
        }
        if (files.isEmpty()) {
            throw new RefusedException("there is no jar in " + folder);
        }
        Manifest manifest = new Manifest(String.valueOf(folder.getFileName()), "?", files, Optional.empty());
        ReportCheck.check(folder, manifest, trust);
        return new Verdict.Good(copy, manifest, Optional.empty(), remark);
    }

    /// @param name of the publisher; empty when nobody we know signed it
    /// @param remark why not
    private record Signer(Optional<String> name, String remark) {}

    private static Signer signer(Path folder, byte[] manifest, Trust trust) throws IOException, RefusedException {
        Path file = folder.resolve(ManifestSignature.FILE);
        Optional<byte[]> written = small(file, ManifestSignature.SIZE_MAX);
        if (written.isEmpty()) {
            return nobody(file + " is missing: the driver is not signed; ask the vendor for a signed folder");
        }
        Optional<ManifestSignature> signature = ManifestSignature.read(written.get());
        if (signature.isEmpty()) {
            return nobody(file + " is no signature; copy the folder again as the vendor delivered it");
        }
        if (!signature.get().fits(manifest)) {
            return nobody(folder.resolve(Manifest.FILE)
                    + " was changed after it was signed; copy the folder again as the vendor delivered it");
        }
        return signature
                .get()
                .by(trust.publishers())
                .map(publisher -> new Signer(Optional.of(publisher.name()), ""))
                .orElseGet(() -> nobody(file + " is by a key this kiosk does not trust, "
                        + Publisher.fingerprint(signature.get().key())
                        + "; when the vendor confirms these digits, add his key to drivers.publishers"));
    }

    private static Signer nobody(String remark) {
        return new Signer(Optional.empty(), remark);
    }

    private static Set<String> jars(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            jars.forEach(jar -> names.add(jar.getFileName().toString()));
        }
        return names;
    }

    /// @return empty when there is no such file
    static Optional<byte[]> small(Path file, int most) throws IOException, RefusedException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedException(file + " is longer than " + most + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void discard(Path copy) {
        try {
            CheckedCopy.delete(copy);
        } catch (IOException unimportant) {
            // Nothing loads it, and the next look begins by deleting it.
        }
    }
}
