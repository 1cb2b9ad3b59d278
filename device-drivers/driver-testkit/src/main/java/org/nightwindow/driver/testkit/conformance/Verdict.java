package org.nightwindow.driver.testkit.conformance;

/// What came of one clause.
public sealed interface Verdict {

    /// One sentence: what was seen, or why nothing could be.
    String seen();

    /// The driver does what is asked.
    record Kept(String seen) implements Verdict {}

    /// It does not.
    record Broken(String seen) implements Verdict {}

    /// It was not tried, or nobody could tell. Never counts as kept.
    record NotJudged(String seen) implements Verdict {}
}
