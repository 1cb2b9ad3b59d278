package org.nightwindow.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.driver.testkit.receipt.ReceiptTray;
import org.nightwindow.hall.Text;

/// What residents declared, what staff did with it, and what residents read of it; and whether the console's export
/// says the same.
final class CaseFindings {
    private final Path folder;
    private final List<Declared> declared = new ArrayList<>();
    private final List<Tracked> tracked = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();

    /// What a declaration was, before the exports say what became of it.
    ///
    /// @param visit who, what for, at which cost
    /// @param corrects whether it was handed in to correct one that was there
    /// @param code the query code on her screen
    /// @param slip what she took with her
    /// @param at when she had read
    /// @param explained what she was told of her mistakes
    /// @param read what she was told of it
    record Declared(
            Visit visit,
            Application what,
            boolean corrects,
            String code,
            ReceiptTray.Piece slip,
            Instant at,
            List<String> explained,
            List<String> read) {
        String who() {
            return visit.who();
        }
    }

    /// @param who name of the demo's person, never of a real one
    /// @param language `zh` or `en`
    /// @param seconds from the first touch to leaving
    record Visit(String who, String language, int touches, double seconds) {}

    /// How she looked for her cases, and what she read of one.
    ///
    /// @param visit until she had read
    /// @param by `card`, `code` or `slip`
    /// @param found the query codes of all cases she was shown
    /// @param list what she read first
    /// @param code of the case she read; empty when there was none
    /// @param read what stood there
    record Tracked(
            Visit visit,
            String by,
            Instant at,
            List<String> found,
            List<String> list,
            String code,
            List<String> read,
            Path screen) {
        String who() {
            return visit.who();
        }

        String language() {
            return visit.language();
        }
    }

    /// What a member of staff did with a case, or tried to.
    ///
    /// @param who the account
    /// @param did action of the desk
    /// @param wrote to the resident, by field
    /// @param refused why not
    record Judged(String who, String caseNumber, String did, Map<String, Text> wrote, Optional<String> refused) {}

    /// @param folder of the hall
    CaseFindings(Path folder) {
        this.folder = folder;
    }

    void declared(Declared visit) {
        declared.add(visit);
    }

    void tracked(Tracked visit) {
        tracked.add(visit);
    }

    int trackedSoFar() {
        return tracked.size();
    }

    void judged(Judged order) {
        judged.add(order);
    }

    /// The slip a resident still has of her declaration.
    ReceiptTray.Piece slipOf(String code) {
        return declared.stream()
                .filter(visit -> visit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .slip();
    }

    /// The code of what somebody declared first of this kind.
    String codeOf(String who, Application what) {
        return declared.stream()
                .filter(visit -> visit.who().equals(who) && visit.what().item().equals(what.item()))
                .findFirst()
                .orElseThrow()
                .code();
    }

    /// @return what is not true
    List<String> judge(Exports exports, Report report) {
        List<String> wrong = new ArrayList<>();
        declared.forEach(visit -> wrong.addAll(judge(visit, exports, report)));
        tracked.forEach(visit -> wrong.addAll(judge(visit, exports, report)));
        Set<String> played = new HashSet<>();
        for (Judged order : judged) {
            Optional<CaseStory> story = exports.byNumber(order.caseNumber());
            story.ifPresent(found -> played.add(found.queryCode()));
            report.add(new Report.StaffLine(
                    order.who(),
                    story.map(CaseStory::queryCode).orElse(""),
                    order.did(),
                    order.wrote(),
                    order.refused().orElse("")));
        }
        for (String code : played) {
            wrong.addAll(judge(exports.story(code).orElseThrow()));
        }
        return wrong;
    }

    private List<String> judge(Declared visit, Exports exports, Report report) {
        Optional<CaseStory> story = exports.story(visit.code());
        String then = story.map(found -> found.stateAt(visit.at())).orElse("NONE");
        report.add(new Report.DeclarationLine(
                visit.what().item(),
                visit.corrects() ? "correct" : "declare",
                visit.visit(),
                then,
                visit.code(),
                "receipts/slip-" + visit.slip().number() + ".png",
                visit.at().toString(),
                visit.explained(),
                visit.read()));
        List<String> wrong = new ArrayList<>(Findings.onSlip(visit.slip(), visit.code()));
        if (!then.equals(visit.what().becomes())) {
            wrong.add("the console says " + then + " of the case " + visit.code() + " of "
                    + visit.what().item() + ", which should have been "
                    + visit.what().becomes());
        }
        return wrong;
    }

    private List<String> judge(Tracked visit, Exports exports, Report report) {
        Optional<CaseStory> story = exports.story(visit.code());
        report.add(new Report.TrackLine(
                "track",
                visit.by(),
                visit.visit(),
                story.map(found -> found.stateAt(visit.at())).orElse("NONE"),
                visit.code(),
                folder.relativize(visit.screen()).toString(),
                visit.at().toString(),
                visit.found(),
                visit.list(),
                visit.read()));
        List<String> wrong = new ArrayList<>();
        if (visit.by().equals("card")) {
            Set<String> hers = new HashSet<>();
            declared.stream()
                    .filter(each -> each.who().equals(visit.who()) && each.at().isBefore(visit.at()))
                    .forEach(each -> hers.add(each.code()));
            if (!hers.equals(Set.copyOf(visit.found()))) {
                wrong.add(visit.who() + " was shown " + visit.found() + " by her card, and hers are " + hers);
            }
        }
        story.ifPresent(found -> wrong.addAll(found.contradictions(
                visit, notice(found.number(), visit.language().equals("en")))));
        if (story.isEmpty() && !visit.code().isEmpty()) {
            wrong.add("the console has no case " + visit.code());
        }
        return wrong;
    }

    private List<String> notice(String caseNumber, boolean english) {
        return judged.stream()
                .filter(order ->
                        order.caseNumber().equals(caseNumber) && !order.wrote().isEmpty())
                .flatMap(order -> order.wrote().values().stream())
                .map(text -> english ? text.en() : text.zh())
                .toList();
    }

    /// What staff did is what the console has of them, in this order; and who accepted did not decide.
    private List<String> judge(CaseStory story) {
        List<String> wrong = new ArrayList<>();
        List<List<String>> did = judged.stream()
                .filter(order -> order.caseNumber().equals(story.number())
                        && order.refused().isEmpty())
                .map(order -> List.of(order.did(), order.who()))
                .toList();
        Set<String> staff = new HashSet<>();
        judged.forEach(order -> staff.add(order.who()));
        List<List<String>> has = story.steps().stream()
                .filter(step -> staff.contains(step.who()))
                .map(step -> List.of(step.action(), step.who()))
                .toList();
        if (!did.equals(has)) {
            wrong.add("staff did " + did + " with " + story.queryCode() + ", the console has " + has);
        }
        Optional<String> accepted = story.whoDid("ACCEPT");
        if (accepted.isPresent() && accepted.equals(story.whoDid("APPROVE"))) {
            wrong.add(story.queryCode() + " was accepted and approved by " + accepted.get());
        }
        return wrong;
    }
}
