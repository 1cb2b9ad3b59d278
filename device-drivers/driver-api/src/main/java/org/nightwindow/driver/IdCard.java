package org.nightwindow.driver;

import java.time.LocalDate;
import java.util.Optional;

/// What a card says of its holder. Four layouts exist (GA/T 467 and its supplements); all share what stands here.
///
/// `toString` never shows the content.
public sealed interface IdCard {

    /// As on the card; may hold code points of the private use area for rare characters. Never "cleaned".
    String name();

    /// 18 characters, or the 15 of an old foreigner's card. As on the card, not checked.
    String idNumber();

    Sex sex();

    LocalDate birthDate();

    LocalDate validFrom();

    /// Empty when the card is valid without end (长期).
    Optional<LocalDate> validTo();

    /// The photo in the closed WLT format, where the reader gave one. Needs a decoder of the reader's vendor.
    Optional<byte[]> wltPhoto();

    /// Citizen 居民身份证, layout marker blank.
    ///
    /// @param ethnicCode GB/T 3304 as on the card, `01` to `58`, also 97 and 98
    record Citizen(
            String name,
            Sex sex,
            String ethnicCode,
            LocalDate birthDate,
            String address,
            String idNumber,
            String issuer,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<byte[]> wltPhoto)
            implements IdCard {
        @Override
        public String toString() {
            return "Citizen[…]";
        }
    }

    /// Residence permit for Hong Kong, Macao and Taiwan residents 港澳台居民居住证, layout marker J.
    ///
    /// @param permitNumber the number of the travel permit, 9 characters
    /// @param issueCount how often the permit was issued
    record HongKongMacaoTaiwan(
            String name,
            Sex sex,
            LocalDate birthDate,
            String address,
            String idNumber,
            String issuer,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            String permitNumber,
            String issueCount,
            Optional<byte[]> wltPhoto)
            implements IdCard {
        @Override
        public String toString() {
            return "HongKongMacaoTaiwan[…]";
        }
    }

    /// Foreigner's permanent residence card of before 2023, layout marker I.
    ///
    /// @param name the English name
    /// @param chineseName may be empty
    /// @param idNumber the 15 characters of the card number
    /// @param countryCode GB/T 2659, three letters
    record ForeignerBefore2023(
            String name,
            String chineseName,
            Sex sex,
            LocalDate birthDate,
            String idNumber,
            String countryCode,
            String cardVersion,
            String authorityCode,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<byte[]> wltPhoto)
            implements IdCard {
        @Override
        public String toString() {
            return "ForeignerBefore2023[…]";
        }
    }

    /// Foreigner's permanent residence card since 2023, layout marker Y.
    ///
    /// @param name the Chinese name
    /// @param englishName joined from both fields of the layout
    /// @param renewalCount 换证次数
    record ForeignerSince2023(
            String name,
            String englishName,
            Sex sex,
            LocalDate birthDate,
            String idNumber,
            String countryCode,
            String renewalCount,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<byte[]> wltPhoto)
            implements IdCard {
        @Override
        public String toString() {
            return "ForeignerSince2023[…]";
        }
    }

    /// GB/T 2261.1.
    enum Sex {
        /// 0
        UNKNOWN,
        /// 1
        MALE,
        /// 2
        FEMALE,
        /// 9
        UNSPECIFIED
    }
}
