package org.nightwindow.console.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightwindow.console.catalogue.Catalogues;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.JsonRoutes.UnreadableBody;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.catalogue.FieldProblem;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens what a kiosk handed over and judges it as of the day it was signed: size, key, time, catalogue, item,
/// form. Keeps nothing. Any thread.
final class FilingCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FilingCheck.class);

    /// Clocks set by NTP agree to a second; a kiosk follows the console's time.
    static final Duration FUTURE = Duration.ofMinutes(2);

    /// The longest outage after which a declaration still counts: a week, as the slip says.
    static final Duration LATEST = Duration.ofDays(7);

    /// The signature is the largest part: 4,000 points of 25 bytes.
    private static final int ENVELOPE_BYTES = 262_144;

    private static final int VISIT_CHARS = 80;
    private static final int NAME_CHARS = 100;

    private final Clock clock;
    private final FilingKey key;
    private final Function<String, Optional<Catalogues.Earlier>> catalogues;
    private final PersonHash persons;

    /// @param catalogues what was published under a version
    FilingCheck(
            Clock clock, FilingKey key, Function<String, Optional<Catalogues.Earlier>> catalogues, PersonHash persons) {
        this.clock = clock;
        this.key = key;
        this.catalogues = catalogues;
        this.persons = persons;
    }

    /// What was found in an envelope.
    sealed interface Found {
        /// @param fields as they are kept
        /// @param applicant see [PersonHash]
        /// @param beneficiary who it is for, likewise
        record Good(
                Declaration declaration,
                Map<String, String> fields,
                Catalogue catalogue,
                Item item,
                Declaring declaring,
                String applicant,
                String beneficiary)
                implements Found {}

        record Bad(Refusal refusal) implements Found {}
    }

    /// Everything that can be said without the database of cases.
    Found of(FilingRequest request) {
        if (request.envelope().length > ENVELOPE_BYTES) {
            return new Found.Bad(FilingRefusals.TOO_LARGE);
        }
        Optional<byte[]> content = Envelope.open(request.envelope(), key.key());
        if (content.isEmpty()) {
            return new Found.Bad(FilingRefusals.ENVELOPE);
        }
        try {
            Declaration declaration = JsonRoutes.read(content.get(), Declaration.class);
            return declaration.key().equals(request.key())
                            && declaration.visit().length() <= VISIT_CHARS
                            && declaration.applicant().name().length() <= NAME_CHARS
                            && !declaration.applicant().name().isBlank()
                    ? look(declaration)
                    : new Found.Bad(FilingRefusals.ENVELOPE);
        } catch (UnreadableBody e) {
            LOG.warn("{} holds what cannot be read: {}", request, e.getMessage());
            return new Found.Bad(FilingRefusals.ENVELOPE);
        }
    }

    private Found look(Declaration declaration) {
        Instant now = clock.instant();
        Instant signed = declaration.signedAt();
        if (signed.isAfter(now.plus(FUTURE))) {
            return new Found.Bad(FilingRefusals.FROM_THE_FUTURE);
        }
        if (signed.isBefore(now.minus(LATEST))) {
            return new Found.Bad(FilingRefusals.TOO_OLD);
        }
        Optional<Catalogue> catalogue = catalogues
                .apply(declaration.catalogueVersion())
                .filter(published -> published
                        .supersededAt()
                        .map(then -> then.isAfter(signed.minus(LATEST)))
                        .orElse(true))
                .map(Catalogues.Earlier::catalogue);
        if (catalogue.isEmpty()) {
            return new Found.Bad(FilingRefusals.CATALOGUE);
        }
        Optional<Item> item = catalogue.get().item(declaration.item());
        Optional<Declaring> declaring = item.flatMap(Item::declaring);
        if (declaring.isEmpty()
                || item.get().level() == Item.Level.L3) { // no person matcher reports to the console yet
            return new Found.Bad(FilingRefusals.NOT_OFFERED);
        }
        if (!declaration.applicant().level().equals(item.get().level().name())) {
            return new Found.Bad(FilingRefusals.CREDENTIAL_BAD);
        }
        LocalDate day = signed.atZone(CaseClock.ZONE).toLocalDate();
        List<FieldProblem> problems = Form.check(
                item.get(),
                declaration.fields(),
                new CheckContext(day),
                Form.known(
                        declaration.applicant().name(), declaration.applicant().idNumber()));
        if (!problems.isEmpty()) {
            return new Found.Bad(FilingRefusals.fields(item.get(), problems));
        }
        Map<String, String> fields = Form.cleaned(item.get(), declaration.fields());
        String applicant = persons.of(declaration.applicant().idNumber());
        String beneficiary = declaring
                .get()
                .beneficiary()
                .map(field -> fields.getOrDefault(field, ""))
                .filter(number -> !number.isBlank())
                .map(persons::of)
                .orElse(applicant);
        return new Found.Good(
                declaration, fields, catalogue.get(), item.get(), declaring.get(), applicant, beneficiary);
    }
}
