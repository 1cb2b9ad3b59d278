package org.nightwindow.console.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.Json;

/// Every event as it was stored, for somebody who checks us. No personal data: events carry none.
public final class EventExport {
    private record Row(String kioskId, String epoch, long seq, long happenedAt, String body) {}

    /// `[{kiosk, epoch, seq, at, body}]` in the order of arrival; a body that is no JSON is given as text.
    public static ArrayNode of(Jdbi jdbi) {
        ArrayNode events = Json.MAPPER.createArrayNode();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select kiosk_id, epoch, seq, happened_at, body from kiosk_event order by id")
                .map(ConstructorMapper.of(Row.class))
                .forEach(row -> events.addObject()
                        .put("kiosk", row.kioskId())
                        .put("epoch", row.epoch())
                        .put("seq", row.seq())
                        .put("at", Instant.ofEpochMilli(row.happenedAt()).toString())
                        .set("body", json(row.body()))));
        return events;
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    private EventExport() {}
}
