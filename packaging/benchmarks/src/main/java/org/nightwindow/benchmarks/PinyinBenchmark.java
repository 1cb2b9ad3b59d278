package org.nightwindow.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nightwindow.kiosk.ui.keyboard.PinyinDictionary;
import org.nightwindow.kiosk.ui.keyboard.PinyinSearch;

/// How long a key of the Chinese keyboard waits for its words: every key of phrases of a public office, typed letter by
/// letter, whole, by first sounds, and the worst there is: as many letters as fit that are all first sounds.
///
/// One search per key on one thread, as on the screen; a round types all phrases. Also says how long reading the
/// dictionary took and how much it holds.
///
/// The goal is for the time that passes. A machine that is busy with other things shows in the second line, where the
/// thread's own time is counted.
///
/// Argument: how many rounds, at least 20. Ends with 1 when the 99th percentile is above the goal.
public final class PinyinBenchmark {
    private static final double GOAL_MILLIS = 5;
    private static final int FEWEST_ROUNDS = 20;
    private static final int WARM_UP = 5;

    private static final List<String> PHRASES = List.of(
            "jiatingzhuzhi",
            "hujidizhi",
            "jianguolu",
            "gulouqu",
            "linghuojiuyerenyuan",
            "yanglaobaoxian",
            "gaolinglaonianren",
            "budongchandengji",
            "shenfenzheng",
            "nongshangyinhang",
            "zhongguogongshangyinhang",
            "youxianzerengongsi",
            "neimengguzizhiquhuhehaoteshi",
            "xi'anshi",
            "celve",
            "woshizheliderenyaobanzhengming",
            "jtzz",
            "ldbz",
            "zgrmyh",
            "shfzzmdjzx",
            "zhchshzhchshzhchshzhchshzhchshzhchsh",
            "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
            "jiajiajiajiajiajiajiajiajiajiajiajiajia");

    private PinyinBenchmark() {}

    public static void main(String[] args) {
        int rounds = Math.max(FEWEST_ROUNDS, args.length > 0 ? Integer.parseInt(args[0]) : 50);
        long from = System.nanoTime();
        PinyinDictionary dictionary = PinyinDictionary.shared().join();
        double reading = millis(System.nanoTime() - from);
        int keys = PHRASES.stream().mapToInt(String::length).sum();
        long[] nanos = new long[rounds * keys];
        long[] worked = new long[rounds * keys];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int at = 0;
        long words = 0;
        String slowest = "";
        long slowestNanos = 0;
        for (int round = -WARM_UP; round < rounds; round++) {
            for (String phrase : PHRASES) {
                for (int typed = 1; typed <= phrase.length(); typed++) {
                    String letters = phrase.substring(0, typed);
                    long workStart = threads.getCurrentThreadCpuTime();
                    long start = System.nanoTime();
                    words += PinyinSearch.search(dictionary, letters)
                            .candidates()
                            .size();
                    long took = System.nanoTime() - start;
                    if (round >= 0) {
                        worked[at] = threads.getCurrentThreadCpuTime() - workStart;
                        nanos[at++] = took;
                        if (took > slowestNanos) {
                            slowestNanos = took;
                            slowest = letters;
                        }
                    }
                }
            }
        }
        Arrays.sort(nanos);
        Arrays.sort(worked);
        double p99 = millis(nanos[(int) (nanos.length * 0.99)]);
        boolean met = p99 <= GOAL_MILLIS;
        System.out.printf(
                Locale.ROOT,
                """
                Pinyin, one search per key; %d phrases, %,d keys, %d rounds; %,d words offered
                  search   p50 %.3f ms   p99 %.3f ms   longest %.2f ms (%s)   goal p99 <= %.0f ms   %s
                  of that, working and not waiting for a processor: p50 %.3f ms   p99 %.3f ms
                  dictionary: %,d words, read in %.0f ms on a thread of its own, holds %.1f MB
                """,
                PHRASES.size(),
                nanos.length,
                rounds,
                words,
                millis(nanos[nanos.length / 2]),
                p99,
                millis(slowestNanos),
                slowest,
                GOAL_MILLIS,
                met ? "met" : "NOT MET",
                millis(worked[worked.length / 2]),
                millis(worked[(int) (worked.length * 0.99)]),
                dictionary.size(),
                reading,
                dictionary.bytes() / 1e6);
        System.exit(met ? 0 : 1);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
