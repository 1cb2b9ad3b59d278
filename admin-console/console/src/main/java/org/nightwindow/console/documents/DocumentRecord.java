package org.nightwindow.console.documents;

import java.time.Instant;
import java.util.OptionalLong;
import org.nightwindow.hall.Text;

/// What the console keeps of a document for ever. Holds no name and no ID number.
///
/// @param key of the act
/// @param serial fifteen digits
/// @param kioskId that asked for it
/// @param item id of the catalogue
/// @param state what is known of the paper
/// @param checkWord printed below the serial
/// @param titleZh what it is
/// @param titleEn the same in English
/// @param officeZh who issued it
/// @param officeEn the same in English
/// @param holderMasked surname and two stars: 样**
/// @param covers what it is about: `2026-01 至 2026-11`
/// @param totalFen its sum; empty when it is not about money
/// @param sha256 of the sealed bytes
/// @param pages at least 1
/// @param issuedAt to the second
/// @param changedAt when `state` last changed
public record DocumentRecord(
        String key,
        String serial,
        String kioskId,
        String item,
        DocumentState state,
        String checkWord,
        String titleZh,
        String titleEn,
        String officeZh,
        String officeEn,
        String holderMasked,
        Text covers,
        OptionalLong totalFen,
        String sha256,
        int pages,
        Instant issuedAt,
        Instant changedAt) {

    /// Check word and total are for whoever holds the paper.
    @Override
    public String toString() {
        return "DocumentRecord[" + key + ", " + serial + ", " + state + "]";
    }
}
