package org.nightwindow.kiosk.hall;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseView;

/// Reads the console's answer to a [org.nightwindow.hall.filing.CaseSearch].
final class CasesReading {

    static Cases of(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered(int status, byte[] body) when status == 200 -> list(body);
            case Exchange.Answered(int status, byte[] body) ->
                Refusals.read(status, body)
                        .<Cases>map(Cases.Refused::new)
                        .orElseGet(() -> new Cases.NoAnswer("HTTP " + status));
            case Exchange.NotSent(String why) -> new Cases.NoAnswer(why);
            case Exchange.NoAnswer(String why) -> new Cases.NoAnswer(why);
            case Exchange.Stranger(String why) -> new Cases.NoAnswer(why);
        };
    }

    private static Cases list(byte[] body) {
        try {
            CaseList list = Json.MAPPER.readValue(body, CaseList.class);
            return !list.cases().isEmpty() && list.cases().stream().allMatch(CasesReading::complete)
                    ? new Cases.Found(list)
                    : new Cases.NoAnswer("the list is empty or has a hole");
        } catch (IOException | RuntimeException e) { // the records check themselves when they are read
            // The message may quote the list; its kind says enough.
            return new Cases.NoAnswer(
                    "the answer cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /// Whether everything is there that a screen needs: what arrives as JSON may lack any of it.
    static boolean complete(@Nullable CaseView view) {
        return view != null
                && present(view.caseNumber(), view.queryCode(), view.item(), view.itemName(), view.office())
                && present(view.applicantMasked(), view.state(), view.filedAt(), view.next())
                && view.stages().stream().allMatch(at -> present(at.stage(), at.progress(), at.at(), at.sentence()))
                && view.corrections().stream().allMatch(one -> present(one.field(), one.what()));
    }

    private static boolean present(@Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                return false;
            }
        }
        return true;
    }

    private CasesReading() {}
}
