package org.nightwindow.kiosk.ui.keyboard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The words of a dictionary while it is read: numbers in arrays from the first line on. An object for each of 65,000
/// words would cost the kiosk's small heap ten times as much, and it would never become small again.
final class PinyinEntries {
    private static final int ABOUT_WORDS = 66_000;
    private static final int ABOUT_CHARACTERS = 138_000;

    /// For sorting, the first syllables of a reading stand in one number: 9 bits each, for at most 511 syllables.
    private static final int KEY_SYLLABLES = 5;

    private static final int SYLLABLE_BITS = 9;

    /// And the number of the word in its lowest bits.
    private static final int WORD_BITS = 18;

    private final Map<String, Short> numbers = new HashMap<>();
    private int[] begins = new int[ABOUT_WORDS];
    private int[] characters = new int[ABOUT_CHARACTERS];
    private short[] reading = new short[ABOUT_CHARACTERS];
    private float[] weights = new float[ABOUT_WORDS];
    private int words;

    void add(String word, String[] syllables, float weight) {
        if (words + 1 == begins.length) {
            begins = Arrays.copyOf(begins, words + words / 8 + 2);
            weights = Arrays.copyOf(weights, begins.length);
        }
        int at = begins[words];
        if (at + syllables.length > characters.length) {
            characters = Arrays.copyOf(characters, at + at / 8 + syllables.length);
            reading = Arrays.copyOf(reading, characters.length);
        }
        weights[words] = weight;
        int read = 0;
        for (String syllable : syllables) {
            int point = word.codePointAt(read);
            read += Character.charCount(point);
            characters[at] = point;
            reading[at++] = numbers.computeIfAbsent(syllable, _ -> (short) numbers.size());
        }
        begins[++words] = at;
    }

    /// The same words by reading, shorter readings first, and of one reading the most common first. Syllables are
    /// numbered in alphabetical order.
    PinyinEntries sorted() {
        number();
        long[] keys = new long[words];
        for (int i = 0; i < words; i++) {
            keys[i] = key(i);
        }
        Arrays.sort(keys);
        PinyinEntries sorted = new PinyinEntries();
        sorted.numbers.putAll(numbers);
        sorted.begins = new int[words + 1];
        sorted.characters = new int[begins[words]];
        sorted.reading = new short[begins[words]];
        sorted.weights = new float[words];
        for (int from = 0; from < words; ) {
            int to = from + 1;
            while (to < words && keys[to] >>> WORD_BITS == keys[from] >>> WORD_BITS) {
                to++;
            }
            sortAlike(keys, from, to);
            from = to;
        }
        for (long key : keys) {
            sorted.copy(this, word(key));
        }
        return sorted;
    }

    String[] syllables() {
        return numbers.keySet().stream().sorted().toArray(String[]::new);
    }

    int[] begins() {
        return begins;
    }

    int[] characters() {
        return characters;
    }

    short[] reading() {
        return reading;
    }

    float[] weights() {
        return weights;
    }

    private void number() {
        String[] names = syllables();
        short[] changed = new short[names.length];
        for (int i = 0; i < names.length; i++) {
            changed[numbers.put(names[i], (short) i)] = (short) i;
        }
        for (int i = 0; i < begins[words]; i++) {
            reading[i] = changed[reading[i]];
        }
    }

    private long key(int word) {
        long key = 0;
        for (int i = 0; i < KEY_SYLLABLES; i++) {
            int at = begins[word] + i;
            key = key << SYLLABLE_BITS | (at < begins[word + 1] ? reading[at] + 1 : 0);
        }
        return key << WORD_BITS | word;
    }

    private static int word(long key) {
        return (int) (key & (1L << WORD_BITS) - 1);
    }

    /// A few hundred at most begin alike.
    private void sortAlike(long[] keys, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int place = i;
            while (place > from && compare(word(keys[place - 1]), word(key)) > 0) {
                keys[place] = keys[place - 1];
                place--;
            }
            keys[place] = key;
        }
    }

    private int compare(int one, int other) {
        int byReading =
                Arrays.compare(reading, begins[one], begins[one + 1], reading, begins[other], begins[other + 1]);
        return byReading != 0 ? byReading : Float.compare(weights[other], weights[one]);
    }

    private void copy(PinyinEntries from, int word) {
        int length = from.begins[word + 1] - from.begins[word];
        System.arraycopy(from.characters, from.begins[word], characters, begins[words], length);
        System.arraycopy(from.reading, from.begins[word], reading, begins[words], length);
        weights[words] = from.weights[word];
        begins[words + 1] = begins[words] + length;
        words++;
    }
}
