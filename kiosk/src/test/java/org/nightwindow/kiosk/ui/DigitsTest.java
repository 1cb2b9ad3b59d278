package org.nightwindow.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "13900000000, 139 0000 0000",
        "1390, 139 0",
        "139, 139",
        "6200000000000005, 6200 0000 0000 0005",
        "62000, 6200 0",
        "'', ''"
    })
    void digitsStandAsPeopleWriteThem(String digits, String grouped) {
        assertThat(Digits.grouped(digits)).isEqualTo(grouped);
    }
}
