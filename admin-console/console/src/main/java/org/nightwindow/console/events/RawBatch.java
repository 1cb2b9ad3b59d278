package org.nightwindow.console.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An [org.nightwindow.hall.EventBatch] as it came: the frame is read, the bodies are not. Each body is kept byte
/// for byte, so that what is stored is what the kiosk sent, and a body nobody can read is still stored.
///
/// @param epoch of the kiosk's ledger, 1–80 characters
/// @param events in the order they came
record RawBatch(String epoch, List<Event> events) {
    /// Length of the column.
    private static final int EPOCH_CHARS = 80;

    private static final JsonFactory FACTORY = new JsonFactory();

    RawBatch {
        events = List.copyOf(events);
    }

    /// @param at empty when the kiosk's time cannot be read
    /// @param body JSON text, exactly as sent
    record Event(long seq, Optional<Instant> at, String body) {}

    /// The batch; empty when not even its frame can be read.
    static Optional<RawBatch> read(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return Optional.of(batch(parser, bytes));
        } catch (IOException | FrameBroken e) {
            return Optional.empty();
        }
    }

    private static RawBatch batch(JsonParser parser, byte[] bytes) throws IOException, FrameBroken {
        @Nullable String epoch = null;
        @Nullable List<Event> events = null;
        demand(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "epoch" -> {
                    demand(value == JsonToken.VALUE_STRING);
                    epoch = parser.getText();
                }
                case "events" -> {
                    demand(value == JsonToken.START_ARRAY);
                    events = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        events.add(event(parser, bytes));
                    }
                }
                default -> parser.skipChildren();
            }
        }
        demand(parser.nextToken() == null);
        if (epoch == null || events == null || epoch.isBlank() || epoch.length() > EPOCH_CHARS) {
            throw new FrameBroken();
        }
        return new RawBatch(epoch, events);
    }

    private static Event event(JsonParser parser, byte[] bytes) throws IOException, FrameBroken {
        demand(parser.currentToken() == JsonToken.START_OBJECT);
        long seq = -1;
        Optional<Instant> at = Optional.empty();
        String body = "null";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "seq" -> {
                    demand(value == JsonToken.VALUE_NUMBER_INT);
                    seq = parser.getLongValue();
                }
                case "at" -> {
                    at = value == JsonToken.VALUE_STRING ? instant(parser.getText()) : Optional.empty();
                    parser.skipChildren();
                }
                case "body" -> body = slice(parser, bytes);
                default -> parser.skipChildren();
            }
        }
        demand(seq > 0);
        return new Event(seq, at, body);
    }

    /// The bytes from the current token to the end of its value.
    private static String slice(JsonParser parser, byte[] bytes) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken(); // scalars are read lazily; their end is known only now
        long to = parser.currentLocation().getByteOffset();
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void demand(boolean holds) throws FrameBroken {
        if (!holds) {
            throw new FrameBroken();
        }
    }

    /// Ends the reading from any depth; never leaves this class.
    private static final class FrameBroken extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
