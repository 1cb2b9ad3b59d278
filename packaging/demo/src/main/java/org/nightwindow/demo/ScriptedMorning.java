package org.nightwindow.demo;

import java.nio.file.Path;
import java.util.Optional;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// The next day: what residents handed in at night for a person to judge is judged, by two people, and whoever handed
/// it in reads at every turn how it stands.
final class ScriptedMorning {
    private static final DemoPeople SHE = DemoPeople.RUOXI;
    private static final DemoPeople HE = DemoPeople.CHANGLIN;

    private final DemoHall hall;
    private final Hand hand;
    private final CaseFindings findings;
    private final CaseOffice office;
    private final ScriptedTracking tracking;

    ScriptedMorning(DemoHall hall, Hand hand, Path screens, CaseFindings findings, CaseOffice office) {
        this.hall = hall;
        this.hand = hand;
        this.findings = findings;
        this.office = office;
        this.tracking = new ScriptedTracking(hall, hand, screens, findings);
    }

    void play() {
        String code = findings.codeOf(SHE.name(), Application.ALLOWANCE);
        office.open();
        String number = office.submittedBy(SHE);
        office.sendBack(number, CaseOffice.Notice.OF_THE_BANK);
        office.sendBack(office.submittedBy(HE), CaseOffice.Notice.OF_THE_RELATION);

        correct(code);
        tracking.byCode(HE, true, findings.codeOf(HE.name(), Application.ALLOWANCE));
        tracking.byCode(SHE, false, code); // waits again, as on the first day
        office.accept(number);
        tracking.byCard(SHE, false, Optional.of(code));
        office.decide(number);
        tracking.byCode(SHE, false, code);
        office.finish(number);
        tracking.bySlip(SHE, false, findings.slipOf(code));
    }

    /// She reads what staff wrote and mends all of it there and then.
    private void correct(String code) {
        ScriptedResident resident = tracking.startBySlip(SHE, false, findings.slipOf(code));
        int touches = hand.touches();
        long begin = System.nanoTime();
        Application mended = Application.ALLOWANCE_CORRECTED;
        resident.correct(mended, SHE, CaseOffice.Notice.OF_THE_BANK.whole().zh());
        ScriptedDay.handedIn(hall, hand, resident, findings, mended, SHE, false, true, touches, begin);
    }
}
