package org.nightwindow.kiosk.hall;

import java.net.Socket;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts one authority and nothing else. Chain, use and host name are checked by the platform's own validator.
///
/// Dates are checked too, by the kiosk's time when it is known. When it is not (a dead clock battery: 1970), a
/// certificate is taken at the moment it became valid; otherwise such a kiosk could never reach the console that
/// tells it the time. The authority is the console's own and pinned, so this opens the door to nobody else.
final class ConsoleTrust extends X509ExtendedTrustManager {
    private final Anchor anchor;
    private final Supplier<Optional<Instant>> now;

    /// Which authority to trust, given what the other side shows.
    @FunctionalInterface
    interface Anchor {
        X509Certificate in(X509Certificate[] chain) throws CertificateException;
    }

    /// @param now the time, if it is known
    ConsoleTrust(Anchor anchor, Supplier<Optional<Instant>> now) {
        this.anchor = anchor;
        this.now = now;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        validator(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        validator(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("without a connection the host name cannot be checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("a kiosk is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a kiosk is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a kiosk is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private X509ExtendedTrustManager validator(X509Certificate[] chain) throws CertificateException {
        X509Certificate ca = anchor.in(chain);
        try {
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(Set.of(new TrustAnchor(ca, null)), new X509CertSelector());
            parameters.setRevocationEnabled(false); // the console revokes kiosks; kiosks do not revoke the console
            parameters.setDate(
                    Date.from(now.get().orElseGet(() -> chain[0].getNotBefore().toInstant())));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            for (TrustManager made : List.of(factory.getTrustManagers())) {
                if (made instanceof X509ExtendedTrustManager validator) {
                    return validator;
                }
            }
            throw new IllegalStateException("every Java platform has a PKIX validator");
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new CertificateException(e);
        }
    }
}
