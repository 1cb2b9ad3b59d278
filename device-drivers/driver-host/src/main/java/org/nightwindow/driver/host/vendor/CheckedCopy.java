package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.nightwindow.driver.host.vendor.FolderCheck.RefusedException;

/// Copies a file and computes its SHA-256 from the very bytes it writes.
final class CheckedCopy {
    /// A driver with its native libraries has some megabytes; nobody fills the kiosk's disk with one.
    private static final long SIZE_MAX = 256L << 20;

    private CheckedCopy() {}

    /// Makes an empty folder that only the kiosk's user may enter.
    static void begin(Path copy) throws IOException {
        delete(copy);
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static void delete(Path copy) throws IOException {
        if (!Files.exists(copy)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(copy)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(copy);
    }

    /// @throws RefusedException when the file is missing, or has another sum
    static void of(Path file, Path copy, String sha256) throws IOException, RefusedException {
        String found = of(file, copy);
        if (!found.equals(sha256)) {
            throw new RefusedException(file + " was altered: its SHA-256 is not the one in " + Manifest.FILE
                    + "; copy the folder again as the vendor delivered it");
        }
    }

    /// @return the SHA-256 of what was copied
    static String of(Path file, Path copy) throws IOException, RefusedException {
        Path to = copy.resolve(file.getFileName());
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(to), sha256())) {
            pour(in, out, file);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("r--------"));
            return Manifest.hex(out.getMessageDigest().digest());
        } catch (NoSuchFileException e) {
            throw new RefusedException(file + " is missing; copy the whole folder again as the vendor delivered it");
        }
    }

    private static void pour(InputStream in, OutputStream out, Path file) throws IOException, RefusedException {
        byte[] buffer = new byte[64 << 10];
        long all = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            all += count;
            if (all > SIZE_MAX) {
                throw new RefusedException(file + " is larger than " + (SIZE_MAX >> 20) + " MB");
            }
            out.write(buffer, 0, count);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
