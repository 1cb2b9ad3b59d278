package org.nightwindow.console.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/// A folder of keys and passwords that only the console's own account can read (folder 0700, files 0600). What is
/// missing is made once and never replaced. Used at start by one thread.
public final class KeyFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> OWNER_ONLY_FILE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// 256 bits.
    private static final int SECRET_BYTES = 32;

    /// The one entry of each keystore.
    private static final String ALIAS = "key";

    private final Path folder;
    private final SecureRandom random;

    public KeyFolder(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(folder, OWNER_ONLY_FOLDER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of keys " + folder, e);
        }
    }

    /// The password in file `name`: 64 hex digits, made at the first call.
    public String secret(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[SECRET_BYTES];
                random.nextBytes(bytes);
                write(file, out -> out.write(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII)));
            }
            demandOwnerOnly(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password file " + file, e);
        }
    }

    /// The key and certificate chain in the PKCS#12 keystore `name.p12`, whose password is in `name.password`; made
    /// by `first` at the first call.
    public KeyStore.PrivateKeyEntry keyPair(String name, Supplier<KeyStore.PrivateKeyEntry> first) {
        Path file = folder.resolve(name + ".p12");
        char[] password = secret(name + ".password").toCharArray();
        KeyStore.PasswordProtection protection = new KeyStore.PasswordProtection(password);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (!Files.exists(file)) {
                store.load(null, null);
                store.setEntry(ALIAS, first.get(), protection);
                write(file, out -> store.store(out, password));
            }
            demandOwnerOnly(file);
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password);
            }
            if (store.getEntry(ALIAS, protection) instanceof KeyStore.PrivateKeyEntry entry) {
                return entry;
            }
            throw new IllegalStateException("the keystore " + file + " has no entry named " + ALIAS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keystore " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keystore " + file + " cannot be used", e);
        }
    }

    /// Written whole or not at all: a half-written key would lock the console out for ever.
    private void write(Path file, Content content) throws IOException {
        Path part = Files.createTempFile(folder, "new", ".part", OWNER_ONLY_FILE);
        try (OutputStream out =
                Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void demandOwnerOnly(Path file) throws IOException {
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            throw new IllegalStateException(
                    "others can read the key file " + file + "; run: chmod 600 " + file.toAbsolutePath());
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException, GeneralSecurityException;
    }
}
