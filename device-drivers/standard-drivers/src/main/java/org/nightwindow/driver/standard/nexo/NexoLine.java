package org.nightwindow.driver.standard.nexo;

import java.time.Duration;

/// Messages to and from a terminal. Trouble is a value here, because the difference between "nothing left" and "some
/// may have left" decides about money. The owner thread, except [#close()].
interface NexoLine extends AutoCloseable {

    /// @param name the ServiceID of the message, to tell about it later
    Sent send(String name, byte[] message, Duration limit);

    /// The next thing that arrives; waits for it.
    Heard hear(Duration limit);

    @Override
    void close();

    /// What became of a message that was to be sent.
    sealed interface Sent {
        /// It is on its way.
        record Taken() implements Sent {}

        /// Proven: no byte of it left.
        record Nothing(String why) implements Sent {}

        /// The line was lost while it left.
        record Perhaps(String why) implements Sent {}
    }

    /// What was heard.
    sealed interface Heard {
        record Message(byte[] bytes) implements Heard {}

        record Silence() implements Heard {}

        /// Proven later: no byte of the message with this ServiceID left.
        record NeverLeft(String name, String why) implements Heard {}

        /// The line, or what was under way on it, is lost; the next message opens it anew.
        record Lost(String why) implements Heard {}
    }
}
