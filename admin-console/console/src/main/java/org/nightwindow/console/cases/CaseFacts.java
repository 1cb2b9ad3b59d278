package org.nightwindow.console.cases;

import org.nightwindow.hall.catalogue.Declaring.Limits;

/// What never changes of a case; nothing in it names anybody.
///
/// @param actKey of the act that opened it
/// @param kioskId where it was filed
/// @param applicantHash see [PersonHash]
/// @param applicantMasked surname and two stars
/// @param promisedDays the office's own limit when it was filed
/// @param filedAt when the console took it, epoch ms
public record CaseFacts(
        String caseNumber,
        String actKey,
        String queryCode,
        String kioskId,
        String item,
        String itemZh,
        String itemEn,
        String officeZh,
        String officeEn,
        String applicantHash,
        String beneficiaryHash,
        String applicantMasked,
        int promisedDays,
        int statutoryDays,
        Limits.Unit daysUnit,
        long filedAt) {}
