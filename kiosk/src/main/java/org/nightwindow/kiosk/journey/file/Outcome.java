package org.nightwindow.kiosk.journey.file;

import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.FilingReply;

/// What became of a declaration, as far as the resident is told while she stands here.
public sealed interface Outcome {

    String queryCode();

    /// The console has it.
    ///
    /// @param key of the act
    /// @param view the case; its state says whether it was accepted at once or waits for a person
    /// @param corrected whether it took the place of what had to be corrected
    record Filed(String key, CaseView view, boolean corrected) implements Outcome {
        @Override
        public String queryCode() {
            return view.queryCode();
        }
    }

    /// Nothing was filed: she has such a case already, or it was closed after she signed this.
    record AlreadyOpen(CaseView view) implements Outcome {
        @Override
        public String queryCode() {
            return view.queryCode();
        }
    }

    /// Sealed and kept here, handed over by itself as soon as the console answers; **not received until then**.
    record Kept(String key, String queryCode) implements Outcome {}

    /// The disk did not say whether it was kept. If it was, it is handed over; nothing is ever filed twice.
    record InDoubt(String key, String queryCode) implements Outcome {}

    static Outcome of(FilingReply reply) {
        return switch (reply.verdict()) {
            case FILED -> new Filed(reply.key(), reply.view(), false);
            case CORRECTED -> new Filed(reply.key(), reply.view(), true);
            case ALREADY_OPEN -> new AlreadyOpen(reply.view());
        };
    }
}
