package org.nightwindow.kiosk.ui.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.kiosk.ui.keyboard.Keyboard.Kind;

class KeyboardTest {

    private static final CompletableFuture<PinyinDictionary> DICTIONARY =
            CompletableFuture.completedFuture(PinyinDictionary.load());

    @ParameterizedTest
    @CsvSource({
        "DIGITS, 1a2 b３, 123",
        "ID_NUMBER, 99010119520308404x, 99010119520308404X",
        "ID_NUMBER, １１X, 11X",
        "MONEY, 12.345, 12.34",
        "MONEY, .5, 0.5",
        "MONEY, 007, 7",
        "MONEY, 1..2, 1.2",
        "LETTERS, ＡB12-c/é'😀, AB12-c/",
    })
    void aKindTakesItsOwnCharacters_alsoFullWidthOnes(Kind kind, String typed, String written) {
        Keyboard keyboard = new Keyboard(kind, 18, DICTIONARY);
        keyboard.type(typed);
        assertThat(keyboard.text().get()).isEqualTo(written);
    }

    @Test
    void aFullFieldSaysSo_andWritesNothingMore() {
        Keyboard keyboard = new Keyboard(Kind.DIGITS, 3, DICTIONARY);
        keyboard.type("123");
        assertThat(keyboard.full().get()).isFalse();
        keyboard.press(new Key.Write("4"));
        assertThat(keyboard.text().get()).isEqualTo("123");
        assertThat(keyboard.full().get()).isTrue();
        keyboard.backspace();
        assertThat(keyboard.full().get()).isFalse();
    }

    @Test
    void aWordThatDoesNotFitIsNotCut_itsLettersStay() {
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 3, DICTIONARY);
        keyboard.type("jiatingzhuzhi");
        keyboard.done();
        assertThat(keyboard.text().get()).isEmpty();
        assertThat(keyboard.full().get()).isTrue();
        assertThat(keyboard.composing().get()).isEqualTo("家庭住址");
        keyboard.choose(keyboard.candidates().get().indexOf("家庭"));
        assertThat(keyboard.text().get()).isEqualTo("家庭");
    }

    @Test
    void backspaceTakesLettersOfTheWordFirst_thenWholeCharacters() {
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 10, DICTIONARY);
        keyboard.replace("王𠮷");
        keyboard.type("de");
        keyboard.backspace();
        keyboard.backspace();
        assertThat(keyboard.text().get()).isEqualTo("王𠮷");
        keyboard.backspace();
        assertThat(keyboard.text().get()).isEqualTo("王");
        keyboard.backspace();
        keyboard.backspace();
        assertThat(keyboard.text().get()).isEmpty();
    }

    @Test
    void sheTypesPinyinAndChooses_oneWordAfterTheOther() {
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 40, DICTIONARY);
        keyboard.replace("样例");
        keyboard.type("nongshang");
        assertThat(keyboard.text().get()).isEqualTo("样例");
        assertThat(keyboard.reading().get()).isEqualTo("nong'shang");
        assertThat(keyboard.composing().get()).isEqualTo("农商");
        assertThat(keyboard.candidates().get()).startsWith("农商");
        keyboard.choose(0);
        assertThat(keyboard.text().get()).isEqualTo("样例农商");
        assertThat(keyboard.candidates().get()).isEmpty();
        keyboard.type("yinhang");
        keyboard.press(Key.Act.SPACE);
        assertThat(keyboard.text().get()).isEqualTo("样例农商银行");
    }

    @Test
    void doneTakesTheComposingWordFirst_soThatSheSeesIt_thenItIsDone() {
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 40, DICTIONARY);
        List<String> done = new ArrayList<>();
        keyboard.onDone(() -> done.add(keyboard.text().get()));
        keyboard.type("dengji");
        keyboard.press(Key.Act.DONE);
        assertThat(done).isEmpty();
        assertThat(keyboard.text().get()).isEqualTo("登记");
        keyboard.press(Key.Act.DONE);
        assertThat(done).containsExactly("登记");
    }

    @Test
    void leavingTheFieldWritesWhatItShowed() {
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 40, DICTIONARY);
        keyboard.type("woaizhongguo");
        String shown = keyboard.composing().get();
        assertThat(keyboard.settle()).isTrue();
        assertThat(keyboard.text().get()).isEqualTo(shown).isEqualTo("我爱中国");
    }

    @Test
    void goingOnInLatinKeepsTheLettersThatWereNotChosen() {
        Keyboard keyboard = new Keyboard(Kind.TEXT, 40, DICTIONARY);
        keyboard.type("bus");
        keyboard.press(Key.Act.SCRIPT);
        assertThat(keyboard.text().get()).isEqualTo("bus");
        keyboard.press(Key.Act.SHIFT);
        keyboard.press(new Key.Write("A"));
        keyboard.press(Key.Act.SPACE);
        keyboard.press(Key.Act.SCRIPT);
        keyboard.type("de");
        keyboard.press(Key.Act.SPACE);
        assertThat(keyboard.text().get()).isEqualTo("busA 的");
    }

    @Test
    void aSignBehindAComposingWordWritesTheWordFirst() {
        Keyboard keyboard = new Keyboard(Kind.TEXT, 40, DICTIONARY);
        keyboard.type("jianguolu");
        keyboard.press(Key.Act.LAYER);
        keyboard.type("12号");
        assertThat(keyboard.text().get()).isEqualTo("建国路12号");
    }

    @Test
    void nothingIsLostWhileTheDictionaryIsBeingRead() {
        CompletableFuture<PinyinDictionary> reading = new CompletableFuture<>();
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 40, reading);
        keyboard.type("dengji");
        assertThat(keyboard.reading().get()).isEqualTo("dengji");
        reading.complete(DICTIONARY.join());
        keyboard.dictionaryRead();
        assertThat(keyboard.candidates().get()).startsWith("登记");
    }

    @Test
    void withoutADictionaryLettersCanStillBeWritten() {
        Keyboard keyboard =
                new Keyboard(Kind.CHINESE, 40, CompletableFuture.failedFuture(new IllegalStateException("unreadable")));
        keyboard.type("dengji");
        keyboard.dictionaryRead();
        keyboard.press(Key.Act.SPACE);
        assertThat(keyboard.text().get()).isEqualTo("dengji");
    }

    @Test
    void controlCharactersAreNotWritten() {
        Keyboard keyboard = new Keyboard(Kind.TEXT, 40, DICTIONARY);
        keyboard.type("\u0000\t\n王");
        assertThat(keyboard.text().get()).isEqualTo("王");
    }

    @Test
    void clearLeavesNothing() {
        Keyboard keyboard = new Keyboard(Kind.TEXT, 40, DICTIONARY);
        keyboard.type("王ming");
        keyboard.clear();
        assertThat(keyboard.text().get()).isEmpty();
        assertThat(keyboard.composing().get()).isEmpty();
        assertThat(keyboard.candidates().get()).isEmpty();
        assertThat(keyboard).hasToString("Keyboard[TEXT]");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyLayoutFillsItsGrid_andNoTwoKeysShareAPlace(Kind kind) {
        for (boolean hides : new boolean[] {false, true}) {
            Keyboard keyboard = new Keyboard(kind, 40, DICTIONARY);
            if (hides) {
                keyboard.onHide(() -> {});
            }
            Set<KeyLayout> seen = new HashSet<>();
            for (Key.Act change : List.of(Key.Act.SHIFT, Key.Act.LAYER, Key.Act.SCRIPT, Key.Act.SHIFT, Key.Act.LAYER)) {
                judge(keyboard.layout().get());
                seen.add(keyboard.layout().get());
                keyboard.press(change);
            }
            assertThat(seen).isNotEmpty();
        }
    }

    private static void judge(KeyLayout layout) {
        boolean[][] taken = new boolean[layout.rows()][Key.Place.COLUMNS];
        Set<Key> keys = new HashSet<>();
        for (Key.Place place : layout.places()) {
            assertThat(keys.add(place.key()))
                    .as("%s lies there once", place.key())
                    .isTrue();
            assertThat(place.columns()).as("%s", place.key()).isGreaterThanOrEqualTo(2);
            for (int row = place.row(); row < place.row() + place.rows(); row++) {
                for (int column = place.column(); column < place.column() + place.columns(); column++) {
                    assertThat(taken[row][column]).as("%s", place).isFalse();
                    taken[row][column] = true;
                }
            }
        }
        assertThat(keys).contains(Key.Act.DONE, Key.Act.BACKSPACE);
    }
}
