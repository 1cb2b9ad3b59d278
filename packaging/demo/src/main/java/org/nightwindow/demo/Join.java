package org.nightwindow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.nightwindow.hall.Json;

/// Holds three exports against each other that were made without knowledge of one another: what lies in the printer's
/// tray,
/// what the kiosk's ledger says, and what the console has.
///
/// @param wrong every sentence that is not true; empty when all is as it should be
/// @param documentsPrinted how many documents the console calls printed
/// @param eventsReceived how many events the console has
/// @param lost events the ledger wrote and the console does not have
/// @param duplicated events the console has more than once
/// @param kiosks how many kiosks the console knows
/// @param casesAccepted how many declarations the console has accepted
record Join(
        List<String> wrong,
        int documentsPrinted,
        int eventsReceived,
        int lost,
        int duplicated,
        int kiosks,
        int casesAccepted) {

    /// The states of a case that is not accepted, or not yet.
    private static final Set<String> NOT_ACCEPTED = Set.of("SUBMITTED", "CORRECTION", "NOT_ACCEPTED", "WITHDRAWN");

    /// What the console must say of a document, by the end of its act.
    private static final Map<String, String> STATE = Map.of(
            "DONE", "PRINTED",
            "RESOLVED_DONE", "PRINTED",
            "NOT_DONE", "VOID",
            "RESOLVED_NOT_DONE", "VOID",
            "UNKNOWN", "UNCONFIRMED");

    static Join of(Path tray, Path ledger, Path console) throws IOException {
        return new Joining(
                        Json.MAPPER.readTree(tray.toFile()),
                        Json.MAPPER.readTree(ledger.toFile()),
                        Json.MAPPER.readTree(console.toFile()))
                .join();
    }

    private static final class Joining {
        private final JsonNode tray;
        private final JsonNode ledger;
        private final JsonNode console;
        private final List<String> wrong = new ArrayList<>();

        Joining(JsonNode tray, JsonNode ledger, JsonNode console) {
            this.tray = tray;
            this.ledger = ledger;
            this.console = console;
        }

        Join join() {
            Map<String, Set<Integer>> pagesOut = pagesOut();
            Map<String, JsonNode> documents = new HashMap<>();
            console.path("documents")
                    .forEach(each -> documents.put(each.path("key").asText(), each));
            Set<String> acts = new HashSet<>();
            for (JsonNode act : ledger.path("acts")) {
                acts.add(act.path("key").asText());
                if (act.path("kind").asText().equals("FILE")) {
                    checkFiled(act);
                    continue;
                }
                check(act, pagesOut.getOrDefault(act.path("key").asText(), Set.of()), documents);
            }
            pagesOut.keySet().stream()
                    .filter(job -> !acts.contains(job))
                    .forEach(job -> wrong.add("a sheet came out for " + job + ", which no act stands for"));
            documents.keySet().stream()
                    .filter(key -> !acts.contains(key))
                    .forEach(key -> wrong.add("the console issued " + key + ", which the ledger does not have"));
            Set<String> seen = new HashSet<>();
            int duplicated = 0;
            for (JsonNode event : console.path("events")) {
                if (!seen.add(
                        event.path("epoch").asText() + "/" + event.path("seq").asLong())) {
                    duplicated++;
                }
            }
            int lost = lost(seen);
            int printed = (int) documents.values().stream()
                    .filter(document -> document.path("state").asText().equals("PRINTED"))
                    .count();
            return new Join(
                    List.copyOf(wrong),
                    printed,
                    console.path("events").size(),
                    lost,
                    duplicated,
                    console.path("kiosks").size(),
                    accepted());
        }

        private int accepted() {
            return (int) StreamSupport.stream(console.path("cases").spliterator(), false)
                    .filter(each -> !NOT_ACCEPTED.contains(each.path("state").asText()))
                    .count();
        }

        private Map<String, Set<Integer>> pagesOut() {
            Map<String, Set<Integer>> pagesOut = new HashMap<>();
            for (JsonNode sheet : tray.path("sheets")) {
                String job = sheet.path("jobName").asText();
                int page = sheet.path("page").asInt();
                if (!pagesOut.computeIfAbsent(job, ignored -> new HashSet<>()).add(page)) {
                    wrong.add("page " + page + " of " + job + " came out twice");
                }
            }
            return pagesOut;
        }

        private void check(JsonNode act, Set<Integer> out, Map<String, JsonNode> documents) {
            String key = act.path("key").asText();
            String state = act.path("state").asText();
            int pages = act.path("pages").asInt();
            if (!STATE.containsKey(state)) {
                wrong.add(key + " is still " + state + " at the end");
                return;
            }
            if (state.endsWith("DONE") && !state.endsWith("NOT_DONE") && out.size() != pages) {
                wrong.add(key + " is DONE with " + out.size() + " of " + pages + " pages in the tray");
            }
            if (state.equals("NOT_DONE") && !out.isEmpty()) {
                wrong.add(key + " is NOT_DONE with " + out.size() + " pages in the tray");
            }
            for (JsonNode sheet : tray.path("sheets")) {
                if (sheet.path("jobName").asText().equals(key)
                        && !sheet.path("sha256")
                                .asText()
                                .equals(act.path("sha256").asText())) {
                    wrong.add(key + ": what came out is not what was sealed");
                }
            }
            JsonNode document = documents.get(key);
            if (document == null) {
                if (!state.equals("NOT_DONE")) {
                    wrong.add(key + " is " + state + ", and the console has no document for it");
                }
            } else if (!document.path("state").asText().equals(STATE.get(state))) {
                wrong.add(key + " is " + state + ", the console says "
                        + document.path("state").asText());
            }
        }

        /// A declaration the kiosk calls done opened a case, once, or changed one that was there, once; one it calls
        /// not done did neither.
        private void checkFiled(JsonNode act) {
            String key = act.path("key").asText();
            String state = act.path("state").asText();
            long opened = 0;
            long amended = 0;
            for (JsonNode each : console.path("cases")) {
                opened += each.path("key").asText().equals(key) ? 1 : 0;
                for (JsonNode by : each.path("amendedBy")) {
                    amended += by.asText().equals(key) ? 1 : 0;
                }
            }
            boolean opens = act.path("evidence").asText().equals("FILED");
            switch (state) {
                case "DONE" -> {
                    if (opened != (opens ? 1 : 0) || amended != (opens ? 0 : 1)) {
                        wrong.add(key + " is handed in (" + act.path("evidence").asText() + "), and the console has "
                                + opened + " cases of it and " + amended + " it changed");
                    }
                }
                case "NOT_DONE" -> {
                    if (opened + amended != 0) {
                        wrong.add(key + " is not handed in, and the console has a case of it");
                    }
                }
                default -> wrong.add(key + " is still " + state + " at the end");
            }
        }

        private int lost(Set<String> seen) {
            String epoch = ledger.path("epoch").asText();
            int lost = (int) LongStream.rangeClosed(1, ledger.path("lastSeq").asLong())
                    .filter(seq -> !seen.contains(epoch + "/" + seq))
                    .count();
            if (lost > 0) {
                wrong.add(lost + " events of the ledger are not at the console");
            }
            return lost;
        }
    }
}
