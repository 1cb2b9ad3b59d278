package org.nightwindow.hall.catalogue;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// One published catalogue.
///
/// @param version as published, unique for ever
/// @param vocabulary the newest constraint vocabulary it needs
/// @param region code and name of the district
/// @param departments by id
/// @param tasks the tiles of the home screen, in order
/// @param items by id, in order
/// @param issuers public keys (Ed25519) of the city's app, by key id
/// @param filingCertificate of the console (RSA or EC); declarations are sealed to it. Empty: none can be handed in
public record Catalogue(
        String version,
        int vocabulary,
        Region region,
        Map<String, Department> departments,
        List<Task> tasks,
        Map<String, Item> items,
        Map<String, PublicKey> issuers,
        Optional<X509Certificate> filingCertificate) {

    /// @param code GB/T 2260, six digits; 990101 does not exist and marks samples
    public record Region(String code, Text name) {}

    /// @param id short, lower case
    public record Department(String id, Text name) {}

    /// One tile of the home screen.
    ///
    /// @param icon name in the icon set of the kiosk
    /// @param items what it leads to; empty while nothing of it is offered here yet
    public record Task(String id, String icon, Text title, Text hint, List<String> items) {
        public Task {
            items = List.copyOf(items);
        }
    }

    public Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }
}
