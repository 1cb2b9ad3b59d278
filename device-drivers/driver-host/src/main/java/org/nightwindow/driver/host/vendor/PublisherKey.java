package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/// Both halves of a publisher's Ed25519 key, as they lie in a file of two lines: PKCS #8 and X.509, each in base64.
///
/// @param secret signs
/// @param open checks; for the kiosk's settings
public record PublisherKey(PrivateKey secret, PublicKey open) {
    private static final String SECRET = "secret: ";
    private static final String OPEN = "public: ";

    public static PublisherKey make() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new PublisherKey(pair.getPrivate(), pair.getPublic());
    }

    /// @throws IOException also when the file is no such key
    public static PublisherKey read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        try {
            if (lines.size() == 2
                    && lines.get(0).startsWith(SECRET)
                    && lines.get(1).startsWith(OPEN)) {
                byte[] secret = Base64.getDecoder().decode(lines.get(0).substring(SECRET.length()));
                byte[] open = Base64.getDecoder().decode(lines.get(1).substring(OPEN.length()));
                return new PublisherKey(
                        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)),
                        Publisher.key(open));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no publisher's key; make one with: key --out " + file, e);
        }
        throw new IOException(file + " is no publisher's key; make one with: key --out " + file);
    }

    /// Into a new file that only its owner may read.
    ///
    /// @throws IOException also when there is such a file: it may be somebody's only key
    public void write(Path file) throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        String text = SECRET + base64.encodeToString(secret.getEncoded()) + "\n" + OPEN + publicBase64() + "\n";
        try (var channel = Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already; a key is never overwritten", e);
        }
    }

    /// As it stands in the kiosk's settings.
    public String publicBase64() {
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }
}
