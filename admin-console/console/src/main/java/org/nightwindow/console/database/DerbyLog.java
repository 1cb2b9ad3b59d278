package org.nightwindow.console.database;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Derby's own log, line by line into ours. Derby finds [#writer()] by its name in `derby.stream.error.method`.
public final class DerbyLog {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyLog.class);

    /// Called by Derby.
    public static Writer writer() {
        return new Writer() {
            @Override
            public void write(char[] chars, int from, int length) {
                String line = new String(chars, from, length).strip();
                if (!line.isEmpty()) {
                    LOG.debug("{}", line);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private DerbyLog() {}
}
