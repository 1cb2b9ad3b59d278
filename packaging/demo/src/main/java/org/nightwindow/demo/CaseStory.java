package org.nightwindow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.kiosk.ui.Days;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Words;

/// A case and all that happened to it, by the console's export; and whether what somebody read of it was so.
///
/// @param number of the case
/// @param promisedBy told from the acceptance on
record CaseStory(String number, String queryCode, String state, Optional<LocalDate> promisedBy, List<Step> steps) {
    /// From then on what was promised is no news any more.
    private static final Set<String> DECIDES = Set.of("APPROVE", "REJECT");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Map<String, String> STATE_AFTER = Map.ofEntries(
            Map.entry("FILE", "SUBMITTED"),
            Map.entry("RETURN", "CORRECTION"),
            Map.entry("CORRECT", "SUBMITTED"),
            Map.entry("REFUSE", "NOT_ACCEPTED"),
            Map.entry("ACCEPT", "ACCEPTED"),
            Map.entry("COLLECT", "COLLECTED"),
            Map.entry("TRANSFER", "TRANSFERRED"),
            Map.entry("APPROVE", "APPROVED"),
            Map.entry("REJECT", "REJECTED"),
            Map.entry("CONCLUDE", "CONCLUDED"),
            Map.entry("ISSUE", "ISSUED"));

    /// @param who account, kiosk, or the rule
    record Step(Instant at, String action, String who) {}

    static CaseStory of(JsonNode one) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : one.path("history")) {
            steps.add(new Step(
                    Instant.parse(step.path("at").asText()),
                    step.path("action").asText(),
                    step.path("who").asText()));
        }
        return new CaseStory(
                one.path("caseNumber").asText(),
                one.path("queryCode").asText(),
                one.path("state").asText(),
                Optional.ofNullable(one.get("promisedBy")).map(JsonNode::asText).map(LocalDate::parse),
                steps);
    }

    private List<Step> before(Instant moment) {
        return steps.stream().filter(step -> !step.at().isAfter(moment)).toList();
    }

    String stateAt(Instant moment) {
        List<Step> past = before(moment);
        return past.isEmpty() ? "NONE" : STATE_AFTER.getOrDefault(past.getLast().action(), "NONE");
    }

    Optional<String> whoDid(String action) {
        return steps.stream()
                .filter(step -> step.action().equals(action))
                .map(Step::who)
                .findFirst();
    }

    /// @param notice what staff had written to her, if it waited for her then
    /// @return what she read that was not so, or did not read that was
    List<String> contradictions(CaseFindings.Tracked visit, List<String> notice) {
        Words words = new Words(visit.language().equals("en") ? Language.EN : Language.ZH);
        List<Step> past = before(visit.at());
        String then = stateAt(visit.at());
        List<List<String>> expected = new ArrayList<>();
        expected.add(List.of(words.get("case.state." + then)));
        boolean promised = past.stream().anyMatch(step -> step.action().equals("ACCEPT"))
                && past.stream().noneMatch(step -> DECIDES.contains(step.action()));
        String latest = words.get("case.latest");
        if (promised && promisedBy.isPresent()) {
            expected.add(List.of(latest, Days.day(promisedBy.get(), words.language())));
        }
        List<String> wrong = new ArrayList<>();
        if (!promised && visit.read().contains(latest)) {
            wrong.add("a day nobody had promised, or that has been kept or not");
        }
        if (then.equals("CORRECTION")) {
            expected.add(notice.stream().map(line -> "· " + line).toList());
        } else {
            stages(past, words).forEach(expected::add);
        }
        for (List<String> lines : expected) {
            if (!after(visit.read(), lines)) {
                wrong.add("not " + lines);
            }
        }
        return wrong.stream()
                .map(line -> visit.who() + " by " + visit.by() + " at " + visit.at() + " read of " + queryCode + ": "
                        + line + ", but " + visit.read())
                .toList();
    }

    /// What passed, with its day; where it is, since when; and what is still to come, without one.
    private static List<List<String>> stages(List<Step> past, Words words) {
        List<List<String>> lines = new ArrayList<>();
        boolean here = true;
        for (Stage stage : Stage.values()) {
            Optional<Step> by = past.stream()
                    .filter(step -> passing(stage).contains(step.action()))
                    .findFirst();
            List<String> line = new ArrayList<>(List.of(words.get("stage." + stage)));
            if (by.isPresent() || here) {
                Instant at = by.orElseGet(past::getLast).at();
                line.add(Days.moment(at.atZone(ZONE).toLocalDateTime(), words.language()));
            }
            here = by.isPresent();
            lines.add(line);
        }
        return lines;
    }

    /// What ends a stage.
    private static Set<String> passing(Stage stage) {
        return switch (stage) {
            case ACCEPTANCE -> Set.of("ACCEPT", "REFUSE");
            case COLLECTION -> Set.of("COLLECT");
            case TRANSFER -> Set.of("TRANSFER");
            case REVIEW -> Set.of("APPROVE", "REJECT");
            case CONCLUSION -> Set.of("CONCLUDE");
            case ISSUE -> Set.of("ISSUE");
        };
    }

    /// Whether these lines stand among the others, one under the other.
    private static boolean after(List<String> all, List<String> lines) {
        for (int i = 0; i + lines.size() <= all.size(); i++) {
            if (all.subList(i, i + lines.size()).equals(lines)) {
                return true;
            }
        }
        return lines.isEmpty();
    }
}
