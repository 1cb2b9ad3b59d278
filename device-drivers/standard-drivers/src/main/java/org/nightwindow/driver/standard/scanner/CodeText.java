package org.nightwindow.driver.standard.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Decodes what a scanner sent: UTF-8, and GB 18030 where it is no UTF-8. Strict, because a replaced character in a
/// signed code would be reported as forgery.
///
/// A short Chinese text in GB 18030 can be valid UTF-8 by chance (一 alone is); the codes of the hall are ASCII, where
/// both encodings agree.
final class CodeText {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private CodeText() {}

    /// @return empty when the bytes are text in neither encoding
    static Optional<String> decode(byte[] bytes) {
        return decode(bytes, StandardCharsets.UTF_8).or(() -> decode(bytes, GB18030));
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
