package org.nightwindow.driver.host.card;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HexFormat;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SmartCardReader;

/// The open files of a social security card 社会保障卡 (LD/T 32): what can be read without a key. Cards of the third
/// generation with only contactless or SM files need the ministry's module and a vendor's driver.
///
/// Nothing here proves that the card is genuine, so it is no identification by itself. `toString` shows nothing of
/// it.
///
/// @param number as printed on the card, nine letters and digits
/// @param name of the holder, as the card has it
/// @param idNumber of the holder, 18 characters
public record SocialSecurityCard(String number, String name, String idNumber) {
    /// `sx1.sh.社会保障` in GBK, the name of the application (LD/T 32).
    private static final byte[] APPLICATION = HexFormat.of().parseHex("7378312E73682EC9E7BBE1B1A3D5CF");

    private static final int ISSUING = 0xEF05;
    private static final int HOLDER = 0xEF06;
    private static final int CARD_NUMBER = 0x07;
    private static final int ID_NUMBER = 0x08;
    private static final int NAME = 0x09;

    /// Which tag stands in the first record of [#HOLDER] where a card counts records instead of asking for tags.
    private static final int FIRST_OF_HOLDER = 0x08;

    private static final int OK = 0x9000;
    private static final int NO_SUCH_FILE = 0x6A82;
    private static final int NO_SUCH_RECORD = 0x6A83;

    private static final Charset GBK = Charset.forName("GBK");

    /// Waits for a card, reads it and lets it go.
    ///
    /// @return done with the card; failed with [Fault#MEDIA_ERROR] when it is another kind of card or says
    ///     something else than it must; else as the reader failed
    public static Outcome<SocialSecurityCard> read(SmartCardReader reader, Call call) {
        Outcome<byte[]> on = reader.powerOn(call);
        Outcome<SocialSecurityCard> read = on.then(atr -> files(reader, call));
        if (on.isDone()) {
            Outcome<?> _ = reader.powerOff(call); // what was read stays read
        }
        return read;
    }

    private static Outcome<SocialSecurityCard> files(SmartCardReader reader, Call call) {
        return select(reader, 0x04, APPLICATION, call)
                .then(_ -> select(reader, 0x02, file(ISSUING), call))
                .then(_ -> byNumber(reader, CARD_NUMBER, CARD_NUMBER, call))
                .then(number -> select(reader, 0x02, file(HOLDER), call)
                        .then(_ -> ofHolder(reader, ID_NUMBER, call))
                        .then(id -> ofHolder(reader, NAME, call).then(name -> card(number, name, id))));
    }

    private static Outcome<SocialSecurityCard> card(byte[] number, byte[] name, byte[] id) {
        try {
            SocialSecurityCard card = new SocialSecurityCard(text(number), text(name), text(id));
            return card.number.isEmpty() || card.name.isEmpty() || !card.idNumber.matches("[0-9]{17}[0-9X]")
                    ? Outcome.failed(Fault.MEDIA_ERROR, "the card holds no name or number")
                    : Outcome.done(card);
        } catch (CharacterCodingException e) {
            return Outcome.failed(Fault.MEDIA_ERROR, "what the card holds is no GBK");
        }
    }

    private static byte[] file(int id) {
        return new byte[] {(byte) (id >> 8), (byte) id};
    }

    private static Outcome<byte[]> select(SmartCardReader reader, int how, byte[] what, Call call) {
        byte[] command = new byte[5 + what.length];
        command[1] = (byte) 0xA4;
        command[2] = (byte) how;
        command[4] = (byte) what.length;
        System.arraycopy(what, 0, command, 5, what.length);
        return exchange(reader, command, call).then(answer -> switch (status(answer)) {
            case OK -> Outcome.done(answer);
            case NO_SUCH_FILE -> Outcome.failed(Fault.MEDIA_ERROR, "no social security card with open files");
            default -> refused(answer);
        });
    }

    /// Some cards are asked by the tag of the record, some count the records of the file from 1.
    private static Outcome<byte[]> ofHolder(SmartCardReader reader, int tag, Call call) {
        return exchange(reader, readRecord(tag, 0), call)
                .then(answer -> status(answer) == NO_SUCH_RECORD
                        ? byNumber(reader, tag - FIRST_OF_HOLDER + 1, tag, call)
                        : value(answer, tag));
    }

    private static Outcome<byte[]> byNumber(SmartCardReader reader, int number, int tag, Call call) {
        return exchange(reader, readRecord(number, 0), call).then(answer -> value(answer, tag));
    }

    /// ISO 7816-4 §7.3.3: by its number, in the file that is selected.
    private static byte[] readRecord(int number, int length) {
        return new byte[] {0x00, (byte) 0xB2, (byte) number, 0x04, (byte) length};
    }

    /// @return what stands behind tag and length
    private static Outcome<byte[]> value(byte[] answer, int tag) {
        if (status(answer) != OK) {
            return refused(answer);
        }
        int data = answer.length - 2;
        if (data < 2 || (answer[0] & 0xFF) != tag || (answer[1] & 0xFF) > data - 2) {
            return Outcome.failed(Fault.MEDIA_ERROR, "a record of the card is not as it must be");
        }
        return Outcome.done(Arrays.copyOfRange(answer, 2, 2 + (answer[1] & 0xFF)));
    }

    /// Fetches what a card with T=0 holds back: `61xx` so much is ready, `6Cxx` ask for just so much (ISO 7816-3
    /// §10.3).
    private static Outcome<byte[]> exchange(SmartCardReader reader, byte[] command, Call call) {
        return reader.transmit(command, call).then(answer -> switch (answer[answer.length - 2] & 0xFF) {
            case 0x61 -> reader.transmit(new byte[] {0x00, (byte) 0xC0, 0x00, 0x00, answer[answer.length - 1]}, call);
            case 0x6C ->
                reader.transmit(
                        new byte[] {command[0], command[1], command[2], command[3], answer[answer.length - 1]}, call);
            default -> Outcome.done(answer);
        });
    }

    private static int status(byte[] answer) {
        return ((answer[answer.length - 2] & 0xFF) << 8) | (answer[answer.length - 1] & 0xFF);
    }

    private static <T> Outcome<T> refused(byte[] answer) {
        return Outcome.failed(Fault.MEDIA_ERROR, "the card answers " + Integer.toHexString(status(answer)));
    }

    /// Padded with zeros, spaces or `FF` up to the length of the field.
    private static String text(byte[] padded) throws CharacterCodingException {
        int end = padded.length;
        while (end > 0 && (padded[end - 1] == 0 || padded[end - 1] == ' ' || padded[end - 1] == (byte) 0xFF)) {
            end--;
        }
        return GBK.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(padded, 0, end))
                .toString();
    }

    @Override
    public String toString() {
        return "SocialSecurityCard[]";
    }
}
