package org.nightwindow.driver.testkit.sdt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What the chip of a card holds: the text block of 256 bytes, the photo, and perhaps a newer address.
///
/// The four factories write the four layouts: each field in UTF-16LE at its offset, padded with spaces, the marker of
/// the layout at byte 248. Dates are `YYYYMMDD`; the end of validity may be `长期`.
///
/// `toString` shows nothing: demo people are treated as people.
///
/// @param text 256 bytes
/// @param photo compressed photo, 1,024 bytes; empty for a card without one
/// @param newestAddress what command `30 03` returns, at most 35 characters
public record DemoCard(byte[] text, byte[] photo, Optional<String> newestAddress) {
    public static final int TEXT_BYTES = 256;
    public static final int PHOTO_BYTES = 1024;

    /// 居民身份证, marker blank.
    public static DemoCard citizen(
            String name,
            String sex,
            String ethnic,
            String birth,
            String address,
            String idNumber,
            String issuer,
            String validFrom,
            String validTo) {
        byte[] text = blank();
        put(text, 0, 30, name);
        put(text, 30, 2, sex);
        put(text, 32, 4, ethnic);
        put(text, 36, 16, birth);
        put(text, 52, 70, address);
        put(text, 122, 36, idNumber);
        put(text, 158, 30, issuer);
        put(text, 188, 16, validFrom);
        put(text, 204, 16, validTo);
        put(text, 248, 2, " ");
        return of(text);
    }

    /// 港澳台居民居住证, marker J.
    public static DemoCard hongKongMacaoTaiwan(
            String name,
            String sex,
            String birth,
            String address,
            String idNumber,
            String issuer,
            String validFrom,
            String validTo,
            String permitNumber,
            String issueCount) {
        byte[] text = citizen(name, sex, "", birth, address, idNumber, issuer, validFrom, validTo).text;
        put(text, 220, 18, permitNumber);
        put(text, 238, 4, issueCount);
        put(text, 248, 2, "J");
        return of(text);
    }

    /// 外国人永久居留身份证 of before 2023, marker I.
    public static DemoCard foreignerBefore2023(
            String englishName,
            String sex,
            String number,
            String country,
            String chineseName,
            String validFrom,
            String validTo,
            String birth,
            String cardVersion,
            String authority) {
        byte[] text = blank();
        put(text, 0, 120, englishName);
        put(text, 120, 2, sex);
        put(text, 122, 30, number);
        put(text, 152, 6, country);
        put(text, 158, 30, chineseName);
        put(text, 188, 16, validFrom);
        put(text, 204, 16, validTo);
        put(text, 220, 16, birth);
        put(text, 236, 4, cardVersion);
        put(text, 240, 8, authority);
        put(text, 248, 2, "I");
        return of(text);
    }

    /// 外国人永久居留身份证 since 2023, marker Y.
    public static DemoCard foreignerSince2023(
            String chineseName,
            String sex,
            String renewals,
            String birth,
            String englishName,
            String idNumber,
            String validFrom,
            String validTo,
            String country) {
        byte[] text = blank();
        put(text, 0, 30, chineseName);
        put(text, 30, 2, sex);
        put(text, 32, 4, renewals);
        put(text, 36, 16, birth);
        put(text, 52, 70, englishName.substring(0, Math.min(35, englishName.length())));
        put(text, 122, 36, idNumber);
        put(text, 188, 16, validFrom);
        put(text, 204, 16, validTo);
        put(text, 220, 22, englishName.substring(Math.min(35, englishName.length())));
        put(text, 242, 6, country);
        put(text, 248, 2, "Y");
        return of(text);
    }

    /// The same card with another field: `at` is the byte offset in the text block.
    public DemoCard with(int at, int bytes, String field) {
        byte[] changed = text.clone();
        put(changed, at, bytes, field);
        return new DemoCard(changed, photo, newestAddress);
    }

    public DemoCard withNewestAddress(String address) {
        return new DemoCard(text, photo, Optional.of(address));
    }

    public DemoCard withoutPhoto() {
        return new DemoCard(text, new byte[0], newestAddress);
    }

    @Override
    public String toString() {
        return "DemoCard[…]";
    }

    private static DemoCard of(byte[] text) {
        byte[] photo = new byte[PHOTO_BYTES];
        for (int i = 0; i < photo.length; i++) {
            // Every byte value, also runs that look like a preamble: a photo is arbitrary bytes.
            photo[i] = (byte) (i % 7 < 3 ? 0xAA : i * 31 + text[122] * 5 + text[154]);
        }
        return new DemoCard(text, photo, Optional.empty());
    }

    private static byte[] blank() {
        byte[] text = new byte[TEXT_BYTES];
        put(text, 0, TEXT_BYTES, "");
        return text;
    }

    static void put(byte[] block, int at, int bytes, String field) {
        byte[] encoded = field.getBytes(StandardCharsets.UTF_16LE);
        if (encoded.length > bytes) {
            throw new IllegalArgumentException("a field of " + bytes + " bytes cannot hold " + encoded.length);
        }
        byte[] padded = Arrays.copyOf(encoded, bytes);
        for (int i = encoded.length; i < bytes; i += 2) {
            padded[i] = 0x20;
        }
        System.arraycopy(padded, 0, block, at, bytes);
    }
}
