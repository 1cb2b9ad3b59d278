package org.nightwindow.kiosk.ledger;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where Derby writes its messages: into our log instead of a `derby.log` beside the database.
///
/// Derby finds [#writer()] by name (`derby.stream.error.method`), so both are public.
public final class DerbyLog {
    private static final Logger LOG = LoggerFactory.getLogger("derby");

    /// Called by Derby, once.
    public static Writer writer() {
        return new Lines();
    }

    private static final class Lines extends Writer {
        private final StringBuilder line = new StringBuilder();

        @Override
        public void write(char[] text, int from, int length) {
            synchronized (line) {
                for (int i = from; i < from + length; i++) {
                    if (text[i] == '\n') {
                        LOG.trace("{}", line);
                        line.setLength(0);
                    } else {
                        line.append(text[i]);
                    }
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private DerbyLog() {}
}
