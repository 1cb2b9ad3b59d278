package org.nightwindow.kiosk.hall;

import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.nightwindow.hall.Enrolment.HallName;

/// Who the kiosk is to its console, since its enrolment.
///
/// @param kioskId such as `990101-K03`
/// @param name of the place, for the screen
/// @param console where the console's kiosk listener is: `https://host:port`
/// @param key of the client certificate
/// @param certificate the client certificate
/// @param ca the only authority the kiosk trusts
public record Identity(
        String kioskId, HallName name, URI console, PrivateKey key, X509Certificate certificate, X509Certificate ca) {
    @Override
    public String toString() {
        return "Identity[" + kioskId + " at " + console + "]";
    }
}
