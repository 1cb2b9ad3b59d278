package org.nightwindow.driver.standard.sdt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Objects;
import java.util.Optional;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCard.Sex;

/// Decodes the text block of a card: fixed fields in UTF-16LE, padded with spaces. Byte 248 holds the marker that says
/// which of the four layouts it is.
///
/// Text is taken as it is; code points of the private use area stand for rare characters and stay. Only the padding is
/// cut off, at the end.
final class CardText {
    private static final int BYTES = 256;
    private static final int MARKER = 248;
    private static final String WITHOUT_END = "长期";

    /// `uuuu` and strict: 20230229 is no date.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final byte[] block;

    private CardText(byte[] block) {
        this.block = block;
    }

    /// What a text block says.
    sealed interface Decoded {
        record Card(IdCard card) implements Decoded {}

        /// @param why names the field, never what stands in it
        record Unreadable(String why) implements Decoded {}
    }

    /// @param photo passed on as it is
    /// @param moved the newest address, which replaces the printed one where the layout has one
    static Decoded decode(byte[] text, Optional<byte[]> photo, Optional<String> moved) {
        if (text.length != BYTES) {
            return new Decoded.Unreadable("the text block has " + text.length + " bytes, not " + BYTES);
        }
        CardText block = new CardText(text);
        try {
            char marker = block.unit(MARKER);
            return switch (marker) {
                case ' ', '\0' -> new Decoded.Card(block.citizen(photo, moved));
                case 'J' -> new Decoded.Card(block.hongKongMacaoTaiwan(photo, moved));
                case 'I' -> new Decoded.Card(block.foreignerBefore2023(photo));
                case 'Y' -> new Decoded.Card(block.foreignerSince2023(photo));
                default -> new Decoded.Unreadable("the layout marker is none of the four known ones");
            };
        } catch (UnreadableField e) {
            return new Decoded.Unreadable(e.getMessage());
        }
    }

    /// The newest address of command `30 03`: 35 characters.
    static Optional<String> newestAddress(byte[] data) {
        String address = new CardText(data).raw(0, data.length);
        return address.isBlank() || halfSurrogate(address) ? Optional.empty() : Optional.of(unpadded(address));
    }

    private IdCard citizen(Optional<byte[]> photo, Optional<String> moved) throws UnreadableField {
        return new IdCard.Citizen(
                needed("name", 0, 30),
                sex(30),
                field("ethnic code", 32, 4),
                date("birth date", 36),
                moved.orElse(field("address", 52, 70)),
                needed("ID number", 122, 36),
                field("issuer", 158, 30),
                date("start of validity", 188),
                end(204),
                photo);
    }

    private IdCard hongKongMacaoTaiwan(Optional<byte[]> photo, Optional<String> moved) throws UnreadableField {
        return new IdCard.HongKongMacaoTaiwan(
                needed("name", 0, 30),
                sex(30),
                date("birth date", 36),
                moved.orElse(field("address", 52, 70)),
                needed("ID number", 122, 36),
                field("issuer", 158, 30),
                date("start of validity", 188),
                end(204),
                field("permit number", 220, 18),
                field("issue count", 238, 4),
                photo);
    }

    private IdCard foreignerBefore2023(Optional<byte[]> photo) throws UnreadableField {
        return new IdCard.ForeignerBefore2023(
                needed("English name", 0, 120),
                field("Chinese name", 158, 30),
                sex(120),
                date("birth date", 220),
                needed("card number", 122, 30),
                field("country code", 152, 6),
                field("card version", 236, 4),
                field("authority code", 240, 8),
                date("start of validity", 188),
                end(204),
                photo);
    }

    private IdCard foreignerSince2023(Optional<byte[]> photo) throws UnreadableField {
        // The second part continues the first in the middle of a word, so the first keeps its spaces.
        String englishName = unpadded(whole("English name", 52, 70) + whole("English name", 220, 22));
        return new IdCard.ForeignerSince2023(
                field("Chinese name", 0, 30),
                englishName,
                sex(30),
                date("birth date", 36),
                needed("ID number", 122, 36),
                field("country code", 242, 6),
                field("renewal count", 32, 4),
                date("start of validity", 188),
                end(204),
                photo);
    }

    private Sex sex(int at) throws UnreadableField {
        return switch (unit(at)) {
            case '0' -> Sex.UNKNOWN;
            case '1' -> Sex.MALE;
            case '2' -> Sex.FEMALE;
            case '9' -> Sex.UNSPECIFIED;
            default -> throw new UnreadableField("the sex is no code of GB/T 2261.1");
        };
    }

    private LocalDate date(String name, int at) throws UnreadableField {
        try {
            return LocalDate.parse(field(name, at, 16), DATE);
        } catch (DateTimeException e) {
            // Without the cause: its message holds what stands on the card.
            throw new UnreadableField("the " + name + " is no date");
        }
    }

    private Optional<LocalDate> end(int at) throws UnreadableField {
        return field("end of validity", at, 16).equals(WITHOUT_END)
                ? Optional.empty()
                : Optional.of(date("end of validity", at));
    }

    private String needed(String name, int at, int bytes) throws UnreadableField {
        String value = field(name, at, bytes);
        if (value.isBlank()) {
            throw new UnreadableField("the " + name + " is empty");
        }
        return value;
    }

    private String field(String name, int at, int bytes) throws UnreadableField {
        return unpadded(whole(name, at, bytes));
    }

    private String whole(String name, int at, int bytes) throws UnreadableField {
        String value = raw(at, bytes);
        if (halfSurrogate(value)) {
            throw new UnreadableField("the " + name + " is no text");
        }
        return value;
    }

    private String raw(int at, int bytes) {
        char[] units = new char[bytes / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = unit(at + 2 * i);
        }
        return new String(units);
    }

    private char unit(int at) {
        return (char) ((block[at] & 0xFF) | ((block[at + 1] & 0xFF) << 8));
    }

    /// Half a character is damage: no text file, page or database could keep it.
    private static boolean halfSurrogate(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static String unpadded(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\0')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static final class UnreadableField extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableField(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage(), "said when it was thrown");
        }
    }
}
