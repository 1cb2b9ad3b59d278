package org.nightwindow.driver.testkit.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PersonMatcher;
import org.nightwindow.driver.SelfTest;

/// Stands in for a matcher and its camera: says of whom a test put in front of it whether he is the one on the
/// photo. A driver like any other, for there is no common protocol to simulate below it.
///
/// It keeps no photo it is given, and each of its frames is a [Frame], gone before the match has ended. All verbs may
/// be called from any thread.
public final class PersonMatcherSimulator implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "simulated.person-matcher",
            "Nightwindow",
            "Person matcher without a camera",
            "1.0.0",
            DeviceKind.PERSON_MATCHER,
            true);

    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(20);
    private static final int SAME_FROM = 80;

    private final Deque<Fault> next = new ArrayDeque<>();
    private final Set<String> used = new HashSet<>();
    private final List<byte[]> kept = new ArrayList<>();
    private boolean careless;
    private boolean keeping;
    private byte @Nullable [] alike;
    private long lighting;
    private Runnable onFrame = () -> {};
    private int people;
    private int score = 95;
    private int asked;

    /// One person stands there.
    ///
    /// @param photo the photo that shows this person; any other photo does not
    public synchronized void stands(byte[] photo) {
        alike = photo.clone();
        people = 1;
    }

    /// So many people stand there; nobody is matched unless it is one.
    public synchronized void people(int count) {
        people = count;
    }

    /// What the camera sees beside the person, so that a test knows each byte of a frame ([Frame#pixel]).
    ///
    /// @param during is run while a frame is looked at
    public synchronized void lighting(long seed, Runnable during) {
        lighting = seed;
        onFrame = during;
    }

    /// How alike the person is to the own photo, 0 to 100; 95 unless told otherwise.
    public synchronized void score(int percent) {
        score = percent;
    }

    /// The next match ends with this fault.
    public synchronized void failNext(Fault fault) {
        next.add(fault);
    }

    /// From now on it looks at everybody, whatever the consent says; for the suite, which must find it out.
    public synchronized void askForNoConsent() {
        careless = true;
    }

    /// From now on it keeps the photos; for the suite, which must find it out.
    public synchronized void keepPhotos() {
        keeping = true;
    }

    /// How often it began to look: without a consent that is good, never.
    public synchronized int asked() {
        return asked;
    }

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of();
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        return Outcome.done(new Matcher(context.clock()));
    }

    /// One look.
    ///
    /// @return null while nobody, or more than one person, is seen
    private synchronized PersonMatcher.@Nullable Match look(byte[] referencePhoto) {
        if (people != 1 || alike == null) {
            return null;
        }
        int seen = Arrays.equals(alike, referencePhoto) ? score : 100 - score;
        return new PersonMatcher.Match(seen >= SAME_FROM, seen);
    }

    private void takeFrame() {
        long seed;
        Runnable during;
        synchronized (this) {
            seed = lighting;
            during = onFrame;
        }
        try (Frame _ = Frame.of(seed)) {
            during.run();
        }
    }

    private synchronized @Nullable Fault begin(PersonMatcher.Consent consent, Instant now, byte[] referencePhoto) {
        boolean first = used.add(consent.token());
        if (!careless && (!first || !now.isBefore(consent.until()))) {
            return Fault.SECURITY;
        }
        asked++;
        if (keeping) {
            kept.add(referencePhoto);
        }
        return next.poll();
    }

    private final class Matcher implements PersonMatcher {
        private final Clock clock;
        private final DeviceStatus status;

        Matcher(Clock clock) {
            this.clock = clock;
            status = DeviceStatus.ready(clock.instant());
        }

        @Override
        public DeviceStatus status() {
            return status;
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(Duration.ofSeconds(1));
        }

        @Override
        public void poll(Call call) {}

        @Override
        public Outcome<Match> match(Consent consent, byte[] referencePhoto, Call call) {
            Fault fault = begin(consent, clock.instant(), referencePhoto);
            if (fault != null) {
                return Outcome.failed(
                        fault, fault == Fault.SECURITY ? "no consent, or one that was used" : "as the test asked");
            }
            while (call.goesOn()) {
                Match match = look(referencePhoto);
                if (match != null) {
                    takeFrame();
                }
                if (match != null) {
                    return Outcome.done(match);
                }
                LockSupport.parkNanos(call.remaining(BETWEEN_FRAMES).toNanos());
            }
            return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.NO_MEDIA, "nobody, or several people");
        }

        @Override
        public Outcome<SelfTest> selfTest(Call call) {
            return call.cancelled()
                    ? Outcome.cancelled()
                    : Outcome.done(new SelfTest(List.of(new SelfTest.Check("matcher", true, "simulated"))));
        }

        @Override
        public void close() {}
    }
}
