package org.nightwindow.driver.testkit.nexo;

import java.io.IOException;

/// The way back to whoever sent a request. Any thread.
interface Reply {

    /// What goes over the line for this message: a frame, or an HTTP response.
    byte[] wrapped(byte[] message);

    /// Writes bytes as they are.
    void write(byte[] bytes) throws IOException;

    /// True when more than one message can follow a request.
    boolean takesMany();

    /// Ends the connection.
    void cut();
}
