package org.nightwindow.console.cases;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Text;

/// One thing that happened to a case.
///
/// @param place 1, 2, 3…
/// @param who account, id of a kiosk, or [CaseRow#RULE]
/// @param reasonZh what the resident is told with it, if anything
public record CaseStep(
        String caseNumber,
        long place,
        long happenedAt,
        String who,
        CaseAction action,
        @Nullable String reasonZh,
        @Nullable String reasonEn) {
    Instant at() {
        return Instant.ofEpochMilli(happenedAt);
    }

    Optional<Text> reason() {
        return reasonZh == null || reasonEn == null ? Optional.empty() : Optional.of(new Text(reasonZh, reasonEn));
    }
}
