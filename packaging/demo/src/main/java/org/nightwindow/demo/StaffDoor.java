package org.nightwindow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificate of the staff pages in a hall where they are not for one machine only, made with the JDK's keytool as
/// an operator would.
///
/// @param keystore PKCS#12, for the console
/// @param passwordFile its password
/// @param trust for the browsers of the staff: this certificate and no other
record StaffDoor(Path keystore, Path passwordFile, SSLContext trust) {
    private static final String ALIAS = "staff";

    /// @param folder gets the files
    static StaffDoor make(Path folder) throws IOException {
        Path keystore = folder.resolve("staff.p12");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path passwordFile = Files.writeString(folder.resolve("staff.password"), password);
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keystore.toString(),
                            "-storepass:file",
                            passwordFile.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("logs/keytool.log").toFile())
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool made no certificate; see logs/keytool.log");
            }
            return new StaffDoor(keystore, passwordFile, trusting(keystore, password));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK speaks TLS and PKCS#12", e);
        }
    }

    private static SSLContext trusting(Path keystore, String password) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            own.load(in, password.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, own.getCertificate(ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
