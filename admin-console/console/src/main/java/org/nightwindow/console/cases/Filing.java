package org.nightwindow.console.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.QueryCode;

/// The answer an act got, which never changes.
///
/// @param kioskId whose act it is
/// @param envelopeSha256 of what it handed over; null when it was settled before it handed over anything
/// @param caseNumber of the case that came of it, or that was open before; null when it was refused
/// @param refusalCode null when it was not refused
public record Filing(
        String actKey,
        String kioskId,
        String queryCode,
        @Nullable String envelopeSha256,
        Verdict verdict,
        @Nullable String caseNumber,
        @Nullable String refusalCode,
        @Nullable String refusalZh,
        @Nullable String refusalEn,
        long receivedAt) {

    public enum Verdict {
        FILED,
        CORRECTED,
        ALREADY_OPEN,
        REFUSED
    }

    static Filing of(
            String actKey, String kioskId, String envelopeSha256, FilingReply.Verdict verdict, String number, long at) {
        return new Filing(
                actKey,
                kioskId,
                QueryCode.of(actKey),
                envelopeSha256,
                switch (verdict) {
                    case FILED -> Verdict.FILED;
                    case CORRECTED -> Verdict.CORRECTED;
                    case ALREADY_OPEN -> Verdict.ALREADY_OPEN;
                },
                number,
                null,
                null,
                null,
                at);
    }

    static Filing refused(String actKey, String kioskId, @Nullable String envelopeSha256, Refusal refusal, long at) {
        return new Filing(
                actKey,
                kioskId,
                QueryCode.of(actKey),
                envelopeSha256,
                Verdict.REFUSED,
                null,
                refusal.code(),
                refusal.zh(),
                refusal.en(),
                at);
    }

    Optional<Refusal> refusal() {
        return refusalCode == null || refusalZh == null || refusalEn == null
                ? Optional.empty()
                : Optional.of(new Refusal(refusalCode, refusalZh, refusalEn));
    }
}
