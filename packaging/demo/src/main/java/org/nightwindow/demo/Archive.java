package org.nightwindow.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// An archive that is handed a paper to keep for thirty years: takes PDF/A-2b, as veraPDF understands it, and no other.
/// Asked after the paper was signed, for a signature is the last thing that can break it.
final class Archive {
    private static final PDFAFlavour TAKEN = PDFAFlavour.PDFA_2_B;

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Archive() {}

    /// @return why the paper is not taken, with the clause of ISO 19005-2; empty when it is
    static Optional<String> refusal(byte[] pdf) throws IOException {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), TAKEN);
                var validator = Foundries.defaultInstance().createValidator(TAKEN, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
                    .map(found -> "no PDF/A-2b by " + found.getRuleId().getClause() + ": " + found.getMessage())
                    .findFirst();
        } catch (VeraPDFException unreadable) {
            return Optional.of("no PDF/A-2b: " + unreadable.getMessage());
        }
    }
}
