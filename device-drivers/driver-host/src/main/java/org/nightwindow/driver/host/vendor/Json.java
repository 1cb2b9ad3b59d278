package org.nightwindow.driver.host.vendor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Just enough of JSON (RFC 8259) to read a manifest with nothing but the JDK. Stricter than the standard where two
/// readers could see two things: a key stands once, and nothing comes after the value.
///
/// Values are [Map], [List], [String], [Boolean], [Double] and null.
final class Json {
    /// A manifest has two levels.
    private static final int DEPTH = 32;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// The bytes are no such JSON.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String what) {
            super(what, null, false, false);
        }
    }

    static @Nullable Object read(byte[] utf8) throws MalformedException {
        Json json;
        try {
            json = new Json(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedException("is no UTF-8 text");
        }
        Object value = json.value(0);
        json.skipSpace();
        if (json.at < json.text.length()) {
            throw json.wrong("nothing more");
        }
        return value;
    }

    private MalformedException wrong(String expected) {
        return new MalformedException("is no JSON: character " + (at + 1) + " should be " + expected);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean eat(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void must(char wanted) throws MalformedException {
        if (!eat(wanted)) {
            throw wrong("\"" + wanted + "\"");
        }
    }

    private @Nullable Object value(int depth) throws MalformedException {
        if (depth > DEPTH) {
            throw new MalformedException("is nested too deeply");
        }
        skipSpace();
        if (eat('{')) {
            return object(depth);
        }
        if (eat('[')) {
            return array(depth);
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return string();
        }
        if (word("true")) {
            return true;
        }
        if (word("false")) {
            return false;
        }
        return word("null") ? null : number();
    }

    private boolean word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private Map<String, @Nullable Object> object(int depth) throws MalformedException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (eat('}')) {
            return members;
        }
        do {
            skipSpace();
            String key = string();
            must(':');
            if (members.containsKey(key)) {
                throw new MalformedException("says \"" + key + "\" twice");
            }
            members.put(key, value(depth + 1));
        } while (eat(','));
        must('}');
        return members;
    }

    private List<@Nullable Object> array(int depth) throws MalformedException {
        List<@Nullable Object> elements = new ArrayList<>();
        if (eat(']')) {
            return elements;
        }
        do {
            elements.add(value(depth + 1));
        } while (eat(','));
        must(']');
        return elements;
    }

    private Double number() throws MalformedException {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(from, at));
        } catch (NumberFormatException e) {
            at = from;
            throw wrong("a value");
        }
    }

    private String string() throws MalformedException {
        must('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                return out.toString();
            }
            if (next < ' ') {
                throw new MalformedException("has a control character in a text");
            }
            out.append(next == '\\' ? escaped() : next);
        }
        throw wrong("the end of a text");
    }

    private char escaped() throws MalformedException {
        char code = at < text.length() ? text.charAt(at++) : ' ';
        return switch (code) {
            case '"', '\\', '/' -> code;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong("an escape");
        };
    }

    private char hex() throws MalformedException {
        if (at + 4 > text.length()) {
            throw wrong("four hexadecimal digits");
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                throw wrong("a hexadecimal digit");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    /// As it stands between quotation marks.
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                out.append('\\').append(each);
            } else if (each < ' ') {
                out.append(String.format("\\u%04x", (int) each));
            } else {
                out.append(each);
            }
        }
        return out.append('"').toString();
    }
}
