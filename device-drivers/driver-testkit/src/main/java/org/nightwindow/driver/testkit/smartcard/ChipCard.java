package org.nightwindow.driver.testkit.smartcard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// A social security card 社会保障卡 with its open files, as cards of 2011 to 2020 answer (LD/T 32; sequences of
/// commands seen in several public programs: `00A40400…`, `00A4020002EF05`, `00B2070400`).
///
/// Counts what it was asked. Thread-safe.
public final class ChipCard {
    private static final byte[] APPLICATION = HexFormat.of().parseHex("7378312E73682EC9E7BBE1B1A3D5CF");
    private static final Charset GBK = Charset.forName("GBK");
    private static final int OK = 0x9000;

    /// T=0 and T=1, no historical bytes (ISO 7816-3 §8.2).
    private static final byte[] ATR = HexFormat.of().parseHex("3B80800101");

    private final byte[] atr;
    private final boolean numbersRecordsInOrder;
    private final boolean wantsExactLength;
    private final Map<Integer, Map<Integer, byte[]>> files = new TreeMap<>();
    private boolean selected;
    private int file;
    private int commands;

    private ChipCard(byte[] atr, boolean numbersRecordsInOrder, boolean wantsExactLength) {
        this.atr = atr;
        this.numbersRecordsInOrder = numbersRecordsInOrder;
        this.wantsExactLength = wantsExactLength;
    }

    /// The card of a person of the demo hall.
    public static ChipCard of(DemoPeople person) {
        return filled(new ChipCard(ATR, false, false), person.fullName(), person.idNumber(), number(person));
    }

    /// A card that is still older: it numbers the records of each file from 1, and says how many bytes there are
    /// when it is asked for another number (`6Cxx`), as cards with T=0 do.
    public static ChipCard old(DemoPeople person) {
        byte[] onlyT0 = HexFormat.of().parseHex("3B00");
        return filled(new ChipCard(onlyT0, true, true), person.fullName(), person.idNumber(), number(person));
    }

    /// A card with a name of any length.
    public static ChipCard named(String name) {
        return filled(new ChipCard(ATR, false, false), name, DemoPeople.RUOXI.idNumber(), "A00000000");
    }

    /// A bank card: it knows no social security.
    public static ChipCard other() {
        return new ChipCard(ATR, false, false);
    }

    /// The number printed on the card, nine characters.
    public static String number(DemoPeople person) {
        return "A0000000" + person.ordinal();
    }

    private static ChipCard filled(ChipCard card, String name, String idNumber, String number) {
        Map<Integer, byte[]> issuing = new TreeMap<>();
        issuing.put(0x01, HexFormat.of().parseHex("990101D1560000059900000000000001"));
        issuing.put(0x02, "2".getBytes(StandardCharsets.US_ASCII));
        issuing.put(0x03, "2.00".getBytes(StandardCharsets.US_ASCII));
        issuing.put(0x04, HexFormat.of().parseHex("915600000233990100000000"));
        issuing.put(0x05, HexFormat.of().parseHex("20160501"));
        issuing.put(0x06, HexFormat.of().parseHex("20360501"));
        issuing.put(0x07, number.getBytes(StandardCharsets.US_ASCII));
        Map<Integer, byte[]> holder = new TreeMap<>();
        holder.put(0x08, idNumber.getBytes(StandardCharsets.US_ASCII));
        holder.put(0x09, Arrays.copyOf(name.getBytes(GBK), 30));
        holder.put(0x0A, "2".getBytes(StandardCharsets.US_ASCII));
        card.files.put(0xEF05, issuing);
        card.files.put(0xEF06, holder);
        return card;
    }

    /// Its answer to reset.
    public byte[] atr() {
        return atr.clone();
    }

    /// How many commands it got since it was made.
    public synchronized int commands() {
        return commands;
    }

    /// Power on, or reset: nothing is selected.
    public synchronized void reset() {
        selected = false;
        file = 0;
    }

    /// @param command with at least four bytes
    /// @return data and status word
    public synchronized byte[] answer(byte[] command) {
        commands++;
        return switch (command[1] & 0xFF) {
            case 0xA4 -> select(command);
            case 0xB2 -> readRecord(command);
            default -> status(0x6D00); // no such instruction
        };
    }

    private byte[] select(byte[] command) {
        int length = command.length > 4 ? command[4] & 0xFF : 0;
        if (command.length < 5 + length) {
            return status(0x6700);
        }
        byte[] data = Arrays.copyOfRange(command, 5, 5 + length);
        if (command[2] == 0x04) {
            selected = !files.isEmpty() && Arrays.equals(data, APPLICATION);
            return status(selected ? OK : 0x6A82);
        }
        int wanted = data.length == 2 ? ((data[0] & 0xFF) << 8) | (data[1] & 0xFF) : 0;
        if (!selected || !files.containsKey(wanted)) {
            return status(0x6A82);
        }
        file = wanted;
        return status(OK);
    }

    private byte[] readRecord(byte[] command) {
        Map<Integer, byte[]> records = files.getOrDefault(file, Map.of());
        if ((command[3] & 0xFF) != 0x04 || records.isEmpty()) {
            return status(records.isEmpty() ? 0x6986 : 0x6A86);
        }
        int asked = command[2] & 0xFF;
        int tag = !numbersRecordsInOrder
                ? asked
                : records.keySet().stream()
                        .skip(Math.max(0, asked - 1))
                        .findFirst()
                        .orElse(-1);
        byte[] value = records.get(tag);
        if (value == null) {
            return status(0x6A83);
        }
        int wanted = command.length > 4 ? command[4] & 0xFF : 0;
        if (wantsExactLength && wanted != value.length + 2) {
            return status(0x6C00 + value.length + 2);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(tag);
        answer.write(value.length);
        answer.writeBytes(value);
        answer.writeBytes(status(OK));
        return answer.toByteArray();
    }

    private static byte[] status(int word) {
        return new byte[] {(byte) (word >> 8), (byte) word};
    }
}
