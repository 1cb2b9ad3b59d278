package org.nightwindow.driver;

/// What a printer remembers of a job.
public sealed interface PrintRecord {

    /// Every page came out.
    record Printed(PrintProof proof) implements PrintRecord {}

    /// The job ended and no page came out.
    ///
    /// @param evidence what the device said
    record NotPrinted(String evidence) implements PrintRecord {}

    /// Some pages came out and the job ended.
    record Partly(int pagesOut, String evidence) implements PrintRecord {}

    /// The job is still there.
    record Running(PrintProgress progress) implements PrintRecord {}

    /// The device ended the job, but does not say how much came out.
    record Unclear(String evidence) implements PrintRecord {}

    /// The device knows no such job. It may never have had it, or have forgotten it: this proves nothing.
    ///
    /// @param upSince what tells whether the device was restarted: its up-time or identity, in its own words
    record Forgotten(String upSince) implements PrintRecord {}
}
