package org.nightwindow.kiosk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A visit from card to paper and slip, or from card to a case and its slip, killed at every point at which a death
/// makes a difference ([CrashPoints] says which those are).
final class CrashTest extends CrashBench {
    /// What a visit passes until its act begins; the same in both, so one of them is killed there.
    private static final List<String> BEGINNING = all(
            // Three bytes, which the scanner takes whole; it answers with what it reads.
            Stream.of("after scanner on"),
            amidAndAfter("find a card", "select the card", "read the card", "ask the reader"),
            amidAndAfter("ask the slips", "Get-Printer-Attributes"),
            around("note", "acknowledge", "clock"));

    private static final List<String> PRINT = all(
            around("plan", "issued", "start", "settle"),
            amidAndAfter("Get-Jobs", "Create-Job", "Get-Job-Attributes", "the document"),
            amidAndAfter(
                    "Get-Job-Attributes, once the document is sent",
                    "Get-Printer-Attributes, once the document is sent"));

    private static final List<String> FILE = all(around("plan", "start", "settle"));

    /// What a visit passes when its act has ended.
    private static final List<String> END = all(
            around("note, once settled", "acknowledge, once settled"),
            amidAndAfter("the first band of the slip", "the end of the slip"));

    @SafeVarargs
    private static List<String> all(Stream<String>... points) {
        List<String> all = new ArrayList<>();
        for (Stream<String> some : points) {
            some.forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static Stream<String> around(String... commits) {
        return Stream.of(commits).flatMap(commit -> Stream.of("before commit " + commit, "after commit " + commit));
    }

    private static Stream<String> amidAndAfter(String... messages) {
        return Stream.of(messages).flatMap(message -> Stream.of("amid " + message, "after " + message));
    }

    /// Enough for the seconds of an ordinary build: the moments on which everything hangs.
    @ParameterizedTest
    @CsvSource({
        "print,before commit start",
        "print,after commit start",
        "print,before commit settle",
        // The console has the case, and the kiosk dies before it has written so.
        "file,before commit settle"
    })
    void killedAtTheMomentsOnWhichEverythingHangs_nothingIsLostDoubledOrMadeUp(String visit, String point)
            throws Exception {
        killedAt(visit, point);
    }

    /// A point nobody has thought of would be one at which nobody has killed it. After a death a printer is asked what
    /// became of its jobs, so any visit may pass points of another's.
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"print", "file", "correct"})
    void thesePointsAreAllThereAre(String visit) throws Exception {
        List<String> act = visit.equals("print") ? PRINT : FILE;
        assertThat(points(visit))
                .containsAll(all(BEGINNING.stream(), act.stream(), END.stream()))
                .isSubsetOf(all(BEGINNING.stream(), PRINT.stream(), FILE.stream(), END.stream()));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> killedAtEveryPointOfAPrint_nothingIsLostDoubledOrMadeUp() {
        return all(BEGINNING.stream(), PRINT.stream(), END.stream()).stream()
                .map(point -> DynamicTest.dynamicTest(point, () -> killedAt("print", point)));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> killedAtEveryPointOfAFiling_itIsFiledOnceOrNotAtAll() {
        return all(FILE.stream(), END.stream()).stream()
                .map(point -> DynamicTest.dynamicTest(point, () -> killedAt("file", point)));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> killedAtEveryPointOfACorrection_itIsHandedInOnceOrNotAtAll() {
        return all(FILE.stream(), END.stream()).stream()
                .map(point -> DynamicTest.dynamicTest(point, () -> killedAt("correct", point)));
    }
}
