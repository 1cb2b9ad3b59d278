package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aHeartbeatTravelsUnchangedAndANewerFieldDoesNoHarm() throws JsonProcessingException {
        Instant at = Instant.parse("2026-11-21T03:12:00.123Z");
        Heartbeat sent = new Heartbeat(
                at,
                "e1",
                7,
                "0.1.0",
                "1",
                new Heartbeat.Screen("home", at),
                false,
                false,
                0,
                List.of(new Heartbeat.Device(
                        "document-printer",
                        "DOCUMENT_PRINTER",
                        "standard.ipp",
                        "READY",
                        "NONE",
                        "",
                        at,
                        List.of(new Heartbeat.Supply("PAPER", "", "LOW", OptionalInt.of(7))))),
                List.of(new Heartbeat.Item("TAX-01", true, "")),
                List.of(),
                List.of(new Heartbeat.Notice("NW-3801", "drivers.unsigned is allowed")));
        String json = Json.MAPPER.writeValueAsString(sent);
        assertThat(json).contains("\"2026-11-21T03:12:00.123Z\"");
        assertThat(Json.MAPPER.readValue(json.replaceFirst("\\{", "{\"mood\":\"fine\","), Heartbeat.class))
                .isEqualTo(sent);
    }

    @Test
    void aHeartbeatOfAKioskThatKnowsNoNotices_hasNone() throws JsonProcessingException {
        String old = """
                {"sentAt":"2026-11-21T03:12:00Z","epoch":"e1","lastSeq":7,"software":"0.1.0","catalogueVersion":"",
                 "screen":{"name":"home","lastPulse":"2026-11-21T03:12:00Z"},"visitActive":false,"maintenance":false,
                 "openActs":0,"devices":[],"items":[],"results":[]}""";
        assertThat(Json.MAPPER.readValue(old, Heartbeat.class).notices()).isEmpty();
    }

    @Test
    void anEventSaysWhatItIs() throws JsonProcessingException {
        KioskEvent sent = new KioskEvent.ActChanged(
                "P-1", "PRINT", KioskEvent.Outcome.UNKNOWN, "TAX-01", null, 1, 0, "printer forgot the job");
        String json = Json.MAPPER.writeValueAsString(sent);
        assertThat(json).contains("\"type\":\"act-changed\"");
        assertThat(Json.MAPPER.readValue(json, KioskEvent.class)).isEqualTo(sent);
    }

    @Test
    void aTicketIsReadAsItIsWritten() {
        EnrolmentTicket ticket = new EnrolmentTicket("ABCD-EFGH-2345", "0123456789abcdef0123456789abcdef");
        assertThat(EnrolmentTicket.parse(" " + ticket.written().toLowerCase(java.util.Locale.ROOT) + "\n"))
                .contains(ticket);
        assertThat(EnrolmentTicket.parse("ABCD-EFGH-2345")).isEmpty();
        assertThat(ticket.toString()).doesNotContain("ABCD");
    }
}
