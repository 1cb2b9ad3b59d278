package org.nightwindow.driver.host.vendor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) stricter than the standard where two readers could see two things: it is UTF-8, a key
/// stands once, and nothing comes after the value.
///
/// Values are [java.util.Map], [java.util.List], [String], [Boolean], [Number] and null.
final class Json {
    /// A manifest has two levels.
    private static final int DEPTH = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// The bytes are no such JSON.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String what) {
            super(what, null, false, false);
        }
    }

    static @Nullable Object read(byte[] utf8) throws MalformedException {
        try {
            // Decoded first: from bytes, Jackson would also take UTF-16.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return MAPPER.readValue(text, Object.class);
        } catch (CharacterCodingException e) {
            throw new MalformedException("is no UTF-8 text");
        } catch (JsonProcessingException e) {
            throw new MalformedException("is no JSON: " + e.getOriginalMessage());
        }
    }

    /// As it stands between quotation marks.
    static String quote(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private Json() {}
}
