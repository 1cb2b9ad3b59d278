package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.identity.Credentials;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.Refusal;

class DocumentOutcomesTest {
    @TempDir
    static Path folder;

    private static Hall hall;

    @BeforeAll
    static void open() {
        hall = new Hall(folder);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static DocumentState state(String key) {
        return hall.database
                .jdbi()
                .withHandle(handle -> hall.store.byKey(handle, key))
                .orElseThrow()
                .state();
    }

    private static boolean bytesAreKept(String key) {
        return hall.database
                .jdbi()
                .withHandle(handle -> hall.store.pdf(handle, key))
                .isPresent();
    }

    @Test
    void onlyLegalTransitionsHappen() {
        Map<DocumentState, Map<Outcome, DocumentState>> changes = Map.of(
                DocumentState.ISSUED,
                Map.of(
                        Outcome.DONE, DocumentState.PRINTED,
                        Outcome.NOT_DONE, DocumentState.VOID,
                        Outcome.UNKNOWN, DocumentState.UNCONFIRMED,
                        Outcome.RESOLVED_DONE, DocumentState.PRINTED,
                        Outcome.RESOLVED_NOT_DONE, DocumentState.VOID),
                DocumentState.UNCONFIRMED,
                Map.of(
                        Outcome.RESOLVED_DONE, DocumentState.PRINTED,
                        Outcome.RESOLVED_NOT_DONE, DocumentState.VOID));
        for (DocumentState state : DocumentState.values()) {
            for (Outcome outcome : Outcome.values()) {
                DocumentState expected = changes.getOrDefault(state, Map.of()).getOrDefault(outcome, state);
                assertThat(state.after(outcome))
                        .as("%s after %s", state, outcome)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theSameStoryToldTwiceEndsTheSame() {
        Hall.Ask ask = hall.ask();
        hall.issued(ask.issue());
        for (int told = 0; told < 2; told++) {
            hall.report(ask.key, Outcome.UNKNOWN);
            hall.report(ask.key, Outcome.RESOLVED_NOT_DONE);
            assertThat(state(ask.key)).isEqualTo(DocumentState.VOID);
        }
    }

    @Test
    void theBytesAreDeletedWithTheFirstOutcome_theHashStays() {
        Hall.Ask ask = hall.ask();
        String sha256 = hall.issued(ask.issue()).sha256();
        assertThat(bytesAreKept(ask.key)).isTrue();

        hall.report(ask.key, Outcome.UNKNOWN);
        assertThat(bytesAreKept(ask.key)).isFalse();
        assertThat(hall.store.all()).anyMatch(document -> document.sha256().equals(sha256));
    }

    @Test
    void bytesOfADocumentNobodyReportsOnAreForgottenAfterADay_andItsKeyIssuesNothingMore() {
        Hall.Ask ask = hall.ask();
        hall.issued(ask.issue());
        Forgetting forgetting = new Forgetting(hall.database.jdbi(), hall.clock);
        forgetting.run();
        assertThat(bytesAreKept(ask.key)).isTrue();

        hall.clock.pass(Forgetting.BYTES_KEPT.plus(Duration.ofMinutes(1)));
        forgetting.run();
        assertThat(bytesAreKept(ask.key)).isFalse();
        assertThat(state(ask.key)).isEqualTo(DocumentState.ISSUED);
        assertThat(Hall.refusal(ask.issue()).code()).isEqualTo(Refusal.SETTLED);
        assertThat(hall.count("credential_use"))
                .as("a declaration signed with the code may still come")
                .isPositive();
        hall.clock.pass(Credentials.KEPT);
        forgetting.run();
        assertThat(hall.count("credential_use")).isZero();
    }

    @Test
    void aKioskCannotSettleAnotherKiosksDocument() {
        Hall.Ask ask = hall.ask();
        hall.issued(ask.issue());
        hall.outcomes.onActChanged(Hall.OTHER_KIOSK, Hall.act(ask.key, Outcome.NOT_DONE));

        assertThat(state(ask.key)).isEqualTo(DocumentState.ISSUED);
    }

    @Test
    void theOutcomeRacesItsDelayedRequest_eitherNothingIsIssuedOrWhatIsIssuedIsVoid() throws Exception {
        for (int round = 0; round < 12; round++) {
            Hall.Ask ask = hall.ask();
            ask.request();
            Callable<Boolean> issue = () -> ask.issue() instanceof Issue.Issued;
            Callable<Boolean> settle = () -> {
                hall.report(ask.key, Outcome.NOT_DONE);
                return true;
            };
            boolean issued;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Future<Boolean>> answers = threads.invokeAll(List.of(issue, settle));
                issued = answers.get(0).get();
                assertThat(answers.get(1).get()).isTrue();
            }
            Set<DocumentState> states = Set.copyOf(hall.store.all().stream()
                    .filter(document -> document.key().equals(ask.key))
                    .map(DocumentRecord::state)
                    .toList());
            assertThat(states).isEqualTo(issued ? Set.of(DocumentState.VOID) : Set.of());
        }
    }
}
