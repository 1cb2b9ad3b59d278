package org.nightwindow.driver.standard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCard.Sex;
import org.nightwindow.driver.standard.sdt.CardText.Decoded;
import org.nightwindow.driver.testkit.sdt.DemoCard;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

class CardTextTest {
    private static final DemoCard CITIZEN = DemoPeople.RUOXI.card();

    @Example
    void citizen() {
        IdCard.Citizen card = (IdCard.Citizen) card(CITIZEN);
        assertThat(card.name()).isEqualTo("样若溪");
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
        assertThat(card.ethnicCode()).isEqualTo("01");
        assertThat(card.birthDate()).isEqualTo(LocalDate.of(1985, 11, 12));
        assertThat(card.address()).isEqualTo("样例市示范区样例路202号");
        assertThat(card.idNumber()).isEqualTo("990101198511122024");
        assertThat(card.issuer()).isEqualTo("样例市公安局示范分局");
        assertThat(card.validFrom()).isEqualTo(LocalDate.of(2016, 11, 12));
        assertThat(card.validTo()).contains(LocalDate.of(2036, 11, 12));
    }

    @Example
    void allSixDemoPeopleCanBeRead() {
        for (DemoPeople person : DemoPeople.values()) {
            assertThat(card(person.card()).idNumber()).isEqualTo(person.idNumber());
            assertThat(card(person.card()).name()).isEqualTo(person.fullName());
        }
    }

    @Example
    void aCardWithoutEnd() {
        assertThat(card(DemoPeople.YUEHUA.card()).validTo()).isEmpty();
    }

    @Example
    void hongKongMacaoTaiwan() {
        IdCard.HongKongMacaoTaiwan card = (IdCard.HongKongMacaoTaiwan) card(DemoCard.hongKongMacaoTaiwan(
                "样港生",
                "1",
                "19880229",
                "样例市示范区样例路9号",
                "810000198802290011",
                "样例市公安局",
                "20240101",
                "20290101",
                "H12345678",
                "01"));
        assertThat(card.birthDate()).isEqualTo(LocalDate.of(1988, 2, 29));
        assertThat(card.idNumber()).isEqualTo("810000198802290011");
        assertThat(card.permitNumber()).isEqualTo("H12345678");
        assertThat(card.issueCount()).isEqualTo("01");
        assertThat(card.validTo()).contains(LocalDate.of(2029, 1, 1));
    }

    @Example
    void foreignerBefore2023() {
        IdCard.ForeignerBefore2023 card = (IdCard.ForeignerBefore2023) card(DemoCard.foreignerBefore2023(
                "SAMPLE, MARIA JOSEFINA",
                "2",
                "UTO990075070101",
                "UTO",
                "样玛丽",
                "20180101",
                "20280101",
                "19750701",
                "01",
                "1500"));
        assertThat(card.name()).isEqualTo("SAMPLE, MARIA JOSEFINA");
        assertThat(card.chineseName()).isEqualTo("样玛丽");
        assertThat(card.idNumber()).isEqualTo("UTO990075070101");
        assertThat(card.countryCode()).isEqualTo("UTO");
        assertThat(card.birthDate()).isEqualTo(LocalDate.of(1975, 7, 1));
        assertThat(card.cardVersion()).isEqualTo("01");
        assertThat(card.authorityCode()).isEqualTo("1500");
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
    }

    @Example
    void foreignerSince2023_theLongEnglishNameIsJoinedFromBothFields() {
        // 35 characters end right behind a space: it must not be lost.
        String name = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFG HIJKLMN";
        IdCard.ForeignerSince2023 card = (IdCard.ForeignerSince2023) card(DemoCard.foreignerSince2023(
                "样文", "9", "02", "19900101", name, "999999199001010018", "20240101", "20340101", "UTO"));
        assertThat(card.englishName()).isEqualTo(name);
        assertThat(card.renewalCount()).isEqualTo("02");
        assertThat(card.countryCode()).isEqualTo("UTO");
        assertThat(card.sex()).isEqualTo(Sex.UNSPECIFIED);
        assertThat(card.idNumber()).isEqualTo("999999199001010018");
    }

    @Example
    void rareCharactersOfThePrivateUseAreaStay() {
        assertThat(card(CITIZEN.with(0, 30, "样\uE815\uF8FF")).name()).isEqualTo("样\uE815\uF8FF");
    }

    @Example
    void spacesInsideAFieldStay_paddingByZerosGoes() {
        assertThat(card(CITIZEN.with(0, 30, "样 若溪\0\0")).name()).isEqualTo("样 若溪");
    }

    @Example
    void datesThatAreNone_areNamedButNotShown() {
        for (String wrong : new String[] {"20230229", "19851340", "1985111", "", "ABCDEFGH", "长期"}) {
            assertThat(whyUnreadable(CITIZEN.with(36, 16, wrong))).isEqualTo("the birth date is no date");
        }
        assertThat(whyUnreadable(CITIZEN.with(188, 16, "20161131"))).isEqualTo("the start of validity is no date");
        assertThat(whyUnreadable(CITIZEN.with(204, 16, "永久"))).isEqualTo("the end of validity is no date");
    }

    @Example
    void whatMustBeThere_isAskedFor() {
        assertThat(whyUnreadable(CITIZEN.with(122, 36, ""))).isEqualTo("the ID number is empty");
        assertThat(whyUnreadable(CITIZEN.with(0, 30, ""))).isEqualTo("the name is empty");
        assertThat(whyUnreadable(CITIZEN.with(30, 2, "7"))).contains("sex");
        assertThat(whyUnreadable(CITIZEN.with(248, 2, "Z"))).contains("marker");
        assertThat(why(new byte[255])).contains("255");
    }

    @Example
    void halfACharacter_isNoText() {
        byte[] text = CITIZEN.text().clone();
        text[1] = (byte) 0xD8;
        assertThat(why(text)).isEqualTo("the name is no text");
    }

    @Property(tries = 2000)
    void anyBlockIsDecodedOrRefused_neverThrown(@ForAll @Size(256) byte[] text) {
        assertThat(CardText.decode(text, Optional.empty(), Optional.empty())).isNotNull();
    }

    @Property(tries = 2000)
    void aDamagedCardIsDecodedOrRefused_neverThrown(@ForAll @Size(max = 6) byte[] damage, @ForAll int where) {
        byte[] text = CITIZEN.text().clone();
        for (int i = 0; i < damage.length; i++) {
            text[Math.floorMod(where * (i + 1), text.length)] = damage[i];
        }
        assertThat(CardText.decode(text, Optional.empty(), Optional.empty())).isNotNull();
    }

    @Example
    void theNewestAddressReplacesThePrintedOne() {
        Decoded decoded = CardText.decode(
                CITIZEN.text(),
                Optional.empty(),
                CardText.newestAddress("样例市新居路8号".concat(" ".repeat(27)).getBytes(StandardCharsets.UTF_16LE)));
        assertThat(decoded)
                .asInstanceOf(type(Decoded.Card.class))
                .extracting(read -> ((IdCard.Citizen) read.card()).address())
                .isEqualTo("样例市新居路8号");
    }

    private static IdCard card(DemoCard card) {
        Decoded decoded = CardText.decode(card.text(), Optional.of(card.photo()), Optional.empty());
        assertThat(decoded).isInstanceOf(Decoded.Card.class);
        return ((Decoded.Card) decoded).card();
    }

    private static String whyUnreadable(DemoCard card) {
        return why(card.text());
    }

    private static String why(byte[] text) {
        Decoded decoded = CardText.decode(text, Optional.empty(), Optional.empty());
        assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
        return ((Decoded.Unreadable) decoded).why();
    }
}
