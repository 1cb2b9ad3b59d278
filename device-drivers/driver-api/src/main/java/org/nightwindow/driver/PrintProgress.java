package org.nightwindow.driver;

import java.util.Optional;

/// How far a job has come, as the device tells it; never ahead of it.
///
/// @param stage where it is
/// @param pagesOut how many pages have come out so far
/// @param waitingFor the fault the device waits for to be mended, if it does
public record PrintProgress(Stage stage, int pagesOut, Optional<Fault> waitingFor) {

    public enum Stage {
        /// The bytes are on their way to the device.
        SENDING,
        /// The device has taken the job.
        ACCEPTED,
        /// The device is printing.
        PRINTING,
        /// The device waits for paper or another remedy; it may go on by itself.
        WAITING
    }
}
