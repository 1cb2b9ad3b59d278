package org.nightwindow.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.driver.testkit.receipt.ReceiptTray;
import org.nightwindow.hall.LogEvent;

/// What was seen in the hall that night, and whether it agrees with what three programs export afterwards.
final class Findings {
    private final Path folder;
    final CaseFindings cases;
    private final List<Told> told = new ArrayList<>();
    private final List<Served> served = new ArrayList<>();
    private final List<Crashed> crashes = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    /// What a visit was, before the exports say how it ended.
    ///
    /// @param slip what she took with her besides the paper
    record Served(String item, CaseFindings.Visit visit, String key, ReceiptTray.Piece slip) {}

    /// What the kiosk showed after the driver of its receipt printer had crashed.
    ///
    /// @param code of the case whose slip was being printed
    record Crashed(String code, Path screen, String words) {}

    /// What the kiosk showed after its power was cut.
    record Told(String killAt, Optional<String> key, Path screen, String words) {}

    /// @param folder of the hall
    Findings(Path folder) {
        this.folder = folder;
        this.cases = new CaseFindings(folder);
    }

    void served(Served visit) {
        served.add(visit);
    }

    void crashed(Crashed crash) {
        crashes.add(crash);
    }

    void told(Told cut) {
        told.add(cut);
    }

    int toldSoFar() {
        return told.size();
    }

    /// The papers that residents took home whole, at the public page of the console.
    void lookUp(List<Tray.Document> papers) throws IOException {
        try (Verifier verifier = new Verifier()) {
            for (Served visit : served) {
                byte[] pdf = papers.stream()
                        .filter(paper -> paper.jobName().equals(visit.key()))
                        .findFirst()
                        .orElseThrow()
                        .pdf();
                verifier.doubt(pdf).ifPresent(doubt -> doubts.add("the paper for " + visit.item() + ": " + doubt));
            }
        }
    }

    /// @return whether all of it is true; says so on standard output, and writes `report.json`
    boolean judge(List<Tray.Document> papers, Join join, Exports exports) throws IOException {
        Report report = new Report();
        List<String> wrong = new ArrayList<>(doubts);
        Files.createDirectories(folder.resolve("paper"));
        for (Tray.Document paper : papers) {
            Files.write(folder.resolve("paper").resolve(paper.jobName() + ".pdf"), paper.pdf());
            Archive.refusal(paper.pdf()).ifPresent(why -> wrong.add("the paper " + paper.jobName() + " is " + why));
        }
        for (Served visit : served) {
            Exports.Document document = exports.document(visit.key());
            report.add(new Report.PaperLine(
                    visit.item(), visit.visit(), document.state(), document.serial(), "paper/" + visit.key() + ".pdf"));
            if (!document.state().equals("PRINTED")) {
                wrong.add("the " + visit.visit().language() + " visit for " + visit.item() + " ended "
                        + document.state());
            }
            wrong.addAll(onSlip(visit.slip(), document.serial()));
        }
        wrong.addAll(cases.judge(exports, report));
        for (Told cut : told) {
            String key = cut.key().orElseGet(() -> String.join(" ", exports.keys("VOID")));
            Exports.Document document = exports.document(key);
            report.add(new Report.FaultLine(
                    cut.killAt(),
                    document.state(),
                    document.serial(),
                    folder.relativize(cut.screen()).toString(),
                    cut.words()));
            wrong.addAll(Exports.contradictions(cut.words(), document));
        }
        for (Crashed crash : crashes) {
            String state = exports.caseState(crash.code());
            report.add(new Report.FaultLine(
                    "driver of the receipt printer, SIGSEGV in the middle of a slip",
                    state,
                    crash.code(),
                    folder.relativize(crash.screen()).toString(),
                    crash.words()));
            boolean told = exports.noticed(LogEvent.DRIVER_CRASHED)
                    && exports.noticed(LogEvent.DEVICE_SILENT)
                    && exports.noticed(LogEvent.DEVICE_WORKS);
            if (state.equals("NONE") || !told) {
                wrong.add(
                        "the console does not know that a driver crashed and the device went and came back, or lost the"
                                + " case " + crash.code());
            }
        }
        report.write(folder.resolve("report.json"), join, wrong);
        boolean ok = Report.ok(join, wrong);
        wrong.forEach(line -> ScriptedDay.say("NOT TRUE: " + line));
        join.wrong().forEach(line -> ScriptedDay.say("NOT TRUE: " + line));
        ScriptedDay.say(
                (ok ? "all of it is true" : "not all of it is true") + "; see " + folder.resolve("report.json"));
        return ok;
    }

    static List<String> onSlip(ReceiptTray.Piece slip, String number) {
        return Paper.codeOn(slip).equals(Optional.of(number))
                ? List.of()
                : List.of("the slip " + slip.number() + " does not have the code " + number + " on it");
    }
}
