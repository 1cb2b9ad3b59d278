package org.nightwindow.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A record that ends in a log by mistake must not tell who stood there.
class PersonalDataTest {
    private static final String SECRET = "王小明110101199003077758SECRET1990-03-07";
    private static final LocalDate DAY = LocalDate.of(1990, 3, 7);

    static Stream<Object> personalRecords() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                new IdCard.Citizen(
                        SECRET,
                        IdCard.Sex.MALE,
                        "01",
                        DAY,
                        SECRET,
                        SECRET,
                        SECRET,
                        DAY,
                        Optional.of(DAY),
                        Optional.empty()),
                new IdCard.HongKongMacaoTaiwan(
                        SECRET,
                        IdCard.Sex.MALE,
                        DAY,
                        SECRET,
                        SECRET,
                        SECRET,
                        DAY,
                        Optional.of(DAY),
                        SECRET,
                        "1",
                        Optional.empty()),
                new IdCard.ForeignerBefore2023(
                        SECRET,
                        SECRET,
                        IdCard.Sex.MALE,
                        DAY,
                        SECRET,
                        "CAN",
                        "1",
                        "1",
                        DAY,
                        Optional.of(DAY),
                        Optional.empty()),
                new IdCard.ForeignerSince2023(
                        SECRET,
                        SECRET,
                        IdCard.Sex.MALE,
                        DAY,
                        SECRET,
                        "CAN",
                        "1",
                        DAY,
                        Optional.of(DAY),
                        Optional.empty()),
                new ScannedCode(SECRET),
                new PrintJob("P-1", bytes, 1),
                new ReceiptImage(8, bytes.length, bytes),
                new DocumentCamera.Picture(bytes));
    }

    @ParameterizedTest
    @MethodSource("personalRecords")
    void toStringShowsNothingOfAPerson_alsoInsideAnOutcome(Object personal) {
        for (String shown :
                new String[] {personal.toString(), Outcome.done(personal).toString()}) {
            assertThat(shown).doesNotContain("王", "1101", "SECRET", "1990");
        }
    }
}
