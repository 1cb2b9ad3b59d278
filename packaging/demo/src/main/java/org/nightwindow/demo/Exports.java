package org.nightwindow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.LogEvent;

/// What the console's export says of each document and each case.
final class Exports {
    private static final Document NONE = new Document("NONE", "");

    /// The sentences of the kiosk that a resident must read after a power cut, by what the console says of her
    /// document.
    private static final Map<String, String> TRUTH = Map.of("PRINTED", "已经打印", "VOID", "没有打印", "UNCONFIRMED", "不能确定");

    private final Map<String, Document> documents = new HashMap<>();
    private final Map<String, CaseStory> cases = new HashMap<>();
    private final Set<String> events = new HashSet<>();

    /// @param state `ISSUED`, `PRINTED`, `UNCONFIRMED` or `VOID`; `NONE` when the console has no such document
    record Document(String state, String serial) {}

    static Exports read(Path console) throws IOException {
        Exports exports = new Exports();
        for (JsonNode document : Json.MAPPER.readTree(console.toFile()).path("documents")) {
            exports.documents.put(
                    document.path("key").asText(),
                    new Document(
                            document.path("state").asText(),
                            document.path("serial").asText()));
        }
        for (JsonNode one : Json.MAPPER.readTree(console.toFile()).path("events")) {
            exports.events.add(one.path("body").path("event").asText());
        }
        for (JsonNode one : Json.MAPPER.readTree(console.toFile()).path("cases")) {
            CaseStory story = CaseStory.of(one);
            exports.cases.put(story.queryCode(), story);
        }
        return exports;
    }

    /// Whether a kiosk has told of this.
    boolean noticed(LogEvent event) {
        return events.contains(event.id());
    }

    /// State of the case with this query code; `NONE` when the console has none.
    String caseState(String queryCode) {
        return story(queryCode).map(CaseStory::state).orElse(NONE.state());
    }

    Optional<CaseStory> story(String queryCode) {
        return Optional.ofNullable(cases.get(queryCode));
    }

    Optional<CaseStory> byNumber(String caseNumber) {
        return cases.values().stream()
                .filter(story -> story.number().equals(caseNumber))
                .findFirst();
    }

    /// The keys of all documents in this state.
    List<String> keys(String state) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue().state().equals(state))
                .map(Map.Entry::getKey)
                .toList();
    }

    Document document(String key) {
        return documents.getOrDefault(key, NONE);
    }

    /// What the resident was told and what the console has must be the same.
    static List<String> contradictions(String told, Document document) {
        List<String> wrong = new ArrayList<>();
        String truth = TRUTH.get(document.state());
        if (truth == null || !told.contains(truth)) {
            wrong.add("the console says " + document.state() + " of " + document.serial() + ", the resident was told: "
                    + told);
        }
        return wrong;
    }
}
