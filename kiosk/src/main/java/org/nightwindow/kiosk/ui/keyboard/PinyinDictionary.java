package org.nightwindow.kiosk.ui.keyboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which Chinese words a pinyin reading can mean, and how common each is.
///
/// About 65,000 words from `pinyin_simp.dict.yaml` (rime-pinyin-simp, derived from Android PinyinIME, Apache-2.0) and
/// the words of public offices from `hall_words.dict.tsv`. Kept in four flat arrays sorted by reading, about 1.5 MB:
/// all words of a reading lie side by side, and all that begin with it around them, so a search narrows a range.
///
/// Immutable; any thread.
public final class PinyinDictionary {
    private static final Logger log = LoggerFactory.getLogger(PinyinDictionary.class);

    private static final List<String> FILES = List.of("pinyin_simp.dict.yaml", "hall_words.dict.tsv");

    /// Interjections without a vowel: they would turn each first letter of a word into a word of its own.
    private static final Set<String> WITHOUT_VOWEL = Set.of("m", "n", "ng", "hm");

    private final String[] syllables;
    private final int[] begins;
    private final int[] characters;
    private final short[] reading;
    private final float[] weights;

    private PinyinDictionary(String[] syllables, int[] begins, int[] characters, short[] reading, float[] weights) {
        this.syllables = syllables;
        this.begins = begins;
        this.characters = characters;
        this.reading = reading;
        this.weights = weights;
    }

    /// The dictionary of this process; reading it begins with the first call, on a thread of its own.
    public static CompletableFuture<PinyinDictionary> shared() {
        return Shared.LOADING.copy();
    }

    private static final class Shared {
        static final CompletableFuture<PinyinDictionary> LOADING = new CompletableFuture<>();

        static {
            Thread.ofPlatform().name("pinyin-dictionary").daemon().start(() -> {
                try {
                    LOADING.complete(load());
                } catch (RuntimeException e) {
                    log.error("the pinyin dictionary cannot be read; only letters can be typed", e);
                    LOADING.completeExceptionally(e);
                }
            });
        }
    }

    /// Reads the dictionary: about 0.2 s the first time.
    static PinyinDictionary load() {
        PinyinEntries entries = new PinyinEntries();
        for (String file : FILES) {
            try (InputStream in = PinyinDictionary.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException(file + " is missing");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    read(line, entries);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        PinyinEntries sorted = entries.sorted();
        return new PinyinDictionary(
                sorted.syllables(), sorted.begins(), sorted.characters(), sorted.reading(), sorted.weights());
    }

    /// A line is `word TAB syllables parted by spaces TAB weight`; all others are the file's head and comments.
    private static void read(String line, PinyinEntries entries) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3 || line.startsWith("#")) {
            return;
        }
        String[] syllables = parts[1].split(" ", -1);
        if (parts[0].codePointCount(0, parts[0].length()) != syllables.length) {
            throw new IllegalStateException("a character without its reading: " + line);
        }
        if (Arrays.stream(syllables).noneMatch(WITHOUT_VOWEL::contains)) {
            entries.add(parts[0], syllables, (float) Math.log1p(Float.parseFloat(parts[2])));
        }
    }

    /// How many words.
    public int size() {
        return weights.length;
    }

    /// The bytes its arrays hold.
    public long bytes() {
        return 4L * (begins.length + characters.length + weights.length) + 2L * reading.length;
    }

    /// The natural logarithm of how often a word occurs in the corpus of the dictionary's makers, and once more.
    float commonness(int entry) {
        return weights[entry];
    }

    String word(int entry) {
        return new String(characters, begins[entry], length(entry));
    }

    /// Characters of a word, and so syllables of its reading.
    int length(int entry) {
        return begins[entry + 1] - begins[entry];
    }

    /// The number of a syllable, or less than 0.
    int syllable(String letters) {
        return Arrays.binarySearch(syllables, letters);
    }

    /// The first syllable that is not before `letters`.
    int firstFrom(String letters) {
        int found = Arrays.binarySearch(syllables, letters);
        return found < 0 ? -found - 1 : found;
    }

    /// The first syllable after all that begin with `letters`.
    int firstAfter(String letters) {
        return firstFrom(letters + Character.MAX_VALUE);
    }

    /// The first word in `from` … `to` (exclusive), all alike in the syllables before `depth`, whose syllable at
    /// `depth` is not before `syllable`. Words that end before `depth` come first of all.
    int narrow(int from, int to, int depth, int syllable) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (syllableAt(middle, depth) < syllable) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The syllable of a word at `depth`; -1 when it is shorter.
    int syllableAt(int entry, int depth) {
        return depth < length(entry) ? reading[begins[entry] + depth] : -1;
    }
}
