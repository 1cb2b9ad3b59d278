package org.nightwindow.kiosk.ui.keyboard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The letters of a word that is not chosen yet, and what they can mean. Nothing typed is lost while the dictionary
/// is still being read: the letters wait, and [#refresh()] finds their words.
///
/// Screen thread only, or one thread of a test.
public final class PinyinComposer {
    private final CompletableFuture<PinyinDictionary> dictionary;
    private final StringBuilder letters = new StringBuilder();
    private PinyinSearch.Result result = NOTHING;

    private static final PinyinSearch.Result NOTHING = new PinyinSearch.Result("", List.of());

    /// @param dictionary as soon as it has been read; may fail, then letters find no words
    public PinyinComposer(CompletableFuture<PinyinDictionary> dictionary) {
        this.dictionary = dictionary;
    }

    /// Whether `letter` may stand in a reading.
    public static boolean accepts(String letter) {
        return letter.length() == 1 && accepts(letter.charAt(0));
    }

    private static boolean accepts(char letter) {
        return (letter >= 'a' && letter <= 'z') || letter == '\'';
    }

    public boolean isEmpty() {
        return letters.isEmpty();
    }

    /// `nong'shang`: the letters, with apostrophes where the first candidate parts them.
    public String reading() {
        return result.reading();
    }

    /// The letters as they were typed.
    public String letters() {
        return letters.toString();
    }

    /// Best first.
    public List<PinyinSearch.Candidate> candidates() {
        return result.candidates();
    }

    /// What the letters become when she goes on without choosing: the first candidates, or the letters themselves
    /// where there is no word for them.
    public String unchosen() {
        StringBuilder words = new StringBuilder();
        String rest = letters.toString();
        List<PinyinSearch.Candidate> found = candidates();
        while (!found.isEmpty()) {
            words.append(found.getFirst().word());
            rest = withoutMarks(rest.substring(found.getFirst().letters()));
            found = rest.isEmpty() || !ready()
                    ? List.of()
                    : PinyinSearch.search(dictionary.join(), rest).candidates();
        }
        return words.append(rest).toString();
    }

    private static String withoutMarks(String rest) {
        int from = 0;
        while (from < rest.length() && rest.charAt(from) == '\'') {
            from++;
        }
        return rest.substring(from);
    }

    /// Adds a letter.
    ///
    /// @return false when there are too many already, or it may not stand here
    public boolean type(char letter) {
        if (!accepts(letter) || letters.length() >= PinyinSearch.MOST_LETTERS) {
            return false;
        }
        if (letter == '\'' && (isEmpty() || letters.charAt(letters.length() - 1) == '\'')) {
            return false;
        }
        letters.append(letter);
        refresh();
        return true;
    }

    /// Takes the last letter away.
    public void backspace() {
        if (!isEmpty()) {
            letters.setLength(letters.length() - 1);
            refresh();
        }
    }

    /// Takes a candidate; the letters it does not stand for stay.
    ///
    /// @param index in [#candidates()]; empty is returned when there is none
    public Optional<String> choose(int index) {
        if (index < 0 || index >= candidates().size()) {
            return Optional.empty();
        }
        PinyinSearch.Candidate chosen = candidates().get(index);
        String rest = withoutMarks(letters.substring(chosen.letters()));
        letters.setLength(0);
        letters.append(rest);
        refresh();
        return Optional.of(chosen.word());
    }

    public void clear() {
        letters.setLength(0);
        result = NOTHING;
    }

    /// Looks again: to be called once when the dictionary has been read.
    public void refresh() {
        if (isEmpty()) {
            result = NOTHING;
        } else if (ready()) {
            result = PinyinSearch.search(dictionary.join(), letters.toString());
        } else {
            result = new PinyinSearch.Result(letters.toString(), List.of());
        }
    }

    private boolean ready() {
        return dictionary.isDone() && !dictionary.isCompletedExceptionally();
    }
}
