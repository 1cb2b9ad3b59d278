package org.nightwindow.kiosk.hall;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the identity is kept, all files 0600. An identity is written whole into a folder of its own; then one file,
/// replaced at once, points to it: `current` to the one in use, `next` to a renewed one that is not proven yet. A crash
/// at any line leaves a usable identity; for renewals line by line, see [Renewal].
public final class IdentityFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFolder.class);

    private record About(String kioskId, HallName name, URI console) {}

    private final Path folder;
    private final Consumer<String> passed;

    /// @param folder such as `/var/lib/nightwindow/identity`
    public IdentityFolder(Path folder) {
        this(folder, _ -> {});
    }

    /// @param passed told each line of a renewal that was passed: where tests let the machine die
    IdentityFolder(Path folder, Consumer<String> passed) {
        this.folder = folder;
        this.passed = passed;
    }

    /// The identity; empty when the kiosk was never enrolled, or what is kept cannot be read (which is logged): it
    /// must be enrolled again then.
    public Optional<Identity> load() {
        try {
            return Files.exists(current()) ? Optional.of(read(current())) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            LOG.error(
                    "{} the kiosk's identity in {} cannot be read; enrol the kiosk again",
                    LogEvent.IDENTITY_UNREADABLE,
                    folder,
                    e);
            return Optional.empty();
        }
    }

    /// The renewed identity that is not proven yet.
    Optional<Identity> loadNext() {
        try {
            boolean waits = Files.exists(next()) && !Files.readString(next()).equals(Files.readString(current()));
            return waits ? Optional.of(read(next())) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("the renewed certificate in {} cannot be read; another is asked for", folder, e);
            return Optional.empty();
        }
    }

    /// Takes a new identity into use, and forgets all others.
    void store(Identity identity) throws IOException {
        write(identity);
        use(identity);
    }

    /// Keeps a renewed identity beside the one in use.
    void storeNext(Identity identity) throws IOException {
        write(identity);
        passed("its files are written");
        PrivateFile.write(next(), name(identity));
        passed("`next` is written");
    }

    /// Takes an identity into use whose files are written; the keys of all others are deleted: they are of no use to
    /// anybody but a thief.
    void use(Identity identity) throws IOException {
        PrivateFile.write(current(), name(identity));
        passed("`current` is written");
        Files.deleteIfExists(next());
        passed("`next` is deleted");
        forgetAllBut(name(identity));
        passed("the old key is deleted");
    }

    /// Keeps the identity in use and nothing else.
    void dropNext() throws IOException {
        if (!Files.exists(current())) {
            return;
        }
        Files.deleteIfExists(next());
        forgetAllBut(Files.readString(current()).strip());
    }

    void passed(String line) {
        passed.accept(line);
    }

    private Identity read(Path pointer) throws IOException, GeneralSecurityException {
        Path own = folder.resolve(Files.readString(pointer).strip());
        About about = Json.MAPPER.readValue(own.resolve("about.json").toFile(), About.class);
        return new Identity(
                about.kioskId(),
                about.name(),
                about.console(),
                Pem.ecKey(Files.readString(own.resolve("key.pem"))),
                Pem.certificate(Files.readString(own.resolve("certificate.pem"))),
                Pem.certificate(Files.readString(own.resolve("ca.pem"))));
    }

    private void write(Identity identity) throws IOException {
        Path own = folder.resolve(name(identity));
        try {
            PrivateFile.write(
                    own.resolve("key.pem"), Pem.of("PRIVATE KEY", identity.key().getEncoded()));
            passed("the key is written");
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
    }

    private static String name(Identity identity) {
        return "certificate-" + identity.certificate().getSerialNumber().toString(16);
    }

    private Path current() {
        return folder.resolve("current");
    }

    private Path next() {
        return folder.resolve("next");
    }

    private void forgetAllBut(String name) throws IOException {
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
