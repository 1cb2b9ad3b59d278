package org.nightwindow.kiosk.journey.identify;

import java.util.Optional;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;

/// What it takes to know who stands there.
public interface Identification {

    /// Waits for a card and reads it.
    Pending<IdCard> readCard();

    /// Waits for a code under the scanner.
    Pending<ScannedCode> scanCode();

    /// What is wrong with a card that was read well, if anything. Does not block.
    Optional<IdentifyStep.CardProblem> check(IdCard card);

    /// Checks a code of the city's app against the card, without any network, and remembers that it was used. Blocks
    /// for a commit; never on the screen thread.
    CodeVerdict check(String token, String idNumber);

    /// What a check of the app's code found.
    sealed interface CodeVerdict {
        record Good() implements CodeVerdict {}

        record Bad(IdentifyStep.CodeProblem problem) implements CodeVerdict {}

        /// That it was used now could not be kept in the ledger, so it cannot be accepted.
        record CannotRecord() implements CodeVerdict {}
    }
}
