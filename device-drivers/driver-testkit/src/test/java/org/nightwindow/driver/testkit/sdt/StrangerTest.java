package org.nightwindow.driver.testkit.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrangerTest {
    /// GB 11643: the weighted sum of all 18 characters leaves 1.
    private static int remainder(String idNumber) {
        int sum = 0;
        int weight = 1;
        for (int i = idNumber.length() - 1; i >= 0; i--) {
            sum += weight * (idNumber.charAt(i) == 'X' ? 10 : idNumber.charAt(i) - '0');
            weight = weight * 2 % 11;
        }
        return sum % 11;
    }

    @Test
    void everyStrangerIsSomebodyElseWithARealNumber() {
        int[] some = IntStream.iterate(0, number -> number < 1_000_000, number -> number + 97)
                .toArray();

        assertThat(IntStream.of(some).mapToObj(number -> new Stranger(number).idNumber()))
                .doesNotHaveDuplicates()
                .allSatisfy(idNumber -> {
                    assertThat(idNumber).hasSize(18);
                    assertThat(remainder(idNumber)).isEqualTo(1);
                    assertThat(LocalDate.parse(idNumber.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE))
                            .isBetween(LocalDate.of(1970, 1, 1), LocalDate.of(1999, 12, 31));
                });
    }

    @Test
    void theCheckCharacterIsThatOfTheDemoPeople() {
        assertThat(DemoPeople.values())
                .allSatisfy(person -> assertThat(remainder(person.idNumber())).isEqualTo(1));
    }
}
