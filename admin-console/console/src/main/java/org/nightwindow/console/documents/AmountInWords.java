package org.nightwindow.console.documents;

/// Amounts in the Chinese characters that cannot be altered with a stroke (大写).
///
/// The rules are those for bills and vouchers, 支付结算办法 annex 1 (银发〔1997〕393号): a zero between two digits that are
/// not zero is written once as 零, however many there are; 元后面 with no 角 but a 分 needs 零; an amount that ends with 元
/// or 角 is closed with 整. Where the rules leave a choice (万位 or 元位 is zero, the next digit is not), the zero is
/// left out. A negative amount (a refund) begins with 负.
public final class AmountInWords {
    private static final String[] DIGITS = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final long WAN = 10_000L;
    private static final long YI = 100_000_000L;

    /// The greatest amount that is spelled, in fen: 9,999 万亿 yuan. No document comes near it.
    public static final long LIMIT = 100L * WAN * WAN * WAN * WAN - 1;

    /// `2478015` → `贰万肆仟柒佰捌拾元壹角伍分`.
    ///
    /// @param fen from −[#LIMIT] to [#LIMIT]
    public static String of(long fen) {
        if (fen > LIMIT || fen < -LIMIT) {
            throw new IllegalArgumentException("an amount that no document has: " + fen);
        }
        long amount = Math.abs(fen);
        long yuan = amount / 100;
        int jiao = (int) (amount / 10 % 10);
        int last = (int) (amount % 10);
        StringBuilder words = new StringBuilder(fen < 0 ? "负" : "");
        if (yuan > 0 || amount == 0) {
            words.append(yuan == 0 ? DIGITS[0] : whole(yuan)).append("元");
        }
        if (jiao > 0) {
            words.append(DIGITS[jiao]).append("角");
        } else if (last > 0 && yuan > 0) {
            words.append(DIGITS[0]);
        }
        return words.append(last > 0 ? DIGITS[last] + "分" : "整").toString();
    }

    private static String whole(long number) {
        if (number >= YI) {
            return joined(number, YI, "亿");
        }
        if (number >= WAN) {
            return joined(number, WAN, "万");
        }
        return group((int) number);
    }

    /// Zeros at the head of the lower part stand between two digits; zeros at the end of the upper part alone do
    /// not.
    private static String joined(long number, long unit, String name) {
        long rest = number % unit;
        if (rest == 0) {
            return whole(number / unit) + name;
        }
        return whole(number / unit) + name + (rest < unit / 10 ? DIGITS[0] : "") + whole(rest);
    }

    private static String group(int number) {
        StringBuilder words = new StringBuilder();
        boolean zero = false;
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                zero = !words.isEmpty();
            } else {
                words.append(zero ? DIGITS[0] : "").append(DIGITS[digit]).append(PLACES[place]);
                zero = false;
            }
        }
        return words.toString();
    }

    private AmountInWords() {}
}
