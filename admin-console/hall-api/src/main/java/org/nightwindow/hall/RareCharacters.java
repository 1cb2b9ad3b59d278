package org.nightwindow.hall;

import java.text.Normalizer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Characters of names and addresses that our face has no picture of. Where one stands on a screen, a mark takes its
/// place, never a hole; what is kept and sent is what the card says. GB 18030's private use area is on old cards.
public final class RareCharacters {
    /// The typesetter's mark for a letter that is not in the case.
    public static final String MARK = "〓";

    /// What [HallFonts] has beyond the Basic Multilingual Plane, both weights.
    private static final String BEYOND =
            "𠂇𠂉𠃌𠅤𠘨𠙶𠳐𡎚𡐓𡗗𢦏𣗋𣲗𣲘𣸣𤇾𤈎𤣩𤧛𤨁𤩽𤫉𥔲𥕢𥖨𥫗𥻗𦈡𦒍𦙶𦝼𦥑𦭜𦰡𧢲𧺯𧾷𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨸏𨺙𩙿"
                    + "𩠐𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅"
                    + "𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁"
                    + "𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐"
                    + "𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓𭕄𰻝𰻞𱁬";

    private RareCharacters() {}

    /// For a screen: each character our face has no picture of becomes [#MARK]; one that Unicode has twice, for the
    /// sake of older standards, is shown by its twin.
    public static String shown(String text) {
        return replaced(text, c -> {
            String twin = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFC);
            return hasPicture(twin.codePointAt(0)) ? twin : MARK;
        });
    }

    /// How a resident is named where others may read: 样**, the first character and two stars, however long it is.
    ///
    /// @return nothing of an empty name
    public static String masked(String name) {
        return name.isEmpty() ? "" : shown(name.substring(0, name.offsetByCodePoints(0, 1))) + "**";
    }

    /// For staff, who have to find out what it is: each character nobody has a picture of becomes its number,
    /// `〔U+E0F3〕`.
    public static String named(String text) {
        return replaced(text, c -> {
            int type = Character.getType(c);
            boolean nobodys = type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
            return nobodys ? "〔U+%04X〕".formatted(c) : Character.toString(c);
        });
    }

    /// Whether our face has a picture of this Chinese character. Others, such as Latin letters, it is not asked for.
    static boolean hasPicture(int c) {
        int type = Character.getType(c);
        if (type == Character.PRIVATE_USE || type == Character.UNASSIGNED || type == Character.SURROGATE) {
            return false;
        }
        if (!Character.isIdeographic(c)) {
            return true;
        }
        if (Character.isSupplementaryCodePoint(c)) {
            return BEYOND.indexOf(c) >= 0;
        }
        boolean late = (c >= 0x4DB6 && c <= 0x4DBF) || (c >= 0x9FF0 && c <= 0x9FFF); // in Unicode since version 13
        return !late;
    }

    private static String replaced(String text, IntFunction<String> by) {
        return text.codePoints().mapToObj(by).collect(Collectors.joining());
    }
}
