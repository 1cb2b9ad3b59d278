package org.nightwindow.driver.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One line of text at a time between the two processes: a word, a tab, and what it says. Never over stdout, which a
/// driver and a dying JVM write to.
final class Line implements AutoCloseable {
    /// The driver as it introduces itself: id, vendor, model, version, kind, joined by tabs.
    static final String DRIVER = "driver";

    static final String BEGIN = "begin";
    static final String KEPT = "kept";
    static final String BROKEN = "broken";
    static final String NOT_JUDGED = "not-judged";

    /// Somebody is asked to do something; the answer is [#DONE].
    static final String PLEASE = "please";

    static final String DONE = "done";

    /// The jars cannot be examined at all.
    static final String USELESS = "useless";

    private final Socket socket;
    private final BufferedReader in;
    private final Writer out;

    Line(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    }

    /// @param text may have more than one line
    record Said(String word, String text) {}

    synchronized void say(String word, String text) throws IOException {
        out.write(word + "\t" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "") + "\n");
        out.flush();
    }

    /// @return null at the end
    @Nullable
    Said hear() throws IOException {
        String line = in.readLine();
        if (line == null) {
            return null;
        }
        int tab = line.indexOf('\t');
        return new Said(
                line.substring(0, tab),
                line.substring(tab + 1).replace("\\n", "\n").replace("\\\\", "\\"));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is gone either way.
        }
    }
}
