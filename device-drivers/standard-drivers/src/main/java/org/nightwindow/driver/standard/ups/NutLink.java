package org.nightwindow.driver.standard.ups;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// One question, one line of answer. A line whose answer did not come, or was another, is not used any more: what
/// comes late would be taken for the answer to the next question.
///
/// The owner thread, except [#close()].
final class NutLink implements AutoCloseable {
    /// `upsd` sends no line longer than this (`LARGEBUF`, 1,024 bytes).
    private static final int MAX_LINE = 1024;

    private final Wire wire;
    private final String ups;
    private final Duration answerLimit;
    private final byte[] buffer = new byte[MAX_LINE];

    NutLink(Wire wire, String ups, Duration answerLimit) {
        this.wire = wire;
        this.ups = ups;
        this.answerLimit = answerLimit;
    }

    /// @throws WireException when the line is lost, or the answer is none
    NutAnswer get(String variable, Call call) throws WireException {
        wire.discardInput();
        String question = "GET VAR " + ups + " " + variable + "\n";
        Call answering = Call.within(call.remaining(answerLimit));
        wire.write(question.getBytes(StandardCharsets.US_ASCII), answering.remaining());
        NutAnswer answer = NutAnswer.read(line(answering), ups, variable);
        if (answer instanceof NutAnswer.Nonsense(String why)) {
            throw new WireException("upsd answers what is no answer: " + why);
        }
        return answer;
    }

    private String line(Call answering) throws WireException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!answering.expired()) {
            int count = wire.read(buffer, answering.remaining());
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    return line.toString(StandardCharsets.UTF_8).strip();
                }
                line.write(buffer[i]);
            }
            if (line.size() > MAX_LINE) {
                throw new WireException("upsd sends a line without end");
            }
        }
        throw new WireException("upsd did not answer in time");
    }

    @Override
    public void close() {
        wire.close();
    }
}
