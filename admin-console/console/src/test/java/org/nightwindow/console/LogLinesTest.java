package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.Json;

/// What a line of the log looks like, by the switch `NIGHTWINDOW_LOG`.
class LogLinesTest {
    private static String line(String kind, String message, Object... arguments) throws JoranException {
        LoggerContext context = new LoggerContext();
        context.putProperty(LogKind.PROPERTY, kind);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogKind.class.getResource("logback.xml"));
        assertThat(context.getStatusManager().getCopyOfStatusListenerList())
                .as("Logback does not print its diary between our lines")
                .isNotEmpty();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        assertThat(appenders).hasSize(1);
        Logger logger = context.getLogger(Console.class);
        LoggingEvent event =
                new LoggingEvent("", logger, Level.WARN, message, new IllegalStateException("no\ndisk"), arguments);
        byte[] line = ((OutputStreamAppender<ILoggingEvent>) appenders.getFirst())
                .getEncoder()
                .encode(event);
        context.stop();
        return new String(line, StandardCharsets.UTF_8);
    }

    @Test
    void asJson_everyEventIsOneObjectOnOneLine_whateverStandsInIt_andItsPartsAreNotRepeated()
            throws JoranException, IOException {
        String line = line("json", "{} said {}", "NW-1301", "a \"b\"\r\n{\"level\":\"ERROR\"}");
        assertThat(line.strip()).doesNotContain("\n").doesNotContain("\r");
        JsonNode told = Json.MAPPER.readTree(line);
        assertThat(told.path("level").asText()).isEqualTo("WARN");
        assertThat(told.path("loggerName").asText()).isEqualTo(Console.class.getName());
        assertThat(told.path("formattedMessage").asText()).isEqualTo("NW-1301 said a \"b\"\r\n{\"level\":\"ERROR\"}");
        assertThat(told.path("throwable").path("message").asText()).isEqualTo("no\ndisk");
        assertThat(told.path("timestamp").isNumber()).isTrue();
        assertThat(told.has("arguments"))
                .as("what a line was made of is no more than the line")
                .isFalse();
        assertThat(told.has("mdc") || told.has("context")).isFalse();
    }

    @Test
    void withoutTheSwitchALineIsForPeople_andAnUnknownWordIsNoReasonToBeSilent() throws JoranException {
        assertThat(line(LogKind.of(Map.of()), "{} said", "NW-1301")).contains("WARN  Console NW-1301 said");
        assertThat(LogKind.of(Map.of("NIGHTWINDOW_LOG", "json"))).isEqualTo("json");
        assertThat(LogKind.of(Map.of("NIGHTWINDOW_LOG", "yaml"))).isEqualTo("text");
    }
}
