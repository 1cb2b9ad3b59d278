package org.nightwindow.driver;

import java.time.Duration;
import java.util.Set;

/// What a device can do beyond the least its kind must.
///
/// @param pollEvery the longest time between two calls of [Device#poll(Call)] while idle; normally 1 to 10 s, at
///     least 100 ms. While somebody is there the host asks every 400 ms if this is longer
/// @param features what else it can do
public record Capabilities(Duration pollEvery, Set<Feature> features) {
    public Capabilities {
        if (pollEvery.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("pollEvery must be at least 100 ms, was " + pollEvery);
        }
        features = Set.copyOf(features);
    }

    public static Capabilities of(Duration pollEvery, Feature... features) {
        return new Capabilities(pollEvery, Set.of(features));
    }

    public boolean can(Feature feature) {
        return features.contains(feature);
    }

    public enum Feature {
        /// The printer tells how much came out of each job ([DocumentPrinter#find(String, Call)]).
        FOLLOWS_JOBS,
        /// The printer has a counter of all pages it ever printed ([DocumentPrinter#pageCounter(Call)]).
        COUNTS_PAGES,
        /// A page that came out is always in that counter, also after a power cut at that very moment: a counter
        /// that stands still proves that nothing came out. Only of a model of which it is known.
        KEEPS_PAGE_COUNT,
        /// The receipt printer confirms that a slip was really printed.
        CONFIRMS_PRINT,
        /// The printer cuts paper.
        CUTS_PAPER,
        /// Supplies are reported as a level, not only as low or out.
        MEASURES_SUPPLIES,
        /// The reader notices that a card lies on it before it reads it.
        DETECTS_MEDIA,
        /// The terminal can give a payment back.
        REFUNDS
    }
}
