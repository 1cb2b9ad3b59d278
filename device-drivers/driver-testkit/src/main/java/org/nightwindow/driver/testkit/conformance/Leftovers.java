package org.nightwindow.driver.testkit.conformance;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What this process holds at a moment, to be compared with later: what a driver leaves behind is not seen at once, but
/// it grows. Linux shows the file descriptors; elsewhere they count as none.
///
/// @param threads alive
/// @param files open file descriptors
/// @param heap bytes in use after a collection
record Leftovers(long threads, long files, long heap) {

    /// Normally some milliseconds; a machine that builds something beside it needs seconds.
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(20);

    /// So many looks without a change: it has settled.
    private static final int STILL = 10;

    /// What there is once what goes by itself has gone.
    static Leftovers settled() throws InterruptedException {
        return new Leftovers(settled(Leftovers::threadsNow), settled(Leftovers::filesNow), heapNow());
    }

    /// @param noise so many more are none: sockets of the simulator take a moment to go
    /// @param when how the sentence begins that says what is there
    /// @throws Clause.Broken when there are more threads or file descriptors
    void nothingMore(int noise, String when) throws Clause.Broken, InterruptedException {
        long threadsMore = leastOf(Leftovers::threadsNow, threads + noise) - threads;
        long filesMore = leastOf(Leftovers::filesNow, files + noise) - files;
        if (threadsMore > noise || filesMore > noise) {
            throw new Clause.Broken(when + " there are " + Math.max(0, threadsMore) + " threads and "
                    + Math.max(0, filesMore) + " file descriptors more than before");
        }
    }

    /// @return bytes of heap that are in use now and were not then; negative when it is less
    long heapMore() throws InterruptedException {
        return heapNow() - heap;
    }

    /// @return the count, once it does not fall any more
    private static long settled(LongSupplier count) throws InterruptedException {
        long until = System.nanoTime() + SETTLE.toNanos();
        long least = count.getAsLong();
        for (int still = 0; still < STILL && System.nanoTime() - until < 0; still++) {
            Thread.sleep(LOOK);
            long now = count.getAsLong();
            if (now < least) {
                least = now;
                still = 0;
            }
        }
        return least;
    }

    /// @return the count, once it is at most `goal`, or the least within [#SETTLE]: what goes slowly is no leak
    private static long leastOf(LongSupplier count, long goal) throws InterruptedException {
        long until = System.nanoTime() + SETTLE.toNanos();
        long least = count.getAsLong();
        while (least > goal && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK);
            least = Math.min(least, count.getAsLong());
        }
        return least;
    }

    private static long threadsNow() {
        return Thread.getAllStackTraces().size();
    }

    private static long filesNow() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    /// The second collection takes what cleaners let go after the first.
    private static long heapNow() throws InterruptedException {
        System.gc();
        Thread.sleep(LOOK);
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
