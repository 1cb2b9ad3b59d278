package org.nightwindow.console.documents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nightwindow.hall.RecordsRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lists the applicant's own records for a field in which she chooses one of them. Issues and keeps nothing.
/// Any thread.
public final class RecordDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDesk.class);

    private final Admission admission;
    private final Clock clock;
    private final ZoneId zone;

    RecordDesk(Admission admission, Clock clock, ZoneId zone) {
        this.admission = admission;
        this.clock = clock;
        this.zone = zone;
    }

    /// @param kioskId from the certificate of the kiosk
    DocumentKind.Offered list(String kioskId, RecordsRequest request) {
        if (request.visit().length() > DocumentDesk.LONGEST_VISIT) {
            return new DocumentKind.Refused(Refusals.NOT_OFFERED);
        }
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        DocumentKind.Offered offered = switch (admission.of(
                kioskId, request.catalogueVersion(), request.item(), request.visit(), request.applicant())) {
            case Admission.Answer.Refused refused -> new DocumentKind.Refused(refused.refusal());
            case Admission.Answer.Admitted admitted ->
                admitted.kind().offers(request.field(), request.applicant(), today);
        };
        LOG.info("{} at {}: {}", request, kioskId, offered);
        return offered;
    }
}
