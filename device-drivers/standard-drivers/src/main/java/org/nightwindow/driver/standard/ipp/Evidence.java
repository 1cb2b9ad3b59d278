package org.nightwindow.driver.standard.ipp;

/// What entitles the driver to say DONE or NOT DONE. There is no other evidence: whatever is not on this list is
/// unknown.
enum Evidence {
    /// DONE. `job-state` is completed and `job-impressions-completed` (pages stacked) is at least the document's
    /// pages.
    COMPLETED_AND_COUNTED,
    /// DONE. `job-state` is completed; this printer does not count the pages of a job, but its life counter
    /// advanced by at least the document's pages.
    COMPLETED_AND_LIFE_COUNTER,
    /// DONE. `job-state` is completed, and that is all this printer can say: no page evidence.
    COMPLETED_NOT_COUNTED,
    /// NOT DONE. No byte of the document was sent to the printer.
    DOCUMENT_NEVER_SENT,
    /// NOT DONE. The printer answered the document with an error and has no job of that name.
    DOCUMENT_REFUSED,
    /// NOT DONE. `job-state` is canceled or aborted, `job-impressions-completed` is 0, the printer is at rest, and no
    /// jam was seen.
    ENDED_WITHOUT_PAGE;

    /// With the printer's words: `COMPLETED_AND_COUNTED: job-id=3 job-state=completed …`.
    String with(String words) {
        return name() + ": " + words;
    }
}
