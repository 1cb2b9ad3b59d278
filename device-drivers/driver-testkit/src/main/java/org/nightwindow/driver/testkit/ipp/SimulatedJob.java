package org.nightwindow.driver.testkit.ipp;

/// One job in the memory of the printer. Guarded by the lock of [PaperPath].
final class SimulatedJob {
    final int id;
    final String name;
    JobState state = JobState.PENDING_HELD;
    String reason = "job-incoming";
    byte[] document = new byte[0];
    String sha256 = "";
    /// Pages of the document as its bytes say; 0 while there is no document.
    int pages;
    /// Pages that left the printer and were counted.
    int impressions;
    /// After how many pages the printer gives the job up by itself; more than there are pages when it does not.
    int abortAfter = Integer.MAX_VALUE;
    boolean cancelAsked;

    SimulatedJob(int id, String name) {
        this.id = id;
        this.name = name;
    }

    void become(JobState newState, String newReason) {
        state = newState;
        reason = newReason;
    }
}
