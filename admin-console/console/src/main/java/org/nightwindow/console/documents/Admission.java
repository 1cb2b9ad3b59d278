package org.nightwindow.console.documents;

import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.identity.Credentials;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Item;

/// Whether a kiosk may have something of an item for somebody: is it offered, and is she who she says. Any thread.
final class Admission {
    private final Function<String, Optional<Catalogue>> catalogues;
    private final Map<String, DocumentKind> kinds;
    private final Credentials credentials;

    /// @param catalogues the catalogue of a version, as long as it is accepted
    Admission(Jdbi jdbi, Clock clock, Function<String, Optional<Catalogue>> catalogues, List<DocumentKind> kinds) {
        this.catalogues = catalogues;
        this.kinds = kinds.stream().collect(Collectors.toMap(DocumentKind::template, kind -> kind));
        this.credentials = new Credentials(jdbi, clock);
    }

    sealed interface Answer {
        record Admitted(Item item, DocumentKind kind) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /// @param visit the credential belongs to from now on
    Answer of(String kioskId, String catalogueVersion, String itemId, String visit, Applicant applicant) {
        Optional<Catalogue> catalogue = catalogues.apply(catalogueVersion);
        if (catalogue.isEmpty()) {
            return new Answer.Refused(Refusals.CATALOGUE);
        }
        Optional<Item> item = catalogue.get().item(itemId);
        Optional<DocumentKind> kind = item.flatMap(Item::template)
                .map(kinds::get)
                .filter(found -> item.get().mode() == Item.Mode.PRINT);
        if (kind.isEmpty()) {
            return new Answer.Refused(Refusals.NOT_OFFERED);
        }
        return identity(kioskId, visit, applicant, item.get(), catalogue.get().issuers())
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Admitted(item.get(), kind.get()));
    }

    private Optional<Refusal> identity(
            String kioskId, String visit, Applicant applicant, Item item, Map<String, PublicKey> issuers) {
        if (!applicant.level().equals(item.level().name())) {
            return Optional.of(Refusals.CREDENTIAL_BAD);
        }
        return switch (item.level()) {
            case L1 -> Optional.empty();
            case L2 ->
                switch (credentials.check(kioskId, visit, applicant, issuers)) {
                    case GOOD -> Optional.empty();
                    case BAD -> Optional.of(Refusals.CREDENTIAL_BAD);
                    case USED -> Optional.of(Refusals.CREDENTIAL_USED);
                };
            case L3 -> Optional.of(Refusals.NOT_OFFERED); // no person matcher reports to the console yet
        };
    }
}
