package org.nightwindow.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.demo.Finger;
import org.nightwindow.demo.ScriptedVisits.Journey;

/// Whether a kiosk holds more after every visit. See [#METHOD].
///
/// Argument: how many visits, at least 60. Ends with 1 when the goal is not met.
public final class VisitMemoryBenchmark {
    private static final double GOAL = 1;
    private static final int FEWEST = 60;
    private static final int USUAL = 300;

    /// By then every class a visit needs is loaded, what it calls is compiled, and the ledger's cache is full.
    private static final double WARM = 0.4;

    /// Every kind of visit in turn, twice.
    private static final int SAMPLE_EVERY = 16;

    /// The kiosk collects after 4 s, and what libraries freed goes back within 10.
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final String METHOD = """
            Method: a kiosk fills an Xvfb of 1080 x 1920 x 24; a robot makes visits: three papers in two languages, cases
            by card, two declarations signed, filed and rated by somebody new each time, one that is filled in and left.
            After every sixteenth nobody comes for 15 s, as at night: nobody helps, it is the kiosk that collects and gives
            back. Then the process is read: PSS, which moves with what other programs share; what is its own, in no file
            and shared with nobody; and of that, what is outside the heap. After that the collector is run (jcmd
            GC.run), and what the heap holds is what lives. What the compiler has made, and the classes it made it of,
            come to an end by themselves and are printed on a line of their own. "Kept" is all the rest: what lives, and
            what is outside the heap without code and classes. The first two fifths are warm-up; of the rest the slope is
            the median of the slopes between each two samples, which one disturbed sample does not bend.
            """;

    private static final Pattern CODE = Pattern.compile("CodeCache: size=\\d+Kb used=(\\d+)Kb");
    private static final Pattern METASPACE = Pattern.compile("Metaspace +used \\d+K, committed (\\d+)K");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern PLACE = Pattern.compile("\\[0x([0-9a-f]+), 0x[0-9a-f]+, 0x([0-9a-f]+)\\)");

    /// Megabytes.
    /// @param code compiled code and classes, of what is outside the heap
    private record Sample(int visit, double pss, double own, double outside, double code, double heap) {
        double kept() {
            return outside - code + heap;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Math.max(FEWEST, Integer.parseInt(arguments[0])) : USUAL;
        Path folder = Files.createTempDirectory("kiosk-visits");
        boolean met;
        try (VirtualScreen screen = new VirtualScreen(folder);
                VisitedKiosk kiosk = new VisitedKiosk(folder.resolve("hall"), screen, new PlainFinger(screen))) {
            met = measure(kiosk, count);
        }
        System.exit(met ? 0 : 1);
    }

    private record PlainFinger(VirtualScreen screen) implements Finger {
        @Override
        public void touch(String what, int x, int y) {
            try {
                screen.point(x, y);
                screen.touch();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void draw(int fromX, int fromY, int toX, int toY) {
            try {
                screen.draw(fromX, fromY, toX, toY);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean measure(VisitedKiosk kiosk, int count) throws IOException, InterruptedException {
        System.out.print(METHOD);
        System.out.println("Machine: " + Machine.words());
        List<Journey> journeys = List.of(Journey.values());
        List<Sample> samples = new ArrayList<>();
        for (int visit = 1; visit <= count; visit++) {
            kiosk.visits.visit(journeys.get(visit % journeys.size()));
            if (visit % SAMPLE_EVERY == 0) {
                samples.add(sample(kiosk.process(), visit));
                Sample now = samples.getLast();
                Progress.say(String.format(
                        Locale.ROOT,
                        "%d of %d visits: kept %.1f MB, code and classes %.1f (outside the heap %.1f, own %.1f, PSS %.1f)",
                        visit,
                        count,
                        now.kept(),
                        now.code(),
                        now.outside(),
                        now.own(),
                        now.pss()));
            }
        }
        List<Sample> warm =
                samples.stream().filter(sample -> sample.visit() > WARM * count).toList();
        print("PSS", warm, Sample::pss);
        print("own", warm, Sample::own);
        print("outside the heap", warm, Sample::outside);
        print("code, classes", warm, Sample::code);
        print("in the heap", warm, Sample::heap);
        double percent = print("kept", warm, Sample::kept);
        System.out.printf(
                Locale.ROOT,
                "what a kiosk keeps: %+.2f %% over the last %d visits   goal <= %.0f   %s   (load now %s)%n",
                percent,
                warm.getLast().visit() - warm.getFirst().visit(),
                GOAL,
                percent <= GOAL ? "met" : "NOT MET",
                Machine.load());
        return percent <= GOAL;
    }

    private static Sample sample(ProcessTree kiosk, int visit) throws IOException, InterruptedException {
        Thread.sleep(QUIET);
        double pss = kiosk.proportionalMegabytes();
        double own = kiosk.ownMegabytes();
        double inHeap = heapPages(kiosk);
        double code =
                kilobytes(jcmd(kiosk, "Compiler.codecache"), CODE) + kilobytes(jcmd(kiosk, "GC.heap_info"), METASPACE);
        jcmd(kiosk, "GC.run");
        Matcher used = USED.matcher(jcmd(kiosk, "GC.heap_info"));
        double heap = 0;
        // One line for the young part, one for the old; the third is the metaspace.
        for (int part = 0; part < 2 && used.find(); part++) {
            heap += Double.parseDouble(used.group(1)) / 1024;
        }
        return new Sample(visit, pss, own, own - inHeap, code, heap);
    }

    /// The young part of the heap comes first, the old one ends it.
    private static double heapPages(ProcessTree kiosk) throws IOException, InterruptedException {
        List<long[]> parts = PLACE.matcher(jcmd(kiosk, "GC.heap_info"))
                .results()
                .map(place -> new long[] {hex(place.group(1)), hex(place.group(2))})
                .toList();
        return kiosk.ownMegabytes(parts.getFirst()[0], parts.getLast()[1]);
    }

    /// @return megabytes
    private static double kilobytes(String answer, Pattern where) {
        Matcher found = where.matcher(answer);
        if (!found.find()) {
            throw new IllegalStateException("no " + where + " in: " + answer);
        }
        return Double.parseDouble(found.group(1)) / 1024;
    }

    private static long hex(String address) {
        return Long.parseUnsignedLong(address, 16);
    }

    private static String jcmd(ProcessTree kiosk, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(kiosk.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + answer);
        }
        return answer;
    }

    /// @return how much it rises over all samples, in percent of its mean
    private static double print(String what, List<Sample> samples, ToDoubleFunction<Sample> of) {
        double mean = samples.stream().mapToDouble(of).average().orElseThrow();
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                double rise = of.applyAsDouble(samples.get(j)) - of.applyAsDouble(samples.get(i));
                slopes.add(rise / (samples.get(j).visit() - samples.get(i).visit()));
            }
        }
        slopes.sort(null);
        double slope = (slopes.get((slopes.size() - 1) / 2) + slopes.get(slopes.size() / 2)) / 2;
        double visits = samples.getLast().visit() - samples.getFirst().visit();
        double percent = slope * visits / mean * 100;
        System.out.printf(Locale.ROOT, "%-16s %7.2f MB on average, slope %+.2f %%%n", what, mean, percent);
        return percent;
    }

    private VisitMemoryBenchmark() {}
}
