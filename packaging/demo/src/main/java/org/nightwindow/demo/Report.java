package org.nightwindow.demo;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightwindow.hall.Json;

/// What the demo claims, for people and for CI: `report.json`.
final class Report {
    private final List<VisitLine> visits = new ArrayList<>();
    private final List<FaultLine> faults = new ArrayList<>();

    /// @param mode of the service item: `print` or `declare`
    /// @param language `zh` or `en`
    /// @param touches of the screen
    /// @param seconds from the first touch to leaving
    /// @param outcome by the console's export
    /// @param serial number of the document, or the query code of the case
    /// @param paper where the PDF lies that the printer received, or the picture of the slip
    record VisitLine(
            String item,
            String mode,
            String language,
            int touches,
            double seconds,
            String outcome,
            String serial,
            String paper) {}

    /// @param killAt when the power was cut
    /// @param outcome by the console's export
    /// @param screen picture of what the kiosk showed afterwards
    /// @param told what it said
    record FaultLine(String killAt, String outcome, String serial, String screen, String told) {}

    void add(VisitLine visit) {
        visits.add(visit);
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
        report.put("faults", faults);
        report.put("console", console);
        List<String> untrue = new ArrayList<>(wrong);
        untrue.addAll(join.wrong());
        report.put("untrue", untrue);
        Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
    }
}
