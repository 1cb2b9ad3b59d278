package org.nightwindow.demo;

import java.nio.file.Path;
import java.util.Optional;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.hall.Text;

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
        office.open();
        String hers = office.submittedBy(SHE);
        String his = office.submittedBy(HE);
        office.sendBack(hers, CaseOffice.Notice.OF_THE_BANK);
        office.sendBack(his, CaseOffice.Notice.OF_THE_RELATION);
        toTheEnd(hers, SHE, Application.ALLOWANCE_CORRECTED, CaseOffice.Notice.OF_THE_BANK, false);
        toTheEnd(his, HE, Application.ALLOWANCE_OF_HIS_WIFE_CORRECTED, CaseOffice.Notice.OF_THE_RELATION, true);
    }

    /// From what staff wrote to the result; at every turn it is looked up, each way once.
    private void toTheEnd(
            String number, DemoPeople who, Application mended, CaseOffice.Notice notice, boolean english) {
        String code = findings.codeOf(who.name(), mended);
        correct(code, who, mended, notice, english);
        tracking.byCode(who, english, code); // waits again, as on the first day
        office.accept(number);
        tracking.byCard(who, english, Optional.of(code));
        office.decide(number);
        tracking.byCode(who, english, code);
        office.finish(number);
        tracking.bySlip(who, english, findings.slipOf(code));
    }

    /// Whoever declared it reads what staff wrote and mends all of it there and then.
    private void correct(String code, DemoPeople who, Application mended, CaseOffice.Notice notice, boolean english) {
        ScriptedResident resident = tracking.startBySlip(who, english, findings.slipOf(code));
        int touches = hand.touches();
        long begin = System.nanoTime();
        Text asked = notice.anything();
        resident.correct(mended, who, english ? asked.en() : asked.zh(), english);
        ScriptedDay.handedIn(hall, hand, resident, findings, mended, who, english, true, touches, begin);
    }
}
