package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.Json;

/// What a resident read is held against the console's export: a word that is not so is found.
class CaseStoryTest {
    private static final Instant SENT_BACK = Instant.parse("2026-11-24T01:30:00Z");
    private static final Instant ACCEPTED = Instant.parse("2026-11-24T02:30:00Z");
    private static final List<String> NOTICE = List.of("银行和账号对不上", "要老人名下的账号");

    /// Of an accepted case, in English, as it stands on the screen.
    private static final List<String> READ = List.of(
            "Old-age allowance",
            "Accepted",
            "Latest day",
            "Tue 8 Dec",
            "Acceptance",
            "24 Nov 10:00",
            "It is accepted",
            "Collection",
            "24 Nov 10:00",
            "The papers are being collected",
            "Transfer",
            "Review",
            "Conclusion",
            "Issue");

    private final CaseStory story = story();

    private static CaseStory story() {
        try {
            return CaseStory.of(Json.MAPPER.readTree("""
                    {"caseNumber": "1", "queryCode": "380850975940", "state": "ACCEPTED", "promisedBy": "2026-12-08",
                     "history": [
                       {"at": "2026-11-23T03:10:00Z", "action": "FILE", "who": "990101-K03"},
                       {"at": "2026-11-24T01:00:00Z", "action": "RETURN", "who": "wang.li"},
                       {"at": "2026-11-24T01:45:00Z", "action": "CORRECT", "who": "990101-K03"},
                       {"at": "2026-11-24T02:00:00Z", "action": "ACCEPT", "who": "wang.li"}]}
                    """));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> wrong(Instant at, String language, List<String> read) {
        return story.contradictions(
                new CaseFindings.Tracked(
                        new CaseFindings.Visit("RUOXI", language, 1, 1),
                        "card",
                        at,
                        List.of(),
                        List.of(),
                        "380850975940",
                        read,
                        Path.of("")),
                NOTICE);
    }

    private static List<String> with(String was, String is) {
        List<String> read = new ArrayList<>(READ);
        Collections.replaceAll(read, was, is);
        return read;
    }

    @Test
    void everyMomentHasItsState() {
        assertThat(story.stateAt(Instant.parse("2026-11-23T03:09:59Z"))).isEqualTo("NONE");
        assertThat(story.stateAt(Instant.parse("2026-11-23T03:10:00Z"))).isEqualTo("SUBMITTED");
        assertThat(story.stateAt(SENT_BACK)).isEqualTo("CORRECTION");
        assertThat(story.stateAt(ACCEPTED)).isEqualTo("ACCEPTED");
    }

    @Test
    void whatSheReadIsSo_andNothingIsFound() {
        assertThat(wrong(ACCEPTED, "en", READ)).isEmpty();
        assertThat(wrong(SENT_BACK, "zh", List.of("请您补正", "· 银行和账号对不上", "· 要老人名下的账号")))
                .isEmpty();
    }

    @Test
    void anotherState_anotherMinute_anotherDay_aCorrectionLess_eachIsFound() {
        assertThat(wrong(ACCEPTED, "en", with("Accepted", "Waiting for acceptance")))
                .hasSize(1);
        assertThat(wrong(ACCEPTED, "en", with("24 Nov 10:00", "24 Nov 09:45"))).hasSize(2);
        assertThat(wrong(ACCEPTED, "en", with("Tue 8 Dec", "Wed 9 Dec"))).hasSize(1);
        assertThat(wrong(SENT_BACK, "zh", List.of("请您补正", "· 银行和账号对不上"))).hasSize(1);
        assertThat(wrong(SENT_BACK, "zh", List.of("请您补正", "最晚办结日", "· 银行和账号对不上", "· 要老人名下的账号")))
                .as("nothing was promised yet")
                .hasSize(1);
    }
}
