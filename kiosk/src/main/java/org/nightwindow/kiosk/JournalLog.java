package org.nightwindow.kiosk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.read.CyclicBufferAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/// Logs to the journal of the machine, by standard error. No name, ID number or address is ever logged; at DEBUG
/// libraries would not promise that.
///
/// Written as code because Logback needs a tenth of the time to the first picture to read the same as XML. A file
/// given with `-Dlogback.configurationFile` comes first.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class JournalLog extends ContextAwareBase implements Configurator {
    /// A quiet night writes some hundred lines; a bad one thousands.
    private static final int RECENT_LINES = 4_000;

    private static final String RECENT = "recent";
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{24} %msg%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> journal = new ConsoleAppender<>();
        journal.setContext(context);
        journal.setName("journal");
        journal.setTarget(ConsoleTarget.SystemErr.getName());
        journal.setEncoder(encoder);
        journal.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(journal);
        root.addAppender(recent(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static CyclicBufferAppender<ILoggingEvent> recent(LoggerContext context) {
        CyclicBufferAppender<ILoggingEvent> recent = new CyclicBufferAppender<>();
        recent.setContext(context);
        recent.setName(RECENT);
        recent.setMaxSize(RECENT_LINES);
        recent.start();
        return recent;
    }

    /// The newest lines of this program, for a technician far away; the oldest are left out when they are too many.
    ///
    /// @param most bytes
    static byte[] recent(int most) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24} %msg%n");
        layout.start();
        StringBuilder lines =
                new StringBuilder("Nightwindow ").append(Kiosk.SOFTWARE).append('\n');
        if (context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(RECENT)
                instanceof CyclicBufferAppender<?> recent) {
            for (int i = 0; i < recent.getLength(); i++) {
                if (recent.get(i) instanceof ILoggingEvent event) {
                    lines.append(layout.doLayout(event));
                }
            }
        } else {
            lines.append("This kiosk writes its log elsewhere.\n");
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        return bytes.length <= most ? bytes : Arrays.copyOfRange(bytes, bytes.length - most, bytes.length);
    }
}
