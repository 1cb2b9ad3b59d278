package org.nightwindow.driver.testkit.ipp;

/// What a model of printer does with a document of which only a part arrived.
public enum Incomplete {
    /// As if nothing had come: a job made by Create-Job goes on waiting for its document; Print-Job leaves no job.
    FORGETS,
    /// The job is there, and aborted.
    ABORTS,
    /// One that prints while it receives: the first page comes out, then the job is aborted.
    PRINTS_FIRST_PAGE
}
