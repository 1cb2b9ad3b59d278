package org.nightwindow.hall.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.hall.Text;

class MarkTest {
    private static final CheckContext NOW = new CheckContext(LocalDate.of(2026, 11, 21));
    private static final Text HINT = new Text("错", "wrong");

    private static String marked(Constraint constraint, String value) {
        Mark mark = constraint.mark(value, NOW);
        return value.substring(mark.from(), mark.to());
    }

    @ParameterizedTest
    @CsvSource({
        "23900000000, 2", // begins wrong
        "12900000000, 2", // the second cannot be 2
        "139000O0000, O", // a letter among the digits
        "139000000001, 1", // one too many
        "1390000000012, 12", // two too many
        "139, 139" // stops too early: nobody knows where the digit is missing
    })
    void aPatternTellsTheCharacterWhereItCannotGoOn(String value, String marked) {
        assertThat(marked(new Matches(Pattern.compile("1[3-9][0-9]{9}"), HINT), value))
                .isEqualTo(marked);
    }

    @Test
    void ofAClassOfCharactersOnlyTheStrangerIsMarked() {
        assertThat(Mark.stranger(Pattern.compile("[0-9]+"), "12a45")).isEqualTo(new Mark(2, 3));
    }

    @Test
    void aNumberThatDoesNotAddUpIsMarkedWhole_oneOfTheWrongShapeWhereItIsWrong() {
        assertThat(marked(Checksum.GB11643, "990101194403085028")).isEqualTo("990101194403085028");
        assertThat(marked(Checksum.GB11643, "99010119440308X028")).isEqualTo("X");
        assertThat(marked(Checksum.LUHN, "6200000000000006")).isEqualTo("6200000000000006");
    }

    @Test
    void ofSomebodyTooYoungTheYearIsMarked_ofADayThatDoesNotExistTheDate() {
        assertThat(marked(new AgeAtLeast(80), "990101195506013030")).isEqualTo("1955");
        assertThat(marked(new AgeAtLeast(80), "990101194413085029")).isEqualTo("19441308");
        assertThat(marked(new AgeAtLeast(80), "990101205506013030")).isEqualTo("20550601");
    }

    @Test
    void whatIsTooLongIsMarkedFromWhereItIsTooMuch_aRareCharacterIsOne() {
        assertThat(marked(new Length(1, 3), "𠮷样样样样")).isEqualTo("样样");
        assertThat(marked(new Length(3, 9), "样")).isEqualTo("样");
    }

    @Test
    void ofANameTheFirstRunThatIsNotChineseIsMarked() {
        assertThat(marked(Script.HAN, "样ab若c")).isEqualTo("ab");
    }
}
