package org.nightwindow.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightwindow.demo.CaseFindings.Visit;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Text;

/// What the demo claims, for people and for CI: `report.json`.
final class Report {
    private final List<VisitLine> visits = new ArrayList<>();
    private final List<StaffLine> staff = new ArrayList<>();
    private final List<FaultLine> faults = new ArrayList<>();

    /// What a resident came for, and what came of it by the console's export.
    sealed interface VisitLine {}

    /// @param outcome state of the document
    /// @param paper where the PDF lies that the printer received
    record PaperLine(
            String item, String mode, @JsonUnwrapped Visit visit, String outcome, String serial, String paper)
            implements VisitLine {
        PaperLine(String item, Visit visit, String outcome, String serial, String paper) {
            this(item, "print", visit, outcome, serial, paper);
        }
    }

    /// @param mode `declare`, or `correct` what staff sent back
    /// @param outcome state of the case at that moment
    /// @param serial query code of the case
    /// @param paper picture of the slip
    /// @param at when she had read
    /// @param explained what she was told of her mistakes
    /// @param read what she was told of it
    record DeclarationLine(
            String item,
            String mode,
            @JsonUnwrapped Visit visit,
            String outcome,
            String serial,
            String paper,
            String at,
            List<String> explained,
            List<String> read)
            implements VisitLine {}

    /// @param by `card`, `code` or `slip`
    /// @param outcome state of the case at that moment; `NONE` when she was shown none
    /// @param serial query code of the case; empty
    /// @param paper picture of what she read
    /// @param found the query codes of all she was shown
    /// @param list what she read first
    /// @param read what she read of the case
    record TrackLine(
            String mode,
            String by,
            @JsonUnwrapped Visit visit,
            String outcome,
            String serial,
            String paper,
            String at,
            List<String> found,
            List<String> list,
            List<String> read)
            implements VisitLine {}

    /// @param who the account
    /// @param serial query code of the case
    /// @param did action of the case desk
    /// @param wrote to the resident, by field; `""` is the whole
    /// @param refused why it was not done; empty when it was
    record StaffLine(String who, String serial, String did, Map<String, Text> wrote, String refused) {}

    /// @param killAt when the power was cut
    /// @param outcome by the console's export
    /// @param screen picture of what the kiosk showed afterwards
    /// @param told what it said
    record FaultLine(String killAt, String outcome, String serial, String screen, String told) {}

    void add(VisitLine visit) {
        visits.add(visit);
    }

    void add(StaffLine order) {
        staff.add(order);
    }

    void add(FaultLine fault) {
        faults.add(fault);
    }

    /// True when every visit printed, every kill was told about, and the three exports agree.
    static boolean ok(Join join, List<String> wrong) {
        return wrong.isEmpty() && join.wrong().isEmpty() && join.lost() == 0 && join.duplicated() == 0;
    }

    void write(Path file, Join join, List<String> wrong) throws IOException {
        Map<String, Object> console = new LinkedHashMap<>();
        console.put("kiosks", join.kiosks());
        console.put("documentsPrinted", join.documentsPrinted());
        console.put("casesAccepted", join.casesAccepted());
        console.put("eventsReceived", join.eventsReceived());
        console.put("lost", join.lost());
        console.put("duplicated", join.duplicated());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("ok", ok(join, wrong));
        report.put("visits", visits);
        report.put("staff", staff);
        report.put("faults", faults);
        report.put("console", console);
        List<String> untrue = new ArrayList<>(wrong);
        untrue.addAll(join.wrong());
        report.put("untrue", untrue);
        Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
    }
}
