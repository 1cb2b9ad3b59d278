package org.nightwindow.kiosk.hall;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the identity is kept, all files 0600. A new identity is written whole into a folder of its own; then one
/// file, replaced at once, points to it. A crash at any line leaves the old identity or the new one.
public final class IdentityFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFolder.class);

    private record About(String kioskId, HallName name, URI console) {}

    private final Path folder;

    /// @param folder such as `/var/lib/nightwindow/identity`
    public IdentityFolder(Path folder) {
        this.folder = folder;
    }

    /// The identity; empty when the kiosk was never enrolled, or what is kept cannot be read (which is logged): it
    /// must be enrolled again then.
    public Optional<Identity> load() {
        try {
            if (!Files.exists(pointer())) {
                return Optional.empty();
            }
            Path own = folder.resolve(Files.readString(pointer()).strip());
            About about = Json.MAPPER.readValue(own.resolve("about.json").toFile(), About.class);
            return Optional.of(new Identity(
                    about.kioskId(),
                    about.name(),
                    about.console(),
                    Pem.ecKey(Files.readString(own.resolve("key.pem"))),
                    Pem.certificate(Files.readString(own.resolve("certificate.pem"))),
                    Pem.certificate(Files.readString(own.resolve("ca.pem")))));
        } catch (IOException | GeneralSecurityException e) {
            LOG.error(
                    "{} the kiosk's identity in {} cannot be read; enrol the kiosk again",
                    LogEvent.IDENTITY_UNREADABLE,
                    folder,
                    e);
            return Optional.empty();
        }
    }

    void store(Identity identity) throws IOException {
        String name = "certificate-" + identity.certificate().getSerialNumber().toString(16);
        Path own = folder.resolve(name);
        try {
            PrivateFile.write(
                    own.resolve("key.pem"), Pem.of("PRIVATE KEY", identity.key().getEncoded()));
            PrivateFile.write(
                    own.resolve("certificate.pem"),
                    Pem.of("CERTIFICATE", identity.certificate().getEncoded()));
            PrivateFile.write(
                    own.resolve("ca.pem"), Pem.of("CERTIFICATE", identity.ca().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
        About about = new About(identity.kioskId(), identity.name(), identity.console());
        PrivateFile.write(own.resolve("about.json"), Json.MAPPER.writeValueAsBytes(about));
        PrivateFile.forceFolder(folder);
        PrivateFile.write(pointer(), name);
        forgetOthers(name);
    }

    private Path pointer() {
        return folder.resolve("current");
    }

    /// Old keys are of no use to anybody but a thief.
    private void forgetOthers(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path other : all.filter(Files::isDirectory)
                    .filter(path -> !path.endsWith(name))
                    .toList()) {
                try (Stream<Path> files = Files.list(other)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(other);
            }
        }
    }
}
