package org.nightwindow.driver.testkit.conformance;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PersonMatcher;
import org.nightwindow.driver.PersonMatcher.Consent;

/// M: what compares a person with a photo.
final class MatcherClauses {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// A refusal needs no look.
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private static final int COLLECTIONS = 20;
    private static final int PHOTO = 20_000;

    static List<Clause> all() {
        return List.of(
                Clause.timed(
                        "M-01",
                        "With a consent that is over nobody is looked at: SECURITY, at once.",
                        "Compare Consent.until with the context's clock before the camera is switched on.",
                        MatcherClauses::over),
                Clause.timed(
                        "M-02",
                        "A consent is good for one match: used again it is SECURITY, at once, also after opening anew.",
                        "Remember the token before the first look, for as long as the process lives.",
                        MatcherClauses::once),
                Clause.of(
                        "M-03",
                        "The photo is let go when the match has ended.",
                        "Keep no reference to referencePhoto, neither in a field nor in a queue or a log.",
                        MatcherClauses::photoGone));
    }

    private static String over(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        refused(match(device, consent(Instant.now().minusSeconds(1)), photo()), "a consent that was over");
        return "Failed(SECURITY) at once";
    }

    private static String once(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Consent consent = consent(Instant.now().plus(MINUTE));
        Opened device = bench.open();
        Outcome<?> first = match(device, consent, photo()).outcome();
        if (first instanceof Outcome.Failed<?>(Fault fault, var _, String _) && fault == Fault.SECURITY) {
            throw new Clause.Broken("a consent that is good was refused");
        }
        refused(match(device, consent, photo()), "a consent that was used");
        device.close();
        refused(match(bench.open(), consent, photo()), "a consent that was used before the device was opened anew");
        return Ended.name(first) + ", then Failed(SECURITY) twice";
    }

    private static void refused(Ended ended, String what) throws Clause.Broken {
        Outcome<?> outcome = ended.outcome();
        if (!(outcome instanceof Outcome.Failed<?>(Fault fault, var _, String _)) || fault != Fault.SECURITY) {
            throw new Clause.Broken("with " + what + " it said " + Ended.name(outcome));
        }
        if (ended.took().compareTo(AT_ONCE) > 0) {
            throw new Clause.Broken("with " + what + " it took " + ended.took().toMillis() + " ms to refuse");
        }
    }

    private static String photoGone(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        WeakReference<byte[]> photo = matched(device);
        for (int i = 0; i < COLLECTIONS && photo.get() != null; i++) {
            System.gc();
            Thread.sleep(AT_ONCE);
        }
        if (photo.get() != null) {
            throw new Clause.Broken("the photo of the match before is still held");
        }
        return "no reference to the photo is left";
    }

    /// In a method of its own: no variable here holds the photo afterwards.
    private static WeakReference<byte[]> matched(Opened device) throws Clause.Broken, InterruptedException {
        byte[] photo = photo();
        WeakReference<byte[]> watched = new WeakReference<>(photo);
        match(device, consent(Instant.now().plus(MINUTE)), photo).outcome();
        return watched;
    }

    private static Ended match(Opened device, Consent consent, byte[] photo) throws InterruptedException {
        PersonMatcher matcher = (PersonMatcher) device.device();
        return device.run("match", LIMIT, () -> matcher.match(consent, photo, Call.within(LIMIT)));
    }

    private static Consent consent(Instant until) {
        return new Consent(UUID.randomUUID().toString(), until);
    }

    private static byte[] photo() {
        byte[] photo = new byte[PHOTO];
        new Random().nextBytes(photo);
        return photo;
    }

    private MatcherClauses() {}
}
