package org.nightwindow.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.nightwindow.demo.Finger;
import org.nightwindow.demo.ScriptedVisits;
import org.nightwindow.demo.ScriptedVisits.Journey;

/// How soon a kiosk answers a touch, and how many touches and seconds each journey takes. See [#METHOD].
///
/// Argument: how many rounds are timed, at least 1. Ends with 1 when the goal is not met or a touch had no answer.
public final class TouchBenchmark implements Finger {
    private static final double GOAL = 100;
    private static final int SLOWEST = 8;

    private static final String METHOD = """
            Method: a kiosk fills an Xvfb of 1080 x 1920 x 24; a robot makes every journey. It learns from the kiosk where
            a thing lies; the touch itself comes from the X server, and its answer is read from the server's pixels.
              first     3 of 32,400 points look different
              painted   1 of 4 points that are different 0.4 s after the touch are so
            Both from the moment the touch is given to xdotool. Meanwhile a page is printed in a second, and the console
            answers after half a second, so that its answer is not taken for the answer to the touch. Seconds of a
            journey, start screen to start screen, come from a round before that, which does not wait after its touches:
            console and printer answer at once, card, phone and paper are handled as fast as they can be, and nobody
            reads. Signing is two strokes, and counts as two touches.
            """;

    /// One is noise of a clock's minute; a character of the smallest text covers nine.
    private static final int SEEN = 3;

    private static final double PAINTED = 0.25;

    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    /// A page is whole after 180 ms.
    private static final Duration WINDOW = Duration.ofMillis(400);

    /// Who sees nothing for so long believes that nothing happened.
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /// For what is under the pointer before the touch.
    private static final Duration REST = Duration.ofMillis(60);

    private record Frame(double millis, int[] picture) {}

    /// Milliseconds.
    private record Answer(String what, double first, double painted) {}

    private final VirtualScreen screen;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private boolean timing;

    private TouchBenchmark(VirtualScreen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Math.max(1, Integer.parseInt(arguments[0])) : 5;
        Path folder = Files.createTempDirectory("kiosk-touch");
        boolean met;
        try (VirtualScreen screen = new VirtualScreen(folder)) {
            TouchBenchmark finger = new TouchBenchmark(screen);
            try (VisitedKiosk kiosk = new VisitedKiosk(folder.resolve("hall"), screen, finger)) {
                met = finger.measure(kiosk.visits, rounds);
            }
        }
        System.exit(met ? 0 : 1);
    }

    private boolean measure(ScriptedVisits visits, int rounds) throws IOException {
        System.out.print(METHOD);
        System.out.println("Machine: " + Machine.words());
        Map<Journey, ScriptedVisits.Visit> journeys = new TreeMap<>();
        // The first visit of a kiosk's life loads classes; residents meet it once a month.
        visits.visit(Journey.CERTIFICATE);
        for (Journey journey : Journey.values()) {
            Progress.say("untimed: " + journey);
            journeys.put(journey, visits.visit(journey));
        }
        timing = true;
        visits.asSlowAsAHall();
        for (int round = 1; round <= rounds; round++) {
            Progress.say("round " + round + " of " + rounds);
            for (Journey journey : Journey.values()) {
                visits.visit(journey);
            }
        }
        journeys.forEach((journey, visit) -> System.out.printf(
                Locale.ROOT,
                "%-56s %3d touches  %5.1f s%n",
                journey,
                visit.touches(),
                visit.took().toMillis() / 1000.0));
        slowest();
        return verdict();
    }

    @Override
    public void touch(String what, int x, int y) {
        try {
            screen.point(x, y);
            if (timing) {
                time(what);
            } else {
                screen.touch();
            }
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

    private void time(String what) throws IOException {
        LockSupport.parkNanos(REST.toNanos());
        int[] before = screen.picture();
        List<Frame> frames = new ArrayList<>();
        long begin = System.nanoTime();
        screen.touch();
        boolean seen = false;
        while (since(begin) < (seen ? WINDOW : LIMIT).toMillis()) {
            int[] now = screen.picture();
            double at = since(begin);
            if (seen || VirtualScreen.differing(before, now).length >= SEEN) {
                seen = true;
                frames.add(new Frame(at, now));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        if (frames.isEmpty()) {
            unanswered.add(what);
            return;
        }
        int[] places = VirtualScreen.differing(before, frames.getLast().picture());
        double painted = frames.stream()
                .filter(frame -> share(places, before, frame.picture()) >= PAINTED)
                .findFirst()
                .orElse(frames.getFirst())
                .millis();
        answers.add(new Answer(what, frames.getFirst().millis(), painted));
    }

    /// Which part of these points is different; all of none.
    private static double share(int[] places, int[] before, int[] now) {
        int different = 0;
        for (int place : places) {
            if (!VirtualScreen.same(before[place], now[place])) {
                different++;
            }
        }
        return places.length == 0 ? 1 : (double) different / places.length;
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private void slowest() {
        Map<String, List<Answer>> transitions = new TreeMap<>();
        answers.forEach(answer -> transitions
                .computeIfAbsent(answer.what(), _ -> new ArrayList<>())
                .add(answer));
        System.out.println("The slowest of " + transitions.size() + " transitions, by median:");
        transitions.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<String, List<Answer>> each) -> -at(0.5, each.getValue(), Answer::painted)))
                .limit(SLOWEST)
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "  %-40s first %5.1f ms  painted %5.1f ms  at most %5.1f ms  n %d%n",
                        each.getKey(),
                        at(0.5, each.getValue(), Answer::first),
                        at(0.5, each.getValue(), Answer::painted),
                        at(1, each.getValue(), Answer::painted),
                        each.getValue().size()));
    }

    private boolean verdict() throws IOException {
        unanswered.forEach(what -> System.out.println("NO ANSWER within " + LIMIT.toSeconds() + " s: " + what));
        double p99 = at(0.99, answers, Answer::painted);
        boolean met = p99 <= GOAL && unanswered.isEmpty();
        print("first ", Answer::first);
        print("painted", Answer::painted);
        System.out.printf(
                Locale.ROOT,
                "touch to painted, p99: %.1f ms   goal <= %.0f   %s   (load now %s)%n",
                p99,
                GOAL,
                met ? "met" : "NOT MET",
                Machine.load());
        return met;
    }

    private void print(String what, ToDoubleFunction<Answer> of) {
        System.out.printf(
                Locale.ROOT,
                "touch to %-7s p50 %.1f ms, p99 %.1f ms, at most %.1f ms, n %d%n",
                what,
                at(0.5, answers, of),
                at(0.99, answers, of),
                at(1, answers, of),
                answers.size());
    }

    /// The quantile: the smallest value that this part of all values does not exceed.
    private static double at(double part, List<Answer> of, ToDoubleFunction<Answer> value) {
        double[] sorted = of.stream().mapToDouble(value).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }
}
