package org.nightwindow.console.live;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events (WHATWG HTML §9.2) on one response. One thread.
final class EventStream {
    private final Context ctx;

    /// Proxies between us and the reader must not collect what we send.
    EventStream(Context ctx) {
        this.ctx = ctx;
        ctx.res().setContentType("text/event-stream; charset=utf-8");
        ctx.res().setHeader("X-Accel-Buffering", "no");
    }

    /// Sends one event and waits until it has left.
    ///
    /// @param data any number of lines
    void send(String event, String data) throws ReaderGone {
        StringBuilder text = new StringBuilder("event: ").append(event).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            text.append("data:\n");
        }
        try {
            OutputStream out = ctx.res().getOutputStream();
            out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new ReaderGone(e);
        }
    }

    /// The page was closed or its network is gone; nothing is wrong with us.
    static final class ReaderGone extends Exception {
        private static final long serialVersionUID = 1L;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }
}
