package org.nightwindow.console;

import java.util.Map;

/// How a line of the log looks: `text` for people, or `json`, one object a line, for machines that gather logs. Said by
/// `NIGHTWINDOW_LOG` of the environment, because the first line is older than the settings.
final class LogKind {
    /// What `logback.xml` asks for.
    static final String PROPERTY = "nightwindow.log";

    private static final String VARIABLE = "NIGHTWINDOW_LOG";

    static String of(Map<String, String> environment) {
        return "json".equals(environment.get(VARIABLE)) ? "json" : "text";
    }

    private LogKind() {}
}
