package org.nightwindow.console.documents;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// The two secrets on a paper that open its public page: the code in the QR, and the word (校验码) typed with the
/// serial.
public final class VerificationCode {
    /// 160 bits, so that nobody finds a document by trying.
    private static final int CODE_BYTES = 20;

    /// Without 0 O 1 I, which print alike.
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int HALF = 4;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{27}");

    static String random(SecureRandom random) {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Forty bits, `K7Q4-92MD`; guessing is slowed down by the page's rate limit and needs the serial too.
    static String checkWord(SecureRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            word.append(i == HALF ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /// Whether `text` has the shape of a code from a QR.
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /// A check word as somebody typed it, in the form it was printed: `k7q492md` → `K7Q4-92MD`.
    public static String typedWord(String text) {
        String letters = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return letters.length() == 2 * HALF ? letters.substring(0, HALF) + "-" + letters.substring(HALF) : letters;
    }

    private VerificationCode() {}
}
