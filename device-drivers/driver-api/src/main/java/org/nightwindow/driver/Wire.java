package org.nightwindow.driver;

import java.time.Duration;

/// A byte stream to a device: bytes out, bytes in, and nothing else.
///
/// Used by one thread, except [#close()], which any thread may call and which ends a wait in [#read] at once.
///
/// A lost wire is a [WireException] here and a value above: a driver turns it into [Fault#TRANSPORT] on a read and
/// into [Outcome.Unknown] on an act whose first byte may have left.
public interface Wire extends AutoCloseable {

    /// Writes all bytes and returns when the operating system has taken them.
    ///
    /// @throws WireException when the wire is lost or does not take the bytes within `limit`; some may have left
    void write(byte[] bytes, Duration limit) throws WireException;

    /// Waits until something is there and returns what is there.
    ///
    /// @param buffer filled from its start
    /// @return how many bytes, 1 to `buffer.length`; 0 when nothing came within `limit`
    /// @throws WireException when the wire is lost or was closed
    int read(byte[] buffer, Duration limit) throws WireException;

    /// Throws away what arrived and was not read.
    void discardInput() throws WireException;

    /// Any thread; a second close does nothing.
    @Override
    void close();
}
