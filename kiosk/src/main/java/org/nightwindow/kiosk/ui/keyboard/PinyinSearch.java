package org.nightwindow.kiosk.ui.keyboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What letters typed one after the other can mean: `nongshang` → 农商, 弄, 农, …
///
/// A word fits when its syllables follow each other in the letters: whole (`nong shang`), as its first sound (`ns`,
/// `n shang`), or, at the end, begun (`nong sha`). The first candidate uses all letters: it is a word, or the most
/// likely row of words (the product of their frequencies, by Viterbi). After it come the words at the beginning, those
/// that use more letters first. An apostrophe parts what could be read in two ways: `xi'an`.
///
/// One search takes about 0.3 ms; `PinyinBenchmark` measures it.
public final class PinyinSearch {
    /// More letters than anybody types before choosing; also keeps the marks of syllables within 64 bits.
    public static final int MOST_LETTERS = 40;

    /// Enough for every character of the syllable that has most: a rare name must be found, if late.
    private static final int MOST_CANDIDATES = 300;

    /// For each syllable of which only the first sound was typed, in natural logarithms of frequency: as if the word
    /// were 50 times as rare.
    private static final double FIRST_SOUND_ONLY = 4;

    /// For a syllable that is still being typed.
    private static final double BEGUN = 1;

    /// The logarithm of the sum of all weights: turns a weight into a probability, so that fewer words win over more.
    private static final double ALL_WORDS = Math.log(1e8);

    /// How many syllables a search tries for first sounds inside of words; a phrase takes some hundred. Who lays a hand
    /// on
    /// the keys (zzzzzz…) gets the likeliest of each letter from there on, and never a key that is slow.
    private static final int MOST_TRIED = 1_500;

    private static final double NEVER = Double.NEGATIVE_INFINITY;
    private static final int LONGEST_SYLLABLE = 6;
    private static final char MARK = '\'';

    private final PinyinDictionary dictionary;
    private final String letters;
    private final List<Found> fromStart = new ArrayList<>();
    private final double[] best;
    private final List<@Nullable List<Piece>> pieces;
    private int tried;
    private final Found[] bestLast;

    /// A word that the search offers.
    ///
    /// @param letters how many letters at the beginning it stands for, apostrophes counted
    public record Candidate(String word, int letters) {}

    /// @param reading the letters with apostrophes between the syllables of the first candidate
    /// @param candidates best first
    public record Result(String reading, List<Candidate> candidates) {}

    /// @param syllables bit i is set where a syllable begins at letter i
    private record Found(int entry, int start, int end, double score, long syllables) {}

    /// Letters that can be a syllable, or the beginning of one.
    ///
    /// @param next the letter behind it
    /// @param first of the syllables it can be
    /// @param last of them, exclusive
    /// @param penalty 0 for a whole syllable
    private record Piece(int next, int first, int last, double penalty) {}

    private PinyinSearch(PinyinDictionary dictionary, String letters) {
        this.dictionary = dictionary;
        this.letters = letters;
        this.pieces = new ArrayList<>(Collections.nCopies(letters.length(), null));
        this.best = new double[letters.length() + 1];
        this.bestLast = new Found[letters.length() + 1];
    }

    /// @param letters `a` to `z` and apostrophes, at most [#MOST_LETTERS]; `v` stands for ü
    public static Result search(PinyinDictionary dictionary, String letters) {
        String spelt = letters.replace("lve", "lue").replace("nve", "nue");
        while (spelt.endsWith("'")) {
            spelt = spelt.substring(0, spelt.length() - 1);
        }
        return new PinyinSearch(dictionary, spelt).run(letters);
    }

    private Result run(String typed) {
        int end = letters.length();
        Arrays.fill(best, NEVER);
        best[0] = 0;
        for (int start = 0; start < end; start++) {
            if (best[start] > NEVER) {
                extend(start, start, 0, dictionary.size(), 0, 0, 0);
            }
        }
        fromStart.sort(Comparator.comparingInt(Found::end)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Found::score).reversed()));
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        long syllables = fromStart.isEmpty() ? 0 : fromStart.getFirst().syllables();
        if (end > 0 && best[end] > NEVER && bestLast[end].start() > 0) {
            StringBuilder row = new StringBuilder();
            syllables = 0;
            for (int at = end; at > 0; at = bestLast[at].start()) {
                row.insert(0, dictionary.word(bestLast[at].entry()));
                syllables |= bestLast[at].syllables();
            }
            candidates.put(row.toString(), new Candidate(row.toString(), end));
        }
        for (Found found : fromStart) {
            if (candidates.size() == MOST_CANDIDATES) {
                break;
            }
            String word = dictionary.word(found.entry());
            candidates.putIfAbsent(word, new Candidate(word, found.end()));
        }
        return new Result(parted(typed, syllables), List.copyOf(candidates.values()));
    }

    /// Follows the letters from `at` on through the words `from` … `to`, which all have the `depth` syllables read
    /// since `start`.
    private void extend(int start, int at, int from, int to, int depth, double penalty, long syllables) {
        if (depth > 0) {
            report(start, at, from, to, depth, penalty, syllables);
        }
        int pos = at < letters.length() && letters.charAt(at) == MARK ? at + 1 : at;
        if (pos >= letters.length()) {
            return;
        }
        for (Piece piece : pieces(pos)) {
            if (piece.penalty() == 0 || depth == 0 || tried < MOST_TRIED) {
                step(start, piece, from, to, depth, penalty, syllables | 1L << pos);
            }
        }
    }

    /// The syllables that can begin at a letter.
    private List<Piece> pieces(int pos) {
        List<Piece> known = pieces.get(pos);
        if (known != null) {
            return known;
        }
        List<Piece> found = new ArrayList<>();
        int stop = letters.indexOf(MARK, pos);
        int most = Math.min(LONGEST_SYLLABLE, (stop < 0 ? letters.length() : stop) - pos);
        for (int length = 1; length <= most; length++) {
            String sound = letters.substring(pos, pos + length);
            int next = pos + length;
            int whole = dictionary.syllable(sound);
            if (whole >= 0) {
                found.add(new Piece(next, whole, whole + 1, 0));
            }
            boolean begun = next == letters.length();
            if (begun || (firstSound(sound) && !goesOn(sound, letters.charAt(next)))) {
                // The whole syllable stands above: its longer relatives remain.
                int first = whole >= 0 ? whole + 1 : dictionary.firstFrom(sound);
                int last = dictionary.firstAfter(sound);
                if (first < last) {
                    found.add(new Piece(next, first, last, begun ? BEGUN : FIRST_SOUND_ONLY));
                }
            }
        }
        pieces.set(pos, found);
        return found;
    }

    /// Goes on with each syllable of `piece` that the words have at `depth`.
    private void step(int start, Piece piece, int from, int to, int depth, double penalty, long syllables) {
        int at = dictionary.narrow(from, to, depth, piece.first());
        while (at < to) {
            int syllable = dictionary.syllableAt(at, depth);
            if (syllable >= piece.last()) {
                return;
            }
            tried++;
            int end = dictionary.narrow(at, to, depth, syllable + 1);
            extend(start, piece.next(), at, end, depth + 1, penalty + piece.penalty(), syllables);
            at = end;
        }
    }

    /// The words that end here come first in their range, the most common one before the others.
    private void report(int start, int end, int from, int to, int depth, double penalty, long syllables) {
        for (int entry = from; entry < to && dictionary.length(entry) == depth; entry++) {
            double score = dictionary.commonness(entry) - ALL_WORDS - penalty;
            Found found = new Found(entry, start, end, score, syllables);
            if (best[start] + score > best[end]) {
                best[end] = best[start] + score;
                bestLast[end] = found;
            }
            if (start > 0) {
                return;
            }
            fromStart.add(found);
        }
    }

    private static boolean firstSound(String piece) {
        return switch (piece) {
            case "zh", "ch", "sh" -> true;
            default -> piece.length() == 1 && "bpmfdtnlgkhjqxrzcsyw".contains(piece);
        };
    }

    /// Before a vowel a first sound is the beginning of that very syllable; z, c and s before h are half a sound.
    private static boolean goesOn(String sound, char next) {
        return "aeiouv".indexOf(next) >= 0 || (next == 'h' && "zcs".contains(sound));
    }

    private static String parted(String letters, long syllables) {
        StringBuilder parted = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            boolean begins = (syllables >>> i & 1) == 1;
            if (begins && i > 0 && letters.charAt(i - 1) != MARK) {
                parted.append(MARK);
            }
            parted.append(letters.charAt(i));
        }
        return parted.toString();
    }
}
