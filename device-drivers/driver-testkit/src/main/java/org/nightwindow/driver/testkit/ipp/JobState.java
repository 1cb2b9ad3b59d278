package org.nightwindow.driver.testkit.ipp;

/// Job states, RFC 8011 §5.3.7.
enum JobState {
    PENDING(3),
    PENDING_HELD(4),
    PROCESSING(5),
    PROCESSING_STOPPED(6),
    CANCELED(7),
    ABORTED(8),
    COMPLETED(9);

    final int number;

    JobState(int number) {
        this.number = number;
    }

    boolean ended() {
        return number >= CANCELED.number;
    }
}
