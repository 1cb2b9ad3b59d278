package org.nightwindow.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nightwindow.console.ConsoleConfig.Door;
import org.nightwindow.console.enrolment.CertificateAuthority;
import org.nightwindow.console.web.Listener;

/// From a configured [Door] to what a [Listener] needs.
final class Doors {
    /// Address and name of a door for pages; it is reached by the address it is bound to.
    static Listener.Address address(String name, Door door, long maxRequestBytes) {
        return new Listener.Address(name, door.bind(), door.port(), reachedAs(door), maxRequestBytes);
    }

    /// Kiosks reach their door by a name that stands in its certificate.
    static Listener.Address kioskAddress(ConsoleConfig config, long maxRequestBytes) {
        Door door = config.kiosk();
        return new Listener.Address(
                "kiosk", door.bind(), door.port(), config.kioskNames().getFirst(), maxRequestBytes);
    }

    /// Always our own certificate: the fingerprint of its authority is on every enrolment ticket.
    static Listener.Tls kioskTls(ConsoleConfig config, CertificateAuthority authority) {
        return new Listener.Tls(authority.certifyListener(config.kioskNames()), Optional.of(authority.certificate()));
    }

    /// Plain on a loopback address unless the door has its own certificate; beyond loopback always TLS.
    static Optional<Listener.Tls> tls(Door door, CertificateAuthority authority) {
        if (door.keystore().isPresent()) {
            return Optional.of(new Listener.Tls(own(door.keystore().get(), door.keystorePassword()), Optional.empty()));
        }
        return door.isLoopback()
                ? Optional.empty()
                : Optional.of(new Listener.Tls(authority.certifyListener(List.of(reachedAs(door))), Optional.empty()));
    }

    private static String reachedAs(Door door) {
        return door.isAny() ? "localhost" : door.bind();
    }

    private static KeyStore.PrivateKeyEntry own(Path keystore, Optional<Path> passwordFile) {
        try (InputStream in = Files.newInputStream(keystore)) {
            char[] password = passwordFile.isPresent()
                    ? Files.readAllLines(passwordFile.get()).getFirst().toCharArray()
                    : new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getEntry(alias, new KeyStore.PasswordProtection(password))
                        instanceof KeyStore.PrivateKeyEntry entry) {
                    return entry;
                }
            }
            throw new IllegalStateException("the keystore " + keystore + " holds no private key");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keystore " + keystore, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keystore " + keystore + " cannot be used", e);
        }
    }

    private Doors() {}
}
